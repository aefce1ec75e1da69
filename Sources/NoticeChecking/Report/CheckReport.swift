/// How grave it is that a rule fails.
package enum Severity: String, Hashable, Comparable, Sendable, CaseIterable {
    /// Told only.
    case info = "INFO"
    /// A person decides.
    case warn = "WARN"
    /// Must be corrected.
    case error = "ERROR"
    /// Must not be sent or filed.
    case block = "BLOCK"

    /// Milder before graver.
    package static func < (left: Severity, right: Severity) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// One place where a text breaks a rule.
package struct CheckFinding: Hashable, Sendable {
    /// The rule's id, for example `KR-N-15`.
    package var rule: String
    package var severity: Severity
    /// Line and column from 1, the column in Unicode scalars; 1 and 1 where what is wrong is missing from the text.
    package var line: Int
    package var column: Int
    /// The words at that place; empty where what is wrong is missing from the text.
    package var span: String
    /// Offsets of the words in the source, in Unicode scalars.
    package var range: Range<Int>
    package var message: String
    /// Article and source of the rule.
    package var article: String
    /// How to mend it.
    package var fix: String

    /// In the order of places, graver first at the same place.
    static func isEarlier(_ left: CheckFinding, _ right: CheckFinding) -> Bool {
        (left.range.lowerBound, right.severity, left.rule, left.range.upperBound) < (
            right.range.lowerBound, left.severity, right.rule, right.range.upperBound
        )
    }
}

/// A rule that could not be judged, and the fact that it needs.
package struct CannotTell: Hashable, Sendable {
    package var rule: String
    package var needs: String
}

/// The answer of a check: every rule that applies stands in exactly one of the three lists.
package struct CheckReport: Hashable, Sendable {
    package var document: DocumentKind
    /// nil where the facts do not say which version of the law holds.
    package var profile: String?
    /// In the order of places, graver first at the same place.
    package var findings: [CheckFinding]
    package var cannotTell: [CannotTell]
    /// Ids of rules that the text keeps.
    package var passed: [String]

    /// 2 with any BLOCK, 1 with any ERROR, otherwise 0.
    package var exitCode: Int32 {
        switch findings.map(\.severity).max() {
        case .block: 2
        case .error: 1
        default: 0
        }
    }

    /// The same with findings that came of more than this text alone.
    package func adding(_ more: [CheckFinding]) -> CheckReport {
        guard !more.isEmpty else { return self }
        var copy = self
        let rules = Set(more.map(\.rule))
        copy.findings = (findings + more.filter { !findings.contains($0) }).sorted(by: CheckFinding.isEarlier)
        copy.passed.removeAll(where: rules.contains)
        copy.cannotTell.removeAll { rules.contains($0.rule) }
        return copy
    }

    /// Ids of the rules that fail, sorted, each once.
    package var failedRules: [String] { Set(findings.map(\.rule)).sorted() }
}
