import BreachModel
import ByteStreams
import Testing

@Suite struct NamedTableTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `Columns are found by our names or the file's, in any order`() throws {
        let path = try folder.write("t.csv", "\u{FEFF}회원번호,mail,name\n17,a@example.com,홍\n")
        let source = TableSource(path: "t.csv", columns: ["subject": "회원번호", "email": "mail"])
        let table = try NamedTable(path: path, source: source, required: ["subject", "email"])
        #expect(table.width == 3)
        #expect(table.position("subject") == 0)
        #expect(table.position("email") == 1)
        #expect(table.position("name") == 2)
        #expect(table.position("phone") == nil)
        var record = DelimitedRecord()
        #expect(try table.next(&record))
        #expect(record.text(2) == "홍")
        #expect(try table.next(&record) == false)
    }

    @Test func `Two columns with the name of one that is asked for are refused`() throws {
        let path = try folder.write("t", "a,a,b\n")
        #expect(throws: ByteStreamError(.repeatedColumn, "")) {
            try NamedTable(path: path, source: TableSource(path: "t"), required: ["a", "b"])
        }
        #expect(throws: ByteStreamError(.repeatedColumn, "")) {
            try NamedTable(path: path, source: TableSource(path: "t", columns: ["name": "a"]), required: ["b"])
        }
    }

    @Test func `Of two columns with a name that nothing needs the first counts`() throws {
        let table = try NamedTable(path: folder.write("t", "a,a,b\n"), source: TableSource(path: "t"), required: ["b"])
        #expect(table.position("a") == 0)
    }

    @Test func `A required column that is not there is named, with the file's name of it`() throws {
        let path = try folder.write("t.csv", "subject,mail\n17,planted@example.com\n")
        do throws(ByteStreamError) {
            _ = try NamedTable(
                path: path, source: TableSource(path: "t.csv", columns: ["email": "e_mail"]), required: ["subject", "email"])
            Issue.record("a table without the column was taken")
        } catch {
            #expect(error.code == .missingColumn)
            #expect(error.context.contains { $0.name == "column" && $0.value == "e_mail" })
            #expect(!error.reportMessage.contains("planted"))
        }
    }

    @Test func `A table without a row, and one that is not there, are errors`() throws {
        let source = TableSource(path: "t")
        let empty = try folder.write("t", "\n\r\n")
        #expect(throws: ByteStreamError(.emptyTable, "")) { try NamedTable(path: empty, source: source, required: []) }
        #expect(throws: ByteStreamError(.notFound, "")) { try NamedTable(path: folder.path + "/missing", source: source, required: []) }
    }
}
