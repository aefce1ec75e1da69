internal import ArgumentParser
internal import BreachModel
internal import ByteStreams
internal import ConfigurationReading
internal import LogScanning

/// `parse`: reads and validates eight fields of every line and prints sums over them, which a peer must find too.
struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Read and validate the fields of every line; no index.")

    @Option(help: "The configuration whose first log says how to read the file.")
    var config: String

    @Flag(help: "Send every line to the exact parser.")
    var exactly = false

    @Argument(help: "The log.")
    var file: String

    func run() throws {
        guard let source = try ConfigurationReader.read(path: config).logs.first else { throw ValidationError("no logs: in \(config)") }
        let sums = try LineCheck.run(path: file, source: source, exactly: exactly)
        print(
            "{\"events\":\(sums.events),\"unreadable\":\(sums.unreadable),\"time\":\(sums.time),\"subject\":\(sums.subject),"
                + "\"status\":\(sums.status),\"text\":\(sums.text)}")
    }
}

/// `decode`: unpacks a file and counts its bytes, to set beside what a scan of it costs.
struct Decode: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Unpack a file and count its bytes.")

    @Argument(help: "Plain, gzip, zstd or xz.")
    var file: String

    func run() throws {
        let input = try ByteInput(path: file)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 64)
        // SAFETY: allocated above; the input writes within the count.
        defer { unsafe buffer.deallocate() }
        var total = 0
        while case let count = try unsafe input.read(into: buffer), count > 0 { total += count }
        print("{\"bytes\":\(total)}")
    }
}
