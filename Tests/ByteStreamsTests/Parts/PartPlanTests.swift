import BreachModel
import ByteStreams
import Foundation
import Testing

@Suite struct PartPlanTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// The text of each part as its reader gets it.
    private func texts(_ path: String, partSize: Int, size: Int = 4096) throws -> [[UInt8]] {
        try PartPlan(path: path, partSize: partSize).parts.map { part in
            let input = try ByteInput(path: path, part: part, fingerprinting: true)
            return try input.readAll()
        }
    }

    /// Lines of very different lengths, blank ones too.
    private static func lines(_ count: Int, seed: UInt64) -> [UInt8] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).flatMap { _ in
            let length = [0, 1, 2, 30, 300, 3000][Int.random(in: 0..<6, using: &generator)]
            return (0..<length).map { _ in UInt8.random(in: 0x20...0x7E, using: &generator) } + [0x0A]
        }
    }

    /// A BGZF file: every member carries its length.
    static func bgzf(_ text: [UInt8], block: Int, folder: TemporaryFolder) throws -> [UInt8] {
        var all: [UInt8] = []
        for start in stride(from: 0, through: text.count, by: block) {
            let member = try folder.compressed(Array(text[start..<min(start + block, text.count)]), as: "gz")
            let size = member.count + 8 - 1
            var head = Array(member[..<10])
            head[3] |= 4
            all += head + [6, 0, 0x42, 0x43, 2, 0, UInt8(size & 0xFF), UInt8(size >> 8)] + member[10...]
        }
        return all
    }

    @Test("Every line belongs to exactly one part, wherever the cuts fall", arguments: [1, 2, 3] as [UInt64])
    func everyLineOnce(seed: UInt64) throws {
        for ending in [[], [0x61], [0x0A, 0x0A]] as [[UInt8]] {
            let text = Self.lines(12, seed: seed) + ending
            let path = try folder.write("plain", text)
            for partSize in [1, 2, 7, 100, 1000, 4096, text.count - 1, text.count, text.count + 1] {
                let parts = try texts(path, partSize: partSize)
                #expect(parts.flatMap(\.self) == text, "seed \(seed), parts of \(partSize)")
                for part in parts.filter({ !$0.isEmpty }).dropLast() { #expect(part.last == 0x0A) }
            }
        }
    }

    @Test("A part's fingerprints join to that of the whole text", arguments: ["plain", "bgzf", "zst"])
    func fingerprints(_ form: String) throws {
        let text = Self.lines(400, seed: 9)
        let path = try folder.write("a", try packed(text, as: form))
        for partSize in [999, 10_000, 1 << 30] {
            let plan = try PartPlan(path: path, partSize: partSize)
            #expect(partSize > text.count || plan.parts.count > 5)
            var all = TextFingerprint()
            for part in plan.parts {
                let input = try ByteInput(path: path, part: part, fingerprinting: true)
                _ = try input.readAll()
                all.append(try #require(input.fingerprint))
            }
            #expect(all == fingerprint(of: text), "\(form), parts of \(partSize)")
        }
    }

    private func packed(_ text: [UInt8], as form: String) throws -> [UInt8] {
        switch form {
        case "bgzf": return try Self.bgzf(text, block: 700, folder: folder)
        case "zst":
            return try stride(from: 0, to: text.count, by: 700).flatMap { start in
                try sizedFrame(Array(text[start..<min(start + 700, text.count)]))
            }
        default: return text
        }
    }

    /// A zstd frame of raw blocks that tells its content's size (RFC 8878), a skippable one before it.
    private func sizedFrame(_ text: [UInt8]) throws -> [UInt8] {
        let block = text.count << 3 | 1
        let size = text.count - 256
        let head: [UInt8] =
            text.count >= 256 ? [0x60, UInt8(size & 0xFF), UInt8(size >> 8)] : [0x20, UInt8(text.count)]
        return [0x51, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 7, 7] + [0x28, 0xB5, 0x2F, 0xFD] + head
            + [UInt8(block & 0xFF), UInt8(block >> 8 & 0xFF), UInt8(block >> 16)] + text
    }

    @Test("Blocked gzip and framed zstd are cut where decoding can begin", arguments: ["bgzf", "zst"])
    func packedParts(_ form: String) throws {
        let text = Self.lines(300, seed: 4)
        let path = try folder.write("a", try packed(text, as: form))
        #expect(Delivery(path: path) == Delivery(bytes: text))
        for partSize in [1, 700, 5000, 50_000] {
            let plan = try PartPlan(path: path, partSize: partSize)
            #expect(plan.parts.count > min(5, text.count / partSize / 2))
            #expect(plan.parts.map(\.number) == Array(0..<plan.parts.count))
            #expect(plan.parts.dropLast().map(\.end) == plan.parts.dropFirst().map(\.start))
            #expect(try texts(path, partSize: partSize).flatMap(\.self) == text, "\(form), parts of \(partSize)")
        }
    }

    @Test("A stream that cannot be entered in the middle is one part", arguments: ["gz", "zst"])
    func onePart(_ suffix: String) throws {
        let text = Self.lines(300, seed: 5)
        let path = try folder.write("a", try folder.compressed(text, as: suffix) + folder.compressed(text, as: suffix))
        #expect(try texts(path, partSize: 100) == [text + text])
        #expect(try PartPlan(path: "-").parts == [.whole()])
        #expect(try texts(try folder.write("empty", ""), partSize: 100) == [[]])
    }

    @Test func `A blocked file that is damaged or goes on as something else is still read to where it can be`() throws {
        let text = Self.lines(300, seed: 6)
        let blocks = try Self.bgzf(text, block: 700, folder: folder)
        let tail = try folder.compressed(text, as: "gz")
        let mixed = try folder.write("mixed", blocks + tail)
        #expect(try texts(mixed, partSize: 2000).flatMap(\.self) == text + text)
        let cut = try folder.write("cut", Array(blocks.prefix(blocks.count / 2)))
        let parts = try PartPlan(path: cut, partSize: 2000).parts
        for part in parts.dropLast() { _ = try ByteInput(path: cut, part: part).readAll() }
        #expect(throws: ByteStreamError(.truncated, "")) { try ByteInput(path: cut, part: parts.last).readAll() }
    }

    @Test func `A line longer than a part is read once, and the parts inside it are empty`() throws {
        let text = [UInt8](repeating: 0x61, count: 5000) + [0x0A] + Array("b\n".utf8)
        let parts = try texts(try folder.write("a", text), partSize: 1000)
        #expect(parts.map(\.count) == [5001, 0, 0, 0, 0, 2])
    }

    @Test func `Plain text in the middle of a file is not taken for a stream`() throws {
        let text = Array("first line\n".utf8) + [0x1F, 0x8B] + Array(" second\nthird\n".utf8)
        #expect(try texts(try folder.write("a", text), partSize: 11).flatMap(\.self) == text)
    }
}
