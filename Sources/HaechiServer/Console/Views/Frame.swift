internal import BreachModel
internal import BreachResponse

/// What every page of the console shows around its content.
struct Frame {
    struct Link {
        let path: String
        let language: String
        let label: String
        let current: Bool
    }

    let language: String
    let otherLanguage: String
    let otherLanguageName: String
    let title: String
    let path: String
    let company: String
    /// The moment whose facts are shown.
    let stand: String
    /// Nil before the login, which hides menu and logout.
    let operatorName: String?
    let csrf: String
    let links: [Link]
}

/// The sections of the console, in the order of the menu.
enum ConsoleSection: String, CaseIterable {
    case overview = "/"
    case timeline = "/timeline"
    case findings = "/findings"
    case scope = "/scope"
    case duties = "/duties"
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
            case .sends: ("발송", "Sends")
            case .notices: ("통지문", "Notices")
            }
        return language == .korean ? words.0 : words.1
    }
}

/// A name and its value, for lists of facts and figures.
struct LabelledValue {
    let label: String
    let value: String
}
