import BreachLaw
import BreachModel

@testable import NoticeWriting

/// Every kind of text for the sample case, by a name that serves as the vector's file name.
enum Samples {
    struct Named: Sendable, CustomStringConvertible {
        var name: String
        var draft: NoticeDraft
        var description: String { name }
    }

    static func all() throws -> [Named] { try made.get() }

    /// Written once, as many tests read them.
    private static let made = Result { try make() }

    /// Writes all samples anew.
    static func make() throws -> [Named] {
        let california = try SampleCase.writer(profile: "US-CA").draft(
            group: SampleCase.basic, language: .english, kind: .leak, noticeDate: CivilDate(year: 2025, month: 12, day: 1))
        return try Language.firstLanguages.flatMap { try all($0) } + [Named(name: "leak-us-ca.en", draft: california)] + japanese()
    }

    /// Every kind and every reader under Japan's law.
    private static func japanese() throws -> [Named] {
        let writer = try SampleCase.writer(profile: "JP")
        let unsettled = try SampleCase.writer(
            SampleCase.facts(causes: [.unknown], from: "2025-04-14T02:00:00+09:00", to: nil, ended: false, measures: []), profile: "JP")
        func draft(_ group: ExposureGroup, _ kind: NoticeKind, _ reader: NoticeReader = .adult, after: PreviousNotice? = nil) throws
            -> NoticeDraft
        {
            try writer.draft(group: group, language: .japanese, kind: kind, reader: reader, previous: after)
        }
        let possible = PreviousNotice(sentAt: SampleCase.firstNotice.sentAt, kind: .possibleLeak, items: SampleCase.open.items)
        let drafts: [(String, NoticeDraft)] = [
            ("leak-jp", try draft(SampleCase.mixed, .leak)), ("leak-jp-non-member", try draft(SampleCase.nonMember, .leak)),
            ("leak-jp-child", try draft(SampleCase.full, .leak, .child)),
            ("leak-jp-guardian", try draft(SampleCase.full, .leak, .guardian)),
            (
                "preliminary-jp",
                try unsettled.draft(group: SampleCase.group(.member, []), language: .japanese, kind: .preliminary)
            ),
            ("possible-jp", try draft(SampleCase.open, .possibleLeak)),
            ("supplement-jp", try draft(SampleCase.full, .supplement, after: SampleCase.firstNotice)),
            ("correction-jp", try draft(SampleCase.full, .correction, after: SampleCase.firstNotice)),
            ("all-clear-jp", try draft(SampleCase.clear, .allClear, after: possible)),
            ("sms-jp", try draft(SampleCase.mixed, .smsPointer)), ("sms-jp-child", try draft(SampleCase.mixed, .smsPointer, .child)),
            ("homepage-jp", try writer.posting(groups: SampleCase.groups, language: .japanese)),
            ("faq-jp", try writer.faq(groups: SampleCase.groups, language: .japanese)),
        ]
        return drafts.map { Named(name: $0.0 + ".ja", draft: $0.1) }
    }

    private static func all(_ language: Language) throws -> [Named] {
        let writer = try SampleCase.writer()
        let new = try SampleCase.writer(profile: "KR-2026")
        let unsettled = try SampleCase.writer(
            SampleCase.facts(causes: [.unknown], from: "2025-04-14T02:00:00+09:00", to: nil, ended: false, measures: []))
        let nothingKnown = SampleCase.group(.member, [])
        let drafts: [(String, NoticeDraft)] = [
            ("leak-member-basic", try writer.draft(group: SampleCase.basic, language: language, kind: .leak)),
            ("leak-member-full", try new.draft(group: SampleCase.full, language: language, kind: .leak)),
            ("leak-member-mixed", try writer.draft(group: SampleCase.mixed, language: language, kind: .leak)),
            ("leak-non-member", try writer.draft(group: SampleCase.nonMember, language: language, kind: .leak)),
            ("leak-child", try new.draft(group: SampleCase.full, language: language, kind: .leak, reader: .child)),
            ("leak-guardian", try new.draft(group: SampleCase.full, language: language, kind: .leak, reader: .guardian)),
            ("preliminary", try unsettled.draft(group: nothingKnown, language: language, kind: .preliminary)),
            ("possible", try new.draft(group: SampleCase.open, language: language, kind: .possibleLeak)),
            (
                "supplement",
                try new.draft(
                    group: SampleCase.full, language: language, kind: .supplement, previous: SampleCase.firstNotice)
            ),
            (
                "all-clear",
                try new.draft(
                    group: SampleCase.clear, language: language, kind: .allClear,
                    previous: PreviousNotice(
                        sentAt: SampleCase.firstNotice.sentAt, kind: .possibleLeak, items: SampleCase.open.items))
            ),
            ("sms-member", try writer.draft(group: SampleCase.mixed, language: language, kind: .smsPointer)),
            ("sms-non-member", try writer.draft(group: SampleCase.nonMember, language: language, kind: .smsPointer)),
            ("homepage", try writer.posting(groups: SampleCase.groups, language: language)),
            ("faq", try writer.faq(groups: SampleCase.groups, language: language)),
        ]
        let abroad = [
            ("leak-eu", try SampleCase.writer(profile: "EU").draft(group: SampleCase.full, language: language, kind: .leak)),
            ("leak-uk", try SampleCase.writer(profile: "UK").draft(group: SampleCase.mixed, language: language, kind: .leak)),
            ("leak-sg", try SampleCase.writer(profile: "SG").draft(group: SampleCase.basic, language: language, kind: .leak)),
        ]
        return (drafts + abroad).map { Named(name: "\($0.0).\(language.rawValue)", draft: $0.1) }
    }
}

extension Samples {
    struct NamedReport: Sendable {
        var name: String
        var report: AuthorityReport
    }

    /// Reports of the sample case under several laws.
    static func reports() throws -> [NamedReport] {
        let korea = AuthorityReportWriter(try SampleCase.writer())
        let early = AuthorityReportWriter(
            try SampleCase.writer(
                SampleCase.facts(causes: [.unknown], from: nil, to: nil, ended: false, measures: [], scope: nil)))
        let europe = AuthorityReportWriter(try SampleCase.writer(profile: "EU"))
        let japan = AuthorityReportWriter(try SampleCase.writer(profile: "JP"))
        let library = try LawLibrary.embedded()
        guard let profile = library.profile(id: "EU"), let incident = try incidentClock() else { return [] }
        let answers = library.duties(
            for: profile, facts: DutyFacts(case: SampleCase.facts(), items: SampleCase.items))
        return [
            NamedReport(name: "report-kr-leak", report: try korea.report(duty: "report-leak")),
            NamedReport(name: "report-kr-leak-first", report: try early.report(duty: "report-leak")),
            NamedReport(name: "report-kr-incident-late", report: try korea.report(duty: "report-incident", clock: incident)),
            NamedReport(name: "report-eu", report: try europe.report(duty: "report-authority")),
            NamedReport(name: "report-jp-preliminary", report: try japan.report(duty: "report-preliminary")),
            NamedReport(name: "report-jp-final", report: try japan.report(duty: "report-final")),
            NamedReport(name: "register-eu", report: try europe.registerEntry(answers: answers)),
        ]
    }

    /// The clock of the 24 h report as the incident of 2025 had it.
    private static func incidentClock() throws -> ClockReading? {
        let library = try LawLibrary.embedded()
        let facts = SampleCase.facts()
        guard let aware = facts.awareAt else { return nil }
        let profile = try library.profile(jurisdiction: "KR", awareAt: aware)
        let dutyFacts = DutyFacts(case: facts, items: SampleCase.items)
        let answer = library.duties(for: profile, facts: dutyFacts).first { $0.duty.id == "report-incident" }
        let timeline = CaseTimeline(
            awareness: facts.awareness,
            performances: [
                DutyPerformance(duty: "report-incident", at: .instant(SampleCase.time("2025-11-19T21:35:00+09:00")))
            ])
        return answer.flatMap {
            DutyClock.evaluate(
                $0, profile: profile, facts: dutyFacts, timeline: timeline, now: SampleCase.time("2025-12-01T00:00:00+09:00")
            ).first
        }
    }
}
