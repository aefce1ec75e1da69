import BreachModel
import Foundation
import Testing

@testable import BreachResponse

struct OperatorListTests {
    @Test("A key is 160 random bits, shown once, and only its digest is kept")
    func add() throws {
        var list = OperatorList()
        var generator = SeededGenerator(seed: 3)
        let key = try list.add("kim.minji", using: &generator)
        #expect(key.count == 39 && key.split(separator: "-").count == 8)
        #expect(list.accepts(name: "kim.minji", key: key))
        #expect(!list.text.contains(key))
        #expect(list.text.hasPrefix("kim.minji ") && list.text.hasSuffix("\n"))
        #expect(try OperatorList(text: list.text).accepts(name: "kim.minji", key: key))
    }

    @Test("A wrong key, another's key and an unknown name are refused")
    func refused() throws {
        var list = OperatorList()
        var generator = SeededGenerator(seed: 3)
        let first = try list.add("kim", using: &generator)
        let second = try list.add("lee", using: &generator)
        #expect(first != second)
        #expect(!list.accepts(name: "kim", key: second))
        #expect(!list.accepts(name: "kim", key: ""))
        #expect(!list.accepts(name: "park", key: first))
        #expect(!list.accepts(name: "park", key: ""))
    }

    @Test(
        "Names are short and plain, and each stands once",
        arguments: ["", "Kim", "kim minji", "kim\nroot", String(repeating: "a", count: 33), "김", "a/b"])
    func names(name: String) {
        var list = OperatorList()
        var generator = SeededGenerator(seed: 3)
        #expect(throws: OperatorError(.badName, "")) { try list.add(name, using: &generator) }
        #expect(list.isEmpty)
    }

    @Test("An operator is not added twice")
    func twice() throws {
        var list = OperatorList()
        var generator = SeededGenerator(seed: 3)
        _ = try list.add("kim", using: &generator)
        #expect(throws: OperatorError(.exists, "")) { try list.add("kim", using: &generator) }
    }

    @Test(
        "A line that is not a name and a digest is refused with its number and without its text",
        arguments: [
            "kim", "kim zz", "kim " + String(repeating: "0", count: 63), "Kim " + String(repeating: "0", count: 64),
            "kim \(String(repeating: "0", count: 64)) extra",
        ])
    func badLines(line: String) {
        do throws(OperatorError) {
            _ = try OperatorList(text: "# operators\n\n" + line + "\n")
            Issue.record("it was read")
        } catch {
            #expect(error.code == .badLine)
            #expect(error.reportMessage.contains("line: 3") && !error.reportMessage.contains("kim"))
        }
    }

    @Test("Comments, empty lines and line ends of other systems are read")
    func forms() throws {
        let digest = String(repeating: "ab", count: 32)
        #expect(try OperatorList(text: "# x\r\n\r\nkim \(digest)\r\nlee \(digest)").names == ["kim", "lee"])
    }

    @Test("The file is made for its owner only, and grows by one operator at a time")
    func file() throws {
        let path = NSTemporaryDirectory() + "/haechi-operators-\(UUID().uuidString)"
        defer { try? FileManager.default.removeItem(atPath: path) }
        var generator = SeededGenerator(seed: 3)
        #expect(try OperatorList(path: path).isEmpty)
        let first = try OperatorList.add("kim", toFileAt: path, using: &generator)
        let second = try OperatorList.add("lee", toFileAt: path, using: &generator)
        let list = try OperatorList(path: path)
        #expect(list.accepts(name: "kim", key: first) && list.accepts(name: "lee", key: second))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test("A file that cannot be written is named")
    func unwritable() {
        var generator = SeededGenerator(seed: 3)
        #expect(throws: OperatorError(.unwritable, "")) {
            try OperatorList.add("kim", toFileAt: "/nonexistent-folder/operators", using: &generator)
        }
    }
}
