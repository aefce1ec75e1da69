import BreachModel
import Testing

@Suite struct ErrorTests {
    private enum SampleCode: String { case first = "first-code", second = "second-code" }

    @Test func `Errors are equal by their code alone`() {
        #expect(HaechiError(SampleCode.first, "a") == HaechiError(SampleCode.first, "b", context: [("n", "1")], hint: "h"))
        #expect(HaechiError(SampleCode.first, "a") != HaechiError(SampleCode.second, "a"))
    }

    @Test func `A report names message, context in order, code and hint`() {
        let error: any ReportableError = HaechiError(
            SampleCode.second, "it broke", context: [("file", "a.log"), ("line", "3")], hint: "mend it")
        #expect(error.stableCode == "second-code")
        #expect(error.reportMessage == "it broke (file: a.log, line: 3)")
        #expect(error.reportHint == "mend it")
        #expect(HaechiError(SampleCode.first, "plain").reportMessage == "plain")
    }

    @Test(
        "A diagnostic names its place as far as it is known",
        arguments: [
            (nil, nil, "a.log: it is torn [not-json]"),
            (3, nil, "a.log:3: it is torn [not-json]"),
            (3, 120, "a.log:3 (offset 120): it is torn [not-json]"),
        ] as [(Int?, Int?, String)])
    func diagnostic(_ line: Int?, _ offset: Int?, _ text: String) {
        #expect(Diagnostic(code: .notJSON, file: "a.log", line: line, offset: offset, message: "it is torn").description == text)
    }
}
