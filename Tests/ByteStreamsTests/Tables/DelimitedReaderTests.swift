import BreachModel
import Testing

@testable import ByteStreams

@Suite struct DelimitedReaderTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func rows(_ text: String) throws -> [[String]] { try rows(path: folder.write("table.csv", text)) }

    private func rows(path: String) throws -> [[String]] {
        let reader = try DelimitedReader(path: path)
        var record = DelimitedRecord()
        var rows: [[String]] = []
        while try reader.next(&record) { rows.append((0..<record.count).map { record.text($0) }) }
        return rows
    }

    static let vectors: [(String, [[String]])] = [
        ("", []), ("\n", []), ("\r\n\r\n", []), ("\u{FEFF}", []),
        ("a", [["a"]]), ("a,b", [["a", "b"]]), ("a,b\n", [["a", "b"]]), ("a,b\r\n", [["a", "b"]]),
        ("a,b\nc,d\n", [["a", "b"], ["c", "d"]]), ("a,b\r\nc,d", [["a", "b"], ["c", "d"]]),
        ("a,b\n\n\r\nc,d\n", [["a", "b"], ["c", "d"]]),
        (",", [["", ""]]), (",,\n", [["", "", ""]]), ("a,\n,b\n", [["a", ""], ["", "b"]]),
        ("\"a\",\"b\"\n", [["a", "b"]]), ("\"a\"\"b\"\n", [["a\"b"]]), ("\"\"\"\"\n", [["\""]]), ("\"\",x\n", [["", "x"]]),
        ("\"a,b\",c\n", [["a,b", "c"]]), ("\"a\nb\",c\n", [["a\nb", "c"]]), ("\"a\r\nb\",c\r\n", [["a\r\nb", "c"]]),
        ("\"a\"\r\n\"b\"\r\n", [["a"], ["b"]]), ("\"a\r\",b\r\n", [["a\r", "b"]]), ("\"a\r\"\n", [["a\r"]]),
        ("a\rb,c\n", [["a\rb", "c"]]), ("a\r,b\r\n", [["a\r", "b"]]), ("a\r\r\n", [["a\r"]]),
        ("a\"b,c\n", [["a\"b", "c"]]), ("\u{FEFF}a,b\n", [["a", "b"]]), ("\u{FEFF}\"a\",b\n", [["a", "b"]]),
        ("a\u{FEFF},b\n", [["a\u{FEFF}", "b"]]), ("이름,전화\n홍,\"010\"\n", [["이름", "전화"], ["홍", "010"]]),
        (" a , b \n", [[" a ", " b "]]), ("a;b\n", [["a;b"]]), ("a\u{0}b,c\n", [["a\u{0}b", "c"]]),
        ("a,\"", [["a", ""]]), ("a,\"\"", [["a", ""]]), ("a,\"b", [["a", "b"]]),
    ]

    @Test("A table is read as RFC 4180 says", arguments: vectors)
    func reading(_ text: String, _ expected: [[String]]) throws {
        #expect(try rows(text) == expected)
    }

    @Test("A compressed table is the same table", arguments: ["gz", "zst"])
    func compressed(_ suffix: String) throws {
        let packed = try folder.compressed(Array("\u{FEFF}a,b\r\n\"c\nd\",e\r\n".utf8), as: suffix)
        #expect(try rows(path: folder.write("table", packed)) == [["a", "b"], ["c\nd", "e"]])
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `What is quoted as RFC 4180 says is read back`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let alphabet = Array("ab,\"\n\r 가;")
        var table: [[String]] = []
        for _ in 0..<3000 {
            let row = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                String((0..<Int.random(in: 0...5, using: &generator)).map { _ in alphabet.randomElement(using: &generator)! })
            }
            // One empty field is an empty line, which is passed over.
            if row != [""] { table.append(row) }
        }
        let ends = ["\n", "\r\n"]
        let text = table.map { row in
            row.map { field in
                let needed = field.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
                let quoted = needed || Bool.random(using: &generator)
                return quoted ? "\"" + field.replacing("\"", with: "\"\"") + "\"" : field
            }.joined(separator: ",") + ends.randomElement(using: &generator)!
        }.joined()
        let read = try rows(text)
        #expect(read.count == table.count, "seed \(seed)")
        for (got, expected) in zip(read, table) where got.map({ Array($0.utf8) }) != expected.map({ Array($0.utf8) }) {
            Issue.record("seed \(seed): \(got) for \(expected)")
        }
    }

    @Test func `A record knows its line and its offset`() throws {
        let reader = try DelimitedReader(path: folder.write("t", "\u{FEFF}a,b\r\n\n\"c\nd\",e\nlast,\"open"))
        var record = DelimitedRecord()
        var places: [[Int]] = []
        var open: [Bool] = []
        while try reader.next(&record) {
            places.append([record.line, record.offset])
            open.append(record.unterminatedQuote)
        }
        #expect(places == [[1, 3], [3, 9], [5, 17]])
        #expect(open == [false, false, true])
        #expect(try reader.next(&record) == false)
    }

    @Test("A quote that nobody closes at the end is told", arguments: ["\"", "a\n\"", "a\n\"b", "a,\"b\nc\n"])
    func unterminated(_ text: String) throws {
        let reader = try DelimitedReader(path: folder.write("t", text))
        var record = DelimitedRecord()
        var last = false
        while try reader.next(&record) { last = record.unterminatedQuote }
        #expect(last)
    }

    @Test func `A record over the limit is an error with its place, not a full memory`() throws {
        let filler = String(repeating: "row,of,text\n", count: 2 * DelimitedReader.recordLimit / 12)
        let path = try folder.write("t", "a,b\n1,\"never closed\n" + filler)
        let reader = try DelimitedReader(path: path)
        var record = DelimitedRecord()
        #expect(try reader.next(&record))
        do throws(ByteStreamError) {
            _ = try reader.next(&record)
            Issue.record("a record of two megabytes was taken")
        } catch {
            #expect(error.code == .corrupt)
            #expect(error.context.contains { $0.name == "line" && $0.value == "2" })
            #expect(!error.reportMessage.contains("never closed"))
        }
    }

    @Test func `A row of nothing but commas is limited too`() throws {
        let path = try folder.write("t", [UInt8](repeating: 0x2C, count: 2 * DelimitedReader.recordLimit))
        #expect(throws: ByteStreamError(.corrupt, "")) { try rows(path: path) }
    }

    @Test func `Rows before a broken stream are given, then its fault`() throws {
        let text = (0..<50_000).map { "\($0 &* 2_654_435_761 % 1_000_003),b\n" }.joined()
        let packed = try folder.compressed(Array(text.utf8), as: "gz")
        let reader = try DelimitedReader(path: folder.write("t", Array(packed.prefix(packed.count / 2))))
        var record = DelimitedRecord()
        var count = 0
        #expect(throws: ByteStreamError(.truncated, "")) {
            while try reader.next(&record) { count += 1 }
        }
        #expect(count > 10_000 && count < 50_000)
    }
}
