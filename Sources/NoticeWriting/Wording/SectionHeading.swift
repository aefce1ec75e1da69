internal import BreachModel

/// The headings of a Korean notice, in the words of the statute, and their English.
enum SectionHeading: String, Sendable, CaseIterable {
    case items
    case timeAndCircumstances = "time-and-circumstances"
    case whatYouCanDo = "what-you-can-do"
    case responseAndRelief = "response-and-relief"
    case contact = "department-and-contact"
    case legalRights = "legal-rights"
    case furtherNotice = "further-notice"
    case genuine

    /// The heading for an adult reader.
    func words(possible: Bool) -> Bilingual {
        switch self {
        case .items:
            possible
                ? Bilingual(korean: "유출되었을 가능성이 있는 개인정보의 항목", english: "What information of yours may have been leaked")
                : Bilingual(korean: "유출된 개인정보의 항목", english: "What information of yours was leaked")
        case .timeAndCircumstances:
            possible
                ? Bilingual(korean: "유출이 의심되는 시점과 그 경위", english: "When and how it may have happened")
                : Bilingual(korean: "유출된 시점과 그 경위", english: "When and how it happened")
        case .whatYouCanDo: Bilingual(korean: "피해를 줄이기 위해 하실 수 있는 일", english: "What you can do")
        case .responseAndRelief: Bilingual(korean: "회사의 대응조치 및 피해 구제절차", english: "What we are doing and how to get relief")
        case .contact: Bilingual(korean: "피해 신고·상담 담당부서 및 연락처", english: "Whom to contact to report harm or ask")
        case .legalRights:
            Bilingual(
                korean: "법적 권리와 행사 방법(손해배상, 법정손해배상, 분쟁조정)", english: "Your legal rights and how to use them")
        case .furtherNotice: Bilingual(korean: "앞으로 추가로 알려 드릴 내용", english: "What we will tell you next")
        case .genuine: Bilingual(korean: "이 통지가 진짜인지 확인하는 방법", english: "How to tell that this notice is genuine")
        }
    }

    /// A plain question under which a child finds the same; it follows the statutory heading.
    var childQuestion: Bilingual {
        switch self {
        case .items: Bilingual(korean: "무엇이 유출되었나요?", english: "What got out?")
        case .timeAndCircumstances: Bilingual(korean: "언제, 어떻게 유출되었나요?", english: "When and how?")
        case .whatYouCanDo: Bilingual(korean: "무엇을 하면 되나요?", english: "What should you do?")
        case .responseAndRelief: Bilingual(korean: "회사는 무엇을 하나요?", english: "What do we do?")
        case .contact: Bilingual(korean: "누구에게 물어보나요?", english: "Whom can you ask?")
        case .legalRights: Bilingual(korean: "어떤 권리가 있나요?", english: "What are your rights?")
        case .furtherNotice: Bilingual(korean: "다음에는 무엇을 알려 주나요?", english: "What comes next?")
        case .genuine: Bilingual(korean: "이 글은 진짜인가요?", english: "Is this notice real?")
        }
    }

    /// The heading as a question of the FAQ.
    var question: Bilingual {
        switch self {
        case .items: Bilingual(korean: "어떤 개인정보가 유출되었나요?", english: "What information was leaked?")
        case .timeAndCircumstances:
            Bilingual(korean: "언제, 어떤 경위로 유출되었나요?", english: "When and how did the leak happen?")
        case .whatYouCanDo: Bilingual(korean: "피해를 줄이려면 무엇을 해야 하나요?", english: "What can I do?")
        case .responseAndRelief:
            Bilingual(
                korean: "회사는 어떤 조치를 했고, 피해 구제는 어떻게 받나요?",
                english: "What is the company doing, and how do I get relief?")
        case .contact: Bilingual(korean: "피해 신고와 상담은 어디에 하나요?", english: "Whom do I contact?")
        case .legalRights:
            Bilingual(korean: "어떤 법적 권리가 있고 어떻게 행사하나요?", english: "What are my legal rights, and how do I use them?")
        case .furtherNotice: Bilingual(korean: "앞으로 무엇을 더 알려 주나요?", english: "What will you tell me next?")
        case .genuine: Bilingual(korean: "받은 통지가 진짜인지 어떻게 아나요?", english: "How do I know that a notice is genuine?")
        }
    }
}
