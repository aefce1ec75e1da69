import BreachModel
import ConfigurationReading
import NoticeChecking

/// Readers of documents that people write.
enum FuzzDocuments {
    static func configuration(_ bytes: [UInt8]) {
        do throws(ConfigurationError) {
            _ = try ConfigurationReader.read(text: bytes, path: "fuzz/haechi.yaml")
        } catch {
            precondition(!error.problems.isEmpty, "an error without a problem")
        }
    }

    /// A notice's text, judged by all rules, HTML and plain.
    static func notice(_ bytes: [UInt8]) {
        let checker = NoticeChecker(facts: nil)
        _ = checker.check(text: String(decoding: bytes, as: UTF8.self))
    }

    static func facts(_ bytes: [UInt8]) {
        _ = try? CheckFacts(json: bytes)
    }
}
