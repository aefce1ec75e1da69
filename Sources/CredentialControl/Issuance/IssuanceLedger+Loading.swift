package import BreachModel
package import ByteStreams

extension IssuanceLedger {
    /// Reads the issuance log.
    ///
    /// - Parameter isPlainList: whether the file has no header row and one token a line.
    /// - Throws: `ByteStreamError` where the file or the column of tokens is missing, or reading fails. A damaged file does not throw:
    ///   the report then says that it is not complete.
    package static func load(
        _ source: TableSource, isPlainList: Bool, configuration: HaechiConfiguration
    ) throws(ByteStreamError) -> IssuanceLedger {
        let path = configuration.resolve(source.path)
        var ledger = IssuanceLedger(report: TableReport(file: source.path))
        if isPlainList {
            ledger.report.digest = try SHA256Digest.ofFile(path)
            try ledger.loadLines(ByteInput(path: path))
        } else {
            try ledger.loadTable(source, configuration: configuration)
        }
        if ledger.count == 0 { ledger.report.add(.emptyFile, "the file names no token") }
        return ledger
    }

    private mutating func loadTable(_ source: TableSource, configuration: HaechiConfiguration) throws(ByteStreamError) {
        var rows = try TableRows(source, required: ["token"], configuration: configuration)
        let position = rows.position("token") ?? 0
        while try rows.next() {
            let token = rows.bytes(at: position)
            guard !token.isEmpty else {
                rows.note(.missingField, "the row names no token")
                continue
            }
            // SAFETY: the row keeps the bytes alive for the call.
            let isNew = unsafe token.withUnsafeBytes { unsafe insert($0) }
            if isNew { rows.use() } else { rows.skipRepeat() }
        }
        report = rows.report
    }

    private mutating func loadLines(_ input: ByteInput) throws(ByteStreamError) {
        var lines = TokenLines()
        var chunk = [UInt8](repeating: 0, count: 256 * 1024)
        do throws(ByteStreamError) {
            while true {
                var result: Result<Int, ByteStreamError> = .success(0)
                // SAFETY: the buffer is used only inside the closure.
                unsafe chunk.withUnsafeMutableBytes { buffer in
                    do throws(ByteStreamError) { result = .success(try unsafe input.read(into: buffer)) } catch { result = .failure(error) }
                }
                let count = try result.get()
                if count == 0 { break }
                // SAFETY: `count` bytes were just read into the chunk.
                unsafe chunk.withUnsafeBytes { buffer in
                    unsafe lines.feed(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &self)
                }
            }
        } catch {
            try report.stop(error)
        }
        lines.finish(into: &self)
        insertWaiting()
    }

    /// Takes one line of a plain list, without its line end; empty lines are no rows.
    mutating func take(line: UnsafeRawBufferPointer, number: Int, offset: Int) {
        // SAFETY: the part lies in `line`, which is valid for the call.
        let token = unsafe Self.trimmed(line)
        guard token.count > 0 else { return }
        report.rows += 1
        guard line.count <= TokenLines.longest else {
            report.add(.lineTooLong, line: number, offset: offset, "the line is longer than \(TokenLines.longest) bytes")
            return
        }
        // SAFETY: `token` is a part of `line`, which is valid for the call.
        unsafe insertLater(token)
    }

    private static func trimmed(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        var start = 0
        var end = line.count
        // SAFETY: both indices stay inside the line.
        while start < end, unsafe line[start] <= 0x20 { start += 1 }
        while end > start, unsafe line[end - 1] <= 0x20 { end -= 1 }
        return unsafe UnsafeRawBufferPointer(rebasing: line[start..<end])
    }
}
