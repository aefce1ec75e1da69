extension CheckReport {
    /// The answer in the form of the notice-facts page.
    package func json() -> String {
        JSONText.object([
            ("document", .string(document.rawValue)),
            ("profile", profile.map { .string($0) } ?? .null),
            (
                "findings",
                .list(
                    findings.map { finding in
                        .object([
                            ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)), ("line", .int(finding.line)),
                            ("column", .int(finding.column)), ("span", .string(finding.span)), ("message", .string(finding.message)),
                            ("article", .string(finding.article)), ("fix", .string(finding.fix)),
                        ])
                    })
            ),
            ("cannotTell", .list(cannotTell.map { .object([("rule", .string($0.rule)), ("needs", .string($0.needs))]) })),
            ("passed", .list(passed.map { .string($0) })),
        ]).text() + "\n"
    }

    /// The answer as SARIF 2.1.0 (OASIS), one run with the findings of one file.
    ///
    /// - Parameter file: the file's address as a relative URI.
    package func sarif(file: String) -> String {
        let rules = failedRules.map { id in
            JSONText.object([
                ("id", .string(id)),
                ("shortDescription", .object([("text", .string(RuleBook.shared.row(id)?.message.english ?? id))])),
            ])
        }
        let results = findings.map { finding in
            JSONText.object([
                ("ruleId", .string(finding.rule)), ("level", .string(Self.level(finding.severity))),
                ("message", .object([("text", .string(finding.message + " " + finding.fix))])),
                ("locations", .list([Self.location(finding, file)])),
            ])
        }
        let driver = JSONText.object([("name", .string("haechi")), ("rules", .list(rules))])
        return JSONText.object([
            ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
            (
                "runs",
                .list([
                    .object([
                        ("tool", .object([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")), ("results", .list(results)),
                    ])
                ])
            ),
        ]).text() + "\n"
    }

    private static func level(_ severity: Severity) -> String {
        switch severity {
        case .block, .error: "error"
        case .warn: "warning"
        case .info: "note"
        }
    }

    private static func location(_ finding: CheckFinding, _ file: String) -> JSONText {
        .object([
            (
                "physicalLocation",
                .object([
                    ("artifactLocation", .object([("uri", .string(file))])),
                    (
                        "region",
                        .object([
                            ("startLine", .int(finding.line)), ("startColumn", .int(finding.column)),
                            ("charOffset", .int(finding.range.lowerBound)),
                            ("charLength", .int(finding.range.count)),
                        ])
                    ),
                ])
            )
        ])
    }
}
