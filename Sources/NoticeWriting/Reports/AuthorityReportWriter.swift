package import BreachLaw
package import BreachModel

/// Fills the reports that a profile asks for from the facts of the case.
package struct AuthorityReportWriter: Sendable {
    let writer: NoticeWriter

    /// - Parameter writer: carries the facts, the items and the profile.
    package init(_ writer: NoticeWriter) {
        self.writer = writer
    }

    /// The report for one duty of the profile.
    ///
    /// - Parameters:
    ///   - duty: the duty's id: `report-leak`, `report-incident`, `report-authority` …
    ///   - clock: what the duty's clock shows; a late report says so and asks for the reasons.
    ///   - delayReason: why it is late, in the company's words.
    /// - Throws: `unknown-report` where the profile has no report or register of that id.
    package func report(duty: String, clock: ClockReading? = nil, delayReason: Bilingual? = nil)
        throws(NoticeWritingError) -> AuthorityReport
    {
        guard let found = writer.profile.duty(duty), found.kind == .report || found.kind == .register else {
            throw NoticeWritingError(
                .unknownReport, "the law profile has no report of that name",
                context: [("profile", writer.profile.id), ("duty", duty)],
                hint: "reports: " + reportIDs.joined(separator: ", "))
        }
        let composer = ReportComposer(writer: writer)
        var fields = try composer.identification(of: found)
        for slot in found.slots { fields.append(try composer.field(slot)) }
        fields += try composer.attachments(of: found)
        if let clock { fields += composer.timing(clock, duty: found, delayReason: delayReason) }
        fields += try composer.further(fields, duty: found)
        guard writer.profile.languages.contains(Language.japanese.rawValue) else { return report(found, fields) }
        var japanese: [ReportField] = []
        for field in fields { japanese.append(try composer.inJapanese(field)) }
        return report(found, japanese)
    }

    /// Whether the law asks for a register of breaches.
    package var keepsRegister: Bool { writer.profile.duties.contains { $0.kind == .register } }

    /// Ids of the profile's reports, in its order.
    package var reportIDs: [String] {
        writer.profile.duties.filter { $0.kind == .report && !$0.slots.isEmpty }.map(\.id)
    }

    /// The entry in the company's register of breaches (GDPR 33(5)): facts, effects, remedial action, and why each duty
    /// was or was not owed.
    package func registerEntry(answers: [DutyAnswer]) throws(NoticeWritingError) -> AuthorityReport {
        let article = writer.profile.family == "UK" ? "UK GDPR 33(5)" : "GDPR 33(5)"
        let composer = ReportComposer(writer: writer)
        let slots = [
            ("facts", Bilingual(korean: "사실관계", english: "Facts of the breach")),
            ("effects", Bilingual(korean: "영향", english: "Effects")),
            ("remedial-action", Bilingual(korean: "시정 조치", english: "Remedial action taken")),
        ]
        var fields: [ReportField] = []
        for (id, name) in slots {
            fields.append(try composer.field(ContentSlot(id: id, name: name, article: article, basis: .verified)))
        }
        fields.append(composer.decisions(answers, article: article))
        return AuthorityReport(
            caseID: writer.facts.facts.caseID, profileID: writer.profile.id, dutyID: "register-entry",
            factsVersion: writer.facts.version,
            title: Bilingual(korean: "개인정보 침해 기록부", english: "Entry in the register of breaches"),
            recipient: Bilingual(korean: "회사 내부", english: "the company's own register"), citation: .same(article),
            fields: fields)
    }

    private func report(_ duty: NotificationDuty, _ fields: [ReportField]) -> AuthorityReport {
        var (title, recipient) = (duty.name, duty.recipient)
        if writer.profile.languages.contains(Language.japanese.rawValue) {
            title.japanese = AuthorityReport.japaneseTitle(duty.id)
            recipient.japanese = "個人情報保護委員会"
        }
        return AuthorityReport(
            caseID: writer.facts.facts.caseID, profileID: writer.profile.id, dutyID: duty.id,
            factsVersion: writer.facts.version, title: title, recipient: recipient,
            citation: Bilingual(korean: duty.citation(.korean), english: duty.citation(.english)), fields: fields)
    }
}
