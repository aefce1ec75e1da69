/// What a text seems to be where nobody says so.
struct DocumentGuess: Sendable {
    let document: DocumentKind
    let phase: Phase
    let jurisdiction: String

    /// Before a text has been read.
    static let unknown = DocumentGuess(document: .notice, phase: .full, jurisdiction: "KR")

    private init(document: DocumentKind, phase: Phase, jurisdiction: String) {
        self.document = document
        self.phase = phase
        self.jurisdiction = jurisdiction
    }

    init(_ text: NoticeText) {
        let title = text.titles.first.map { text.words(text.sentences[$0].range) } ?? ""
        document = Self.document(text, title)
        phase = Self.phase(text, title)
        jurisdiction = Self.jurisdiction(text, title)
    }

    private static func document(_ text: NoticeText, _ title: String) -> DocumentKind {
        let questions = text.sentences.filter { text.visible.codes[$0.range.upperBound - 1] == 0x3F }.count
        let titleSentence = text.titles.first.map { text.sentences[$0] }
        if titleSentence?.has(.headFAQ) ?? false || questions >= 4 { return .faq }
        let reports = [
            "신고서", "신고 서", "보고서", "침해사고 신고", "report to the", "notification to the", "article 33", "報告書", "報告", "breach report",
            "incident report",
            "notification of a personal data breach to",
        ]
        if reports.contains(where: title.holds) { return .regulatorReport }
        if ["breach register", "관리대장", "기록부", "register of", "register entry"].contains(where: title.holds) { return .register }
        if titleSentence?.has(.notLeaked) ?? false || ["all clear", "all-clear"].contains(where: title.holds) { return .allClear }
        if titleSentence?.has(.possible) ?? false { return .possibilityNotice }
        let letters = text.sentences.reduce(0) { $0 + $1.range.count }
        let firstLine = text.sentences.first.map { text.words($0.range) } ?? ""
        if firstLine.contains("web발신") || (letters < 260 && text.titles.isEmpty && text.visible.blocks.count <= 6 && !text.visible.isPage) {
            return .sms
        }
        return .notice
    }

    private static func phase(_ text: NoticeText, _ title: String) -> Phase {
        if ["추가 통지", "추가 안내", "2차 통지", "재통지", "update", "supplement", "follow-up"].contains(where: title.holds) { return .supplement }
        if ["정정", "correction", "수정"].contains(where: title.holds) { return .correction }
        return ["1차 통지", "1차 안내", "최초 통지", "preliminary", "initial notice"].contains(where: title.holds) ? .preliminary : .full
    }

    private static func jurisdiction(_ text: NoticeText, _ title: String) -> String {
        let words = text.words(0..<text.visible.codes.count)
        if title == "notice of data breach" || words.contains("california") { return "US-CA" }
        if words.contains("ico.org.uk") || words.contains("information commissioner") { return "UK" }
        if words.contains("gdpr") || words.contains("data protection authority") { return "EU" }
        if words.contains("pdpc") { return "SG" }
        if text.languages == [.japanese] { return "JP" }
        return "KR"
    }
}
