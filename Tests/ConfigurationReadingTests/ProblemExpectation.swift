import BreachModel
import Testing

@testable import ConfigurationReading

/// A file with something wrong in it, and what must be said of it.
struct ProblemExpectation: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let yaml: String
    let code: ConfigurationErrorCode
    let line: Int?
    let path: String
    /// Words that the message or its hint must have.
    let says: String

    init(_ title: String, _ yaml: String, _ code: ConfigurationErrorCode, line: Int?, path: String, says: String) {
        (testDescription, self.yaml, self.code, self.line, self.path, self.says) = (title, yaml, code, line, path, says)
    }

    /// Reads the file, expects exactly this one problem.
    func check(sourceLocation: SourceLocation = #_sourceLocation) {
        let problems = problems(in: yaml)
        #expect(problems.map(\.code) == [code], "\(problems)", sourceLocation: sourceLocation)
        guard let problem = problems.first else { return }
        #expect(problem.line == line, "\(problem)", sourceLocation: sourceLocation)
        #expect(problem.keyPath == path, "\(problem)", sourceLocation: sourceLocation)
        #expect(problem.description.contains(says), "\(problem)", sourceLocation: sourceLocation)
        #expect(problem.file == "haechi.yaml", sourceLocation: sourceLocation)
    }
}

/// What is wrong in `yaml`; nothing if it loads.
func problems(in yaml: String) -> [ConfigurationProblem] {
    do {
        _ = try ConfigurationReader.read(text: yaml.utf8, path: "haechi.yaml")
        return []
    } catch {
        return error.problems
    }
}

/// The configuration that `yaml` describes below the line `haechi: 1`.
func configuration(_ yaml: String, dataDirectory: String? = nil, path: String = "haechi.yaml") throws -> HaechiConfiguration {
    try ConfigurationReader.read(text: "haechi: 1\n\(yaml)\n".utf8, path: path, dataDirectory: dataDirectory)
}
