internal import BreachModel
internal import HTTPTypes

/// The login form. It names no company and no case: whoever opens the port learns nothing.
struct LoginView {
    /// Why the last try did not work.
    enum Failure {
        case refused
        /// The form was too old, or cookies are off.
        case stale
        case wait(minutes: Int)

        var status: HTTPResponse.Status {
            switch self {
            case .refused, .stale: .forbidden
            case .wait: .tooManyRequests
            }
        }
    }

    let frame: Frame
    let w: [String: String]
    let csrf: String
    let error: String?

    init(language: Language, csrf: String, failure: Failure?) {
        let korean = language == .korean
        frame = Frame(
            language: language.rawValue, otherLanguage: korean ? "en" : "ko", otherLanguageName: korean ? "English" : "한국어",
            title: korean ? "로그인" : "Log in", path: "/login", company: "Haechi", stand: "", operatorName: nil, csrf: "", links: [])
        w = ConsoleWords.all(in: language)
        self.csrf = csrf
        error = failure.map { Self.message($0, korean) }
    }

    private static func message(_ failure: Failure, _ korean: Bool) -> String {
        switch failure {
        case .refused: korean ? "이름이나 접속 키가 맞지 않습니다." : "Name or access key is not right."
        case .stale: korean ? "로그인 화면이 오래되었습니다. 다시 입력해 주세요." : "The form was out of date. Please enter it again."
        case .wait(let minutes):
            korean ? "잘못된 시도가 많습니다. \(minutes)분 뒤에 다시 해 주세요." : "Too many wrong tries. Try again in \(minutes) minutes."
        }
    }
}
