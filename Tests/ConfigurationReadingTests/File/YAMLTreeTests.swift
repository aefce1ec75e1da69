import BreachModel
import Testing

@testable import ConfigurationReading

@Suite struct YAMLTreeTests {
    @Test(arguments: [
        ProblemExpectation("open list", "haechi: 1\nlogs: [a\n", .yamlSyntax, line: 3, path: "", says: "sequence that begins on line 2"),
        ProblemExpectation(
            "tab", "haechi: 1\ncompany:\n\tname: a\n", .yamlSyntax, line: 3, path: "", says: "indent with spaces, not tabs"),
        ProblemExpectation("colon", "haechi: 1\nstore: a: b\n", .yamlSyntax, line: 2, path: "", says: "quote text that has a colon"),
        ProblemExpectation("two documents", "haechi: 1\n---\nhaechi: 1\n", .yamlSyntax, line: 2, path: "", says: "remove the line `---`"),
        ProblemExpectation("control character", "haechi: 1\nstore: a\u{1}b\n", .yamlSyntax, line: 2, path: "", says: "control characters"),
        ProblemExpectation(
            "undefined alias", "haechi: 1\nlogs:\n  - *.jsonl\n", .aliasRefused, line: 3, path: "", says: "quote text that begins with"),
        ProblemExpectation("anchor", "haechi: 1\nstore: &a s\n", .aliasRefused, line: 2, path: "", says: "write the value out"),
        ProblemExpectation("a list at the top", "- haechi: 1\n", .wrongType, line: 1, path: "", says: "found a list, expected the keys"),
        ProblemExpectation("a word at the top", "haechi\n", .wrongType, line: 1, path: "", says: "found a single value"),
    ])
    func `Text that is no plain YAML is refused with its line`(expectation: ProblemExpectation) {
        expectation.check()
    }

    @Test func `An alias bomb is refused before it goes off`() {
        var bomb = "haechi: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...40 {
            let alias = "*a\(level - 1)"
            bomb += "a\(level): &a\(level) [\(Array(repeating: alias, count: 9).joined(separator: ","))]\n"
        }
        #expect(problems(in: bomb).map(\.code) == [.aliasRefused])
        #expect(problems(in: bomb + "? *a40\n: 1\n").map(\.code) == [.aliasRefused])
    }

    @Test func `A few aliases in a key cannot cost much either`() {
        var bomb = "haechi: 1\na0: &a0 [x, x, x]\n"
        for level in 1...9 { bomb += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(problems(in: bomb + "? *a9\n: 1\n").map(\.code) == [.aliasRefused])
    }

    @Test(arguments: ["[", "{a: ", "- ", "? "])
    func `Nesting too deep to be meant is refused`(opener: String) {
        #expect(problems(in: "haechi: 1\nlogs:\n  " + String(repeating: opener, count: 5000)).map(\.code) == [.tooDeep])
    }

    @Test func `Nesting just below the parser's limit is read without harm`() {
        let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(problems(in: "haechi: 1\nstore: \(deep)").map(\.code) == [.wrongType])
    }

    @Test func `Stars in comments and in quotes are no aliases`() throws {
        let comments = Array(repeating: "# * a list in a comment *b", count: 60).joined(separator: "\n")
        #expect(try configuration("\(comments)\nstore: \"a *b\"").store == "a *b")
    }

    @Test func `Double keys are found in every mapping of a file, each with the line of the first`() {
        let found = problems(
            in: """
                haechi: 1
                store: a
                "store": b
                detection: {fan_out_floor: 1, fan_out_floor: 2, bogus: 3}
                items:
                  name:
                  email:
                  name: {ko: 이름}
                store: c
                """)
        #expect(found.map(\.code) == [.duplicateKey, .duplicateKey, .unknownKey, .duplicateKey, .duplicateKey])
        #expect(found.map(\.line) == [3, 4, 4, 8, 9])
        #expect(found.map(\.column) == [1, 31, 49, 3, 1])
        #expect(found.map(\.keyPath) == ["", "detection", "detection", "items", ""])
        #expect(found[0].message == "the key \"store\" is given twice, first on line 2")
    }

    @Test func `A key that is no text is refused`() {
        #expect(problems(in: "haechi: 1\n? [a, b]\n: c\n").map(\.code) == [.wrongType])
    }

    @Test func `More double keys than are worth telling one by one are still an error`() {
        let keys = (0..<200).map { "k\($0): 1\nk\($0): 2\n" }.joined()
        #expect(problems(in: "haechi: 1\n" + keys).map(\.code) == [.duplicateKey])
    }
}
