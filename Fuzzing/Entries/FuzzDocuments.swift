import BreachModel
import ConfigurationReading

@testable import NoticeChecking

/// Readers of documents that people write.
enum FuzzDocuments {
    static func configuration(_ bytes: [UInt8]) {
        do throws(ConfigurationError) {
            _ = try ConfigurationReader.read(text: bytes, path: "fuzz/haechi.yaml")
        } catch {
            precondition(!error.problems.isEmpty, "an error without a problem")
        }
    }

    private static let checker = NoticeChecker(facts: nil)

    /// What is seen of a notice, HTML, mail and plain: all that comes before sentences are looked for.
    static func text(_ bytes: [UInt8]) {
        let source = SourceText(String(decoding: bytes, as: UTF8.self))
        let seen = HTMLReader.isPage(source) ? HTMLReader.read(source) : PlainTextReader.read(source)
        precondition(seen.codes.count == seen.origin.count, "something is seen that stands nowhere")
        for block in seen.blocks { precondition(block.range.upperBound <= seen.codes.count, "a block reaches out of the text") }
    }

    /// A notice's text, judged by all rules.
    static func notice(_ bytes: [UInt8]) {
        _ = checker.check(text: String(decoding: bytes, as: UTF8.self))
    }

    static func facts(_ bytes: [UInt8]) {
        _ = try? CheckFacts(json: bytes)
    }
}
