import Testing

@Suite struct SwiftTextTests {
    @Test(
        "Comments and strings are blanked out, code and line breaks stay",
        arguments: [
            ("let a = 1 // b", "let a = 1     "),
            ("let a = \"x\\\"y\" + b", "let a =        + b"),
            ("f(\"a \\(g(\"z\")) b\") + c", "f(               ) + c"),
            ("#\"a\"b\"# + c", "        + c"),
            ("/* a /* b */ c */d", "                 d"),
            ("\"\"\"\n}\n\"\"\"; e", "   \n \n   ; e"),
        ])
    func blanks(_ source: String, _ expected: String) {
        #expect(SwiftText(source).code == expected)
    }

    @Test func `A function is as long as from its name to its last brace`() {
        let source = """
            struct A {
                func one() { }
                func two(
                    a: Int = { 3 }()
                )
                    -> Int
                {
                    if a { "}" } else { }
                    return 3
                }
                init(x: Int) {
                    self.init()
                }
            }
            protocol P {
                func none()
                func also() -> Int
                var x: Int { get }
            }
            """
        #expect(SwiftText(source).functions == [.init(line: 2, lines: 1), .init(line: 3, lines: 8), .init(line: 11, lines: 3)])
    }
}
