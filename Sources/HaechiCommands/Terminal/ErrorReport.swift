internal import BreachModel
internal import Glibc

/// Turns errors into words for a terminal: one of the two places that do (the other is the server's problem documents).
///
/// `haechi: error: …` and, where there is one, `haechi: hint: …`, on standard error, lower case, without a full stop.
package enum ErrorReport {
    /// Prints an error and says which exit code it means.
    package static func print(_ error: any Error, json: Bool = false) -> ExitStatus {
        let reportable = error as? any ReportableError
        let code = reportable?.stableCode ?? "internal"
        let message = reportable?.reportMessage ?? "unexpected failure of kind \(type(of: error))"
        let hint = reportable?.reportHint
        write("haechi: error: \(message) [\(code)]\n")
        if let hint { write("haechi: hint: \(hint)\n") }
        return status(code, isKnown: reportable != nil)
    }

    /// Codes that mean something else than "bad input".
    private static func status(_ code: String, isKnown: Bool) -> ExitStatus {
        guard isKnown else { return .software }
        let missing: Set<String> = [
            "no-index", "index-stale", "index-incomplete", "no-such-part", "no-case", "no-scope", "unknown-person", "no-address-books",
            "no-findings",
            "no-store", "nothing-to-resume",
            "no-file-matches", "no-manifest",
        ]
        let unwritable: Set<String> = [
            "no-space-left", "full-disk", "evidence-full-disk", "write-failed", "index-not-written", "scope-not-written",
            "drill-write-failed", "not-writable", "store-folder-unusable", "evidence-not-accessible", "store-locked", "store-in-use",
            "device-failed",
            "evidence-sync-failed", "operators-unwritable",
        ]
        if missing.contains(code) { return .missing }
        if unwritable.contains(code) { return .cannotWrite }
        if code == "notice-refused" { return .refused }
        if code == "evidence-broken" { return .negative }
        return .badInput
    }

    /// Text on standard error.
    package static func write(_ text: String) {
        Output.write(Array(text.utf8), to: STDERR_FILENO)
    }
}
