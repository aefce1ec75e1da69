import BreachModel
import ByteStreams
import Testing

@testable import Drill

@Suite struct TableWriterTests {
    @Test("Fields read back as they were, whatever they hold")
    func readingBack() throws {
        let folder = try RehearsalFolder()
        let path = folder.path + "/table.csv"
        let rows = [
            ["plain", "", "한글"], ["a,b", "\"quoted\"", "two\nlines"], ["cr\r\nlf", ",", "\""], [" space ", "'", "\\n"],
        ]
        var table = try TableWriter.begin(path, columns: ["one", "two", "three"])
        for row in rows { try table.append(row) }
        try table.appendRow { $0.append("x,,y") }
        try table.finish()
        let read = try ReferenceReader.table(path).map { [$0["one"], $0["two"], $0["three"]] }
        #expect(read == rows + [["x", "", "y"]])
        var record = DelimitedRecord()
        let reader = try DelimitedReader(path: path)
        var again: [[String]] = []
        while try reader.next(&record) { again.append((0..<record.count).map { record.text($0) }) }
        #expect(again == [["one", "two", "three"]] + rows + [["x", "", "y"]])
    }

    @Test("Only fields that need them have quotation marks")
    func quoting() throws {
        let folder = try RehearsalFolder()
        let path = folder.path + "/table.csv"
        var table = try TableWriter.begin(path, columns: ["a", "b"])
        try table.append(["1", "2,3"])
        try table.finish()
        #expect(String(decoding: try RehearsalFolder.bytes(path), as: UTF8.self) == "a,b\r\n1,\"2,3\"\r\n")
    }

    @Test("A table in a folder that is not there cannot be begun")
    func missingFolder() throws {
        let folder = try RehearsalFolder()
        #expect(throws: DrillError(.writeFailed, "")) {
            var table = try TableWriter.begin(folder.path + "/none/table.csv", columns: ["a"])
            try table.finish()
        }
    }
}
