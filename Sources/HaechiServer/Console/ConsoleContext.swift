internal import BreachModel
internal import BreachResponse

/// What the console's views are made from: the case, the language, and who looks.
struct ConsoleContext {
    let overview: CaseOverview
    let language: Language
    let session: ConsoleSession
    /// Whether the page comes again by itself every minute.
    var isLive = false

    var times: TimeWords { TimeWords(language: language, offsetMinutes: overview.zoneOffsetMinutes) }
    var words: [String: String] { ConsoleWords.all(in: language) }

    func say(_ korean: String, _ english: String) -> String {
        language == .korean ? korean : english
    }

    func fact(_ korean: String, _ english: String, _ value: String) -> LabelledValue {
        LabelledValue(label: say(korean, english), value: value)
    }

    /// The moment, or a dash with its meaning.
    func moment(_ instant: Instant?) -> String {
        instant.map(times.moment) ?? say("알 수 없음", "not known")
    }

    func people(_ count: PeopleCount) -> String {
        say("\(TimeWords.grouped(count.value))명", TimeWords.grouped(count.value))
    }

    /// The frame of a section, or of a page below it.
    func frame(_ section: ConsoleSection, title: String? = nil, path: String? = nil) -> Frame {
        let other: Language = language == .korean ? .english : .korean
        return Frame(
            language: language.rawValue, otherLanguage: other.rawValue, otherLanguageName: other == .korean ? "한국어" : "English",
            title: title ?? section.title(language), path: path ?? section.rawValue, company: overview.company[language],
            stand: say("\(times.moment(overview.asOf)) 현재", "As of \(times.moment(overview.asOf))"), operatorName: session.name,
            csrf: session.csrf, isLive: isLive,
            links: ConsoleSection.allCases.map {
                Frame.Link(path: $0.rawValue, language: language.rawValue, label: $0.title(language), current: $0 == section)
            })
    }

    func name(_ state: DeliveryState) -> String {
        switch state {
        case .queued: say("대기", "Queued")
        case .claimed: say("보내는 중", "Being sent")
        case .confirmed: say("전달 확인", "Confirmed")
        case .failedTemporary: say("일시 실패, 다시 시도", "Failed for now, tried again")
        case .failedPermanent: say("영구 실패", "Failed for good")
        case .noChannel: say("연락처 없음", "No way to reach")
        }
    }

    func name(_ kind: PersonKind) -> String {
        switch kind {
        case .member: say("회원", "Member")
        case .nonMember: say("비회원", "Non-member")
        }
    }

    /// Whom a notice addresses, and who of them reads it.
    func audience(_ notice: NoticeSummary) -> String {
        guard let kind = notice.personKind else { return say("모두", "Everyone") }
        let reader: String
        switch notice.reader {
        case "child": reader = say("어린이", "child")
        case "guardian": reader = say("보호자", "guardian")
        case "adult", "everyone": return name(kind)
        default: reader = notice.reader
        }
        return name(kind) + " · " + reader
    }

    /// A kind of notice in words; its stable name where it is one that this build does not know.
    func noticeKind(_ kind: String) -> String {
        switch kind {
        case "leak": say("유출 통지", "Notice of leak")
        case "preliminary": say("1차 통지", "Preliminary notice")
        case "possible-leak": say("유출 가능성 통지", "Notice of possible leak")
        case "supplement": say("추가 통지", "Supplement")
        case "correction": say("정정 통지", "Correction")
        case "all-clear": say("유출 아님 통지", "All-clear")
        case "sms-pointer": say("문자 안내", "Text message")
        case "homepage-posting": say("홈페이지 게시", "Posting on the site")
        case "faq": say("자주 묻는 질문", "Questions and answers")
        default: kind
        }
    }
}
