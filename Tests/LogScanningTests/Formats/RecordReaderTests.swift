import BreachModel
import ByteStreams
import Testing

@testable import LogScanning

@Suite struct RecordReaderTests {
    private let folder: ScanFolder

    init() throws { folder = try ScanFolder() }

    private struct Record: Equatable {
        var text: String
        var offset: Int
        var shared = ""
    }

    private func records(_ text: String, _ shape: RecordReader.Shape) throws -> (records: [Record], cut: Bool) {
        let reader = RecordReader(input: try ByteInput(path: try folder.write("records", text)), shape: shape)
        var all: [Record] = []
        while true {
            switch try reader.next() {
            case .end: return (all, reader.endedInside)
            case .tooLong: all.append(Record(text: "(too long)", offset: reader.recordOffset))
            case .line(let bytes):
                let text = unsafe String(decoding: bytes, as: UTF8.self)
                all.append(Record(text: text, offset: reader.recordOffset, shared: String(decoding: reader.shared, as: UTF8.self)))
            }
        }
    }

    @Test("The records of a document come with the offsets of their first bytes, whatever stands beside them")
    func document() throws {
        let text =
            #" {"Version":1,"x":{"Records":[9]},"s":"\"Records\":[{}]" , "Records" : [ {"a":"}]"} ,{"b":[1,{"c":2}]},null, 7],"after":[]} "#
        let found = try records(text, .cloudTrail)
        #expect(found.records.map(\.text) == [#"{"a":"}]"}"#, #"{"b":[1,{"c":2}]}"#, "null", "7"])
        for record in found.records {
            #expect(Array(text.utf8.dropFirst(record.offset).prefix(record.text.utf8.count)) == Array(record.text.utf8))
        }
        #expect(!found.cut)
    }

    @Test("Records are numbered one by one, broken ones too")
    func numbers() throws {
        let text = #"{"Records":[1,2}]"# + "\n" + #"{"Records":[3,]]"# + "\n" + #"{"Records":[4]}"#
        let reader = RecordReader(input: try ByteInput(path: try folder.write("records", text)), shape: .cloudTrail)
        var numbers: [Int] = []
        loop: while true {
            if case .end = try reader.next() { break loop }
            numbers.append(reader.recordNumber)
        }
        #expect(numbers == Array(1...numbers.count))
        #expect(numbers.count == 6)
    }

    @Test("A file may hold several documents, one a line")
    func documents() throws {
        let found = try records(#"{"Records":[1]}"# + "\n" + #"{"Records":[]}"# + "\n\n" + #"{"Records":[2,3]}"#, .cloudTrail)
        #expect(found.records.map(\.text) == ["1", "2", "3"])
        #expect(!found.cut)
    }

    @Test("Records know the resource that they share, and lose it with the next one")
    func shared() throws {
        let text =
            #"{"resourceLogs":[{"resource":{"r":1},"scopeLogs":[{"scope":{},"logRecords":[{"a":1},{"a":2}]},{"logRecords":[{"a":3}]}]},"#
            + #"{"scopeLogs":[{"logRecords":[{"a":4}],"schemaUrl":"u"}]}]}"#
        let found = try records(text, .otlp)
        #expect(found.records.map(\.text) == [#"{"a":1}"#, #"{"a":2}"#, #"{"a":3}"#, #"{"a":4}"#])
        #expect(found.records.map(\.shared) == [#"{"r":1}"#, #"{"r":1}"#, #"{"r":1}"#, ""])
    }

    @Test(
        "A document that is cut says so",
        arguments: [#"{"Records":[{"a":1},{"b"#, #"{"Records":[{"a":1},"#, #"{"Records":[{"a":1}]"#, #"{"Records":[{"a":1},{"b":2"#])
    func cut(text: String) throws {
        let found = try records(text, .cloudTrail)
        #expect(found.cut)
        #expect(found.records.first?.text == #"{"a":1}"#)
    }

    @Test("What is no document is one unreadable record, and the next line begins anew")
    func garbage() throws {
        let found = try records("garbage here\n" + #"{"Records":[1]}"# + "\n" + #"[{"x":1}]"# + "\n" + #"{"Records":[2]}"#, .cloudTrail)
        #expect(found.records.map(\.text) == ["garbage here", "1", #"[{"x":1}]"#, "2"])
    }

    @Test("A record over the limit is passed over and counted, and those behind it are read")
    func tooLong() throws {
        let long = #"{"a":""# + String(repeating: "x", count: 3 * LineReader.lineLimit) + #""}"#
        let found = try records(#"{"Records":[{"b":1},"# + long + #",{"c":2}]}"#, .cloudTrail)
        #expect(found.records.map(\.text) == [#"{"b":1}"#, "(too long)", #"{"c":2}"#])
        #expect(!found.cut)
    }

    @Test("Records are whole wherever the buffer ends")
    func boundaries() throws {
        let items = (0..<40_000).map { #"{"n":\#($0),"s":"\#(String(repeating: "y", count: $0 % 97))"}"# }
        let found = try records(#"{"Records":["# + items.joined(separator: ", ") + "]}", .cloudTrail)
        #expect(found.records.map(\.text) == items)
    }

    @Test("Nothing that stands in a file crashes the reader or keeps it from its end", arguments: [401, 402] as [UInt64])
    func hostile(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        let pieces = ["{", "}", "[", "]", ",", ":", #"""#, #"\"#, #""Records":["#, #""resource":{"#, "\n", " ", "1", "x"]
        for _ in 0..<300 {
            let text = (0..<60).map { _ in pieces[Int.random(in: 0..<pieces.count, using: &generator)] }.joined()
            _ = try records(text, .cloudTrail)
            _ = try records(text, .otlp)
        }
    }
}
