internal import BreachModel

/// The sections of the console, in the order of the menu.
enum ConsoleSection: String, CaseIterable {
    case overview = "/"
    case timeline = "/timeline"
    case findings = "/findings"
    case scope = "/scope"
    case duties = "/duties"
    case promises = "/promises"
    case postings = "/postings"
    case sends = "/sends"
    case notices = "/notices"

    func title(_ language: Language) -> String {
        let words: (String, String) =
            switch self {
            case .overview: ("요약", "Overview")
            case .timeline: ("경과", "Timeline")
            case .findings: ("탐지 결과", "Findings")
            case .scope: ("유출 범위", "Scope")
            case .duties: ("의무와 기한", "Duties")
            case .promises: ("명령과 약속", "Orders and promises")
            case .postings: ("게시", "Postings")
            case .sends: ("발송", "Sends")
            case .notices: ("통지문", "Notices")
            }
        return language == .korean ? words.0 : words.1
    }
}
