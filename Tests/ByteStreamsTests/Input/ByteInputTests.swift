import BreachModel
import Foundation
import Glibc
import Testing

@testable import ByteStreams

@Suite struct ByteInputTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The same two lines as the system's own tools compress them.
    private static let lines = Array("first line\nsecond line\n".utf8)
    static let foreign: [(Compression, String)] = [
        (.gzip, "H4sIAAAAAAACA0vLLCouUcjJzEvlKk5Nzs9LgbABLFpFXRcAAAA="),
        (.zstd, "KLUv/QRouQAAZmlyc3QgbGluZQpzZWNvbmQgbGluZQofO7ig"),
        (.xz, "/Td6WFoAAATm1rRGAgAhARYAAAB0L+WjAQAWZmlyc3QgbGluZQpzZWNvbmQgbGluZQoAABLpMe+yotpkAAEvF4EISbEftvN9AQAAAAAEWVo="),
    ]

    @Test(
        "A stream is told by its first bytes and not by its name",
        arguments: foreign, ["log", "log.gz", "log.zst", "log.xz"])
    func detection(_ stream: (Compression, String), _ name: String) throws {
        let path = try folder.write(name, [UInt8](Data(base64Encoded: stream.1)!))
        #expect(try ByteInput(path: path).compression == stream.0)
        #expect(Delivery(path: path) == Delivery(bytes: Self.lines))
        #expect(Delivery(path: path, size: 1) == Delivery(bytes: Self.lines))
    }

    @Test("Plain bytes are given as they are", arguments: [0, 1, 2, 5, 6, 7, 300_000])
    func plain(_ size: Int) throws {
        let content = sampleBytes(size, seed: 1)
        let path = try folder.write("plain.gz", content)
        let input = try ByteInput(path: path, fingerprinting: true)
        #expect(input.compression == .none)
        #expect(try input.readAll() == content)
        #expect(input.bytesRead == size)
        #expect(input.fingerprint == fingerprint(of: content))
        #expect(Delivery(path: path, size: 3) == Delivery(bytes: content))
    }

    @Test("Members and frames one after the other are one stream", arguments: ["gz", "zst"])
    func concatenated(_ suffix: String) throws {
        var all: [UInt8] = []
        var content: [UInt8] = []
        for (index, size) in [1, 0, 70_000, 13, 300_000, 0, 5, 262_144, 2].enumerated() {
            let part = sampleBytes(size, seed: UInt64(index))
            content += part
            all += try folder.compressed(part, as: suffix)
        }
        let path = try folder.write("many", all)
        for size in [7, 4096, 1 << 20] { #expect(Delivery(path: path, size: size) == Delivery(bytes: content)) }
        let input = try ByteInput(path: path, fingerprinting: true)
        _ = try input.readAll()
        #expect(input.fingerprint == fingerprint(of: content))
        #expect(input.bytesRead == all.count)
    }

    @Test func `Hundreds of small gzip members are read wherever a buffer ends between them`() throws {
        let parts = (0..<800).map { sampleBytes(1 + $0 * 7 % 3000, seed: UInt64($0)) }
        let all = try parts.flatMap { try folder.compressed($0, as: "gz") }
        #expect(all.count > 2 * ByteInput.chunkSize)
        #expect(Delivery(path: try folder.write("many", all)) == Delivery(bytes: parts.flatMap(\.self)))
    }

    @Test func `Several xz streams with padding between them are one`() throws {
        let stream = [UInt8](Data(base64Encoded: Self.foreign[2].1)!)
        #expect(Delivery(path: try folder.write("two.xz", stream + stream)) == Delivery(bytes: Self.lines + Self.lines))
        #expect(Delivery(path: try folder.write("padded.xz", stream + [0, 0, 0, 0] + stream)) == Delivery(bytes: Self.lines + Self.lines))
    }

    @Test func `A skippable zstd frame is passed over, at the start too`() throws {
        let frame = try folder.compressed(Self.lines, as: "zst")
        let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 9, 9, 9]
        let path = try folder.write("skip", skippable + frame + skippable + frame + skippable)
        #expect(try ByteInput(path: path).compression == .zstd)
        #expect(Delivery(path: path) == Delivery(bytes: Self.lines + Self.lines))
    }

    @Test("A stream that is cut anywhere gives what stands before the cut and says truncated", arguments: ["gz", "zst"])
    func truncated(_ suffix: String) throws {
        let content = sampleBytes(600_000, seed: 3)
        let whole = try folder.compressed(content, as: suffix)
        for kept in [6, 7, 20, 1000, whole.count / 2, whole.count - 9, whole.count - 1] {
            let delivery = Delivery(path: try folder.write("cut", Array(whole[..<kept])))
            #expect(delivery.fault == .truncated, "\(kept) of \(whole.count)")
            #expect(content.starts(with: delivery.bytes), "\(kept) of \(whole.count)")
            if kept == whole.count / 2 { #expect(delivery.bytes.count > content.count / 4) }
        }
    }

    @Test func `An xz stream that is cut says truncated`() throws {
        let whole = [UInt8](Data(base64Encoded: Self.foreign[2].1)!)
        for kept in 6..<whole.count {
            let delivery = Delivery(path: try folder.write("cut", Array(whole[..<kept])))
            #expect(delivery.fault == .truncated, "\(kept)")
            #expect(Self.lines.starts(with: delivery.bytes), "\(kept)")
        }
    }

    @Test("A cut in a later member gives all members before it", arguments: ["gz", "zst"])
    func truncatedLater(_ suffix: String) throws {
        let (first, second) = (sampleBytes(1000, seed: 4), sampleBytes(1000, seed: 5))
        let all = try folder.compressed(first, as: suffix) + folder.compressed(second, as: suffix)
        let delivery = Delivery(path: try folder.write("cut", Array(all.dropLast(4))))
        #expect(delivery.fault == .truncated)
        #expect(delivery.bytes.starts(with: first))
    }

    @Test("Garbage behind a stream is corrupt, and everything before it is delivered", arguments: ["gz", "zst"])
    func garbage(_ suffix: String) throws {
        let content = sampleBytes(5000, seed: 6)
        let path = try folder.write("garbage", try folder.compressed(content, as: suffix) + Array("this is no stream at all".utf8))
        #expect(Delivery(path: path) == Delivery(bytes: content, fault: .corrupt))
    }

    @Test("A bit that fell over is noticed wherever it is", arguments: ["gz", "zst"])
    func corrupt(_ suffix: String) throws {
        let content = sampleBytes(40_000, seed: 7)
        let whole = try folder.compressed(content, as: suffix)
        var generator = SeededGenerator(seed: 8)
        for _ in 0..<60 {
            var damaged = whole
            // Behind the header, whose time stamp and name fields nothing checks.
            let place = Int.random(in: 20..<whole.count, using: &generator)
            damaged[place] ^= 1 << UInt8.random(in: 0...7, using: &generator)
            let delivery = Delivery(path: try folder.write("damaged", damaged))
            #expect(delivery.fault == .corrupt || delivery.fault == .truncated, "byte \(place)")
        }
    }

    @Test func `A damaged xz stream is corrupt`() throws {
        var whole = [UInt8](Data(base64Encoded: Self.foreign[2].1)!)
        whole[30] ^= 0x10
        #expect(Delivery(path: try folder.write("damaged", whole)).fault == .corrupt)
    }

    @Test("Of a damaged stream all that stands before the damage is given, however much is read at a time", arguments: ["gz", "zst", "xz"])
    func beforeDamage(_ suffix: String) throws {
        var whole = [UInt8](Data(base64Encoded: Self.foreign[2].1)!)
        var content = Self.lines
        if suffix != "xz" {
            content = sampleBytes(500_000, seed: 9)
            whole = try folder.compressed(content, as: suffix)
        }
        // The checksum behind the text; of xz the block's own one.
        whole[suffix == "gz" ? whole.count - 6 : suffix == "zst" ? whole.count - 2 : 61] ^= 0x10
        for size in [1 << 12, 1 << 16, 1 << 20] {
            let delivery = Delivery(path: try folder.write("damaged", whole), size: size)
            #expect(delivery.fault == .corrupt)
            #expect(content.starts(with: delivery.bytes))
            // The last block may be held back, since its bytes are in doubt.
            #expect(delivery.bytes.count >= content.count - 128 * 1024, "\(delivery.bytes.count) of \(content.count) at \(size)")
            if suffix != "zst" { #expect(delivery.bytes == content) }
        }
    }

    @Test func `A circle of links is called one`() throws {
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/a", withDestinationPath: folder.path + "/b")
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/b", withDestinationPath: folder.path + "/a")
        let error = #expect(throws: ByteStreamError.self) { try ByteInput(path: folder.path + "/a") }
        #expect(error?.code == .readFailed)
        #expect(error?.message == "its links go in a circle")
    }

    @Test func `A stream that wants more memory than allowed is refused`() throws {
        let zstd: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0x00, 0x98, 0x64, 0x00, 0x00, 0x10, 0x00, 0x00, 0x02, 0x00]
        #expect(Delivery(path: try folder.write("a", zstd)) == Delivery(bytes: [], fault: .windowTooLarge))
        let xz = "/Td6WFoAAATm1rRGAgAhASAAAAAJiKV2AQAWZmlyc3QgbGluZQpzZWNvbmQgbGluZQoAABLpMe+yotpkAAEvF4EISbEftvN9AQAAAAAEWVo="
        #expect(Delivery(path: try folder.write("b", [UInt8](Data(base64Encoded: xz)!))) == Delivery(bytes: [], fault: .windowTooLarge))
    }

    @Test func `A file may hold the first bytes of a stream and nothing else`() throws {
        #expect(Delivery(path: try folder.write("a", [0x1F, 0x8B])) == Delivery(bytes: [], fault: .truncated))
        #expect(Delivery(path: try folder.write("b", [0x1F])) == Delivery(bytes: [0x1F]))
        #expect(Delivery(path: try folder.write("c", [0x28, 0xB5, 0x2F, 0xFD])) == Delivery(bytes: [], fault: .truncated))
    }

    // MARK: Files that are none

    @Test func `What is not a regular file is refused by its kind`() throws {
        #expect(Delivery(path: folder.path + "/missing").fault == .notFound)
        #expect(Delivery(path: folder.path).fault == .isDirectory)
        #expect(Delivery(path: "/dev/zero").fault == .notRegular)
        let pipe = folder.path + "/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        #expect(Delivery(path: pipe).fault == .notRegular)
    }

    @Test func `A pipe is read where pipes are allowed, however quick its writer is`() throws {
        let pipe = folder.path + "/pipe"
        #expect(unsafe mkfifo(pipe, 0o600) == 0)
        for _ in 0..<200 {
            Thread.detachNewThread {
                // SAFETY: the path is a string that lives through the call.
                let writer = unsafe open(pipe, O_WRONLY)
                _ = unsafe write(writer, "through a pipe", 14)
                close(writer)
            }
            #expect(try ByteInput(path: pipe, allowsPipe: true).readAll() == Array("through a pipe".utf8))
        }
    }

    @Test(.disabled(if: geteuid() == 0, "root may read every file"))
    func `A file that may not be read is refused`() throws {
        let path = try folder.write("closed", "x")
        #expect(unsafe chmod(path, 0) == 0)
        #expect(Delivery(path: path).fault == .notPermitted)
    }

    @Test func `Reading all of a file stops at the limit`() throws {
        let path = try folder.write("large", sampleBytes(1001, seed: 9))
        #expect(throws: ByteStreamError(.readFailed, "")) { try ByteInput(path: path).readAll(limit: 1000) }
        #expect(try ByteInput(path: path).readAll(limit: 1001).count == 1001)
    }

    @Test("A stream that unpacks to more than its limit ends there, and what came before is given", arguments: ["gz", "zst"])
    func bomb(_ suffix: String) throws {
        let path = try folder.write("bomb", try folder.compressed([UInt8](repeating: 0x61, count: 8 << 20), as: suffix))
        for (limit, ends) in [(DecompressionLimit(ratio: 100, from: 1 << 20), true), (.standard, false)] {
            let input = try ByteInput(path: path, fingerprinting: true, limit: limit)
            do throws(ByteStreamError) {
                _ = try input.readAll()
                #expect(!ends)
            } catch {
                #expect(ends && error.code == .decompressionLimit)
                #expect(try #require(input.fingerprint).length > 1 << 20)
            }
        }
    }

    @Test("Zero bytes behind a gzip file are padding and are remarked on", arguments: [1, 511, 600_000])
    func padding(_ count: Int) throws {
        let content = sampleBytes(5000, seed: 10)
        let member = try folder.compressed(content, as: "gz")
        let path = try folder.write("padded", member + [UInt8](repeating: 0, count: count))
        let input = try ByteInput(path: path)
        #expect(try input.readAll() == content)
        #expect(input.remarks() == [.zeroPadding(bytes: count)])
        let more = try folder.write("more", member + [UInt8](repeating: 0, count: count) + member)
        #expect(Delivery(path: more) == Delivery(bytes: content + content))
    }

    @Test("Archives are refused by their names", arguments: [("zip", [0x50, 0x4B, 3, 4]), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C])])
    func archives(_ name: String, _ head: [UInt8]) throws {
        let path = try folder.write("a.log", head + [UInt8](repeating: 0, count: 100))
        do {
            _ = try ByteInput(path: path)
            Issue.record("an archive was opened")
        } catch {
            #expect(error.code == .archive && error.message.contains(name) && error.hint != nil)
        }
    }

    @Test func `A file that changes while it is read is remarked on`() throws {
        let path = try folder.write("a.log", "one line\n")
        let quiet = try ByteInput(path: path)
        _ = try quiet.readAll()
        #expect(quiet.remarks().isEmpty)
        let grown = try ByteInput(path: path)
        try folder.write("b", "x")
        let handle = try #require(FileHandle(forWritingAtPath: path))
        handle.seekToEndOfFile()
        handle.write(Data("two\n".utf8))
        #expect(try grown.readAll() == Array("one line\ntwo\n".utf8))
        #expect(grown.remarks() == [.changed(from: 9, to: 13)])
        let replaced = try ByteInput(path: path)
        #expect(unsafe rename(folder.path + "/b", path) == 0)
        #expect(!replaced.remarks().isEmpty)
    }

    @Test func `A small file that unpacks to very much stops at the limit too`() throws {
        let path = try folder.write("bomb", try folder.compressed([UInt8](repeating: 0x61, count: 8 << 20), as: "zst"))
        #expect(try Data(contentsOf: URL(filePath: path)).count < 10_000)
        #expect(throws: ByteStreamError(.readFailed, "")) { try ByteInput(path: path).readAll(limit: 1 << 20) }
    }

    @Test(
        "The system's error numbers have codes of their own",
        arguments: [
            (ENOENT, false, .notFound), (EACCES, false, .notPermitted), (EPERM, false, .notPermitted), (EISDIR, false, .isDirectory),
            (ENOSPC, true, .noSpace), (EDQUOT, true, .noSpace), (EIO, false, .readFailed), (EIO, true, .writeFailed),
            (EACCES, true, .writeFailed), (EPERM, true, .writeFailed), (EROFS, true, .writeFailed),
        ] as [(Int32, Bool, ByteStreamErrorCode)])
    func systemErrors(_ number: Int32, _ writing: Bool, _ code: ByteStreamErrorCode) {
        #expect(ByteStreamError.system(number, path: "a", writing: writing).code == code)
    }
}
