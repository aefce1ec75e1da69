extension CheckReport {
    /// One line a finding, in the form of a compiler: `file:line:col: BLOCK KR-N-15: message [article] fix`.
    package func compilerStyle(file: String) -> [String] {
        var lines = findings.map { finding in
            var line = "\(file):\(finding.line):\(finding.column): \(finding.severity.rawValue) \(finding.rule): \(finding.message)"
            if !finding.span.isEmpty { line += " — \"\(finding.span)\"" }
            if !finding.article.isEmpty { line += " [\(finding.article)]" }
            return line + "\n    fix: \(finding.fix)"
        }
        for entry in cannotTell { lines.append("\(file): note: \(entry.rule) cannot be told without \(entry.needs)") }
        return lines
    }
}
