internal import BreachModel

/// The words of the sections on response, contact, next steps and genuine messages.
extension NoticeComposer {
    static let investigating = Bilingual(
        korean: "회사는 유출 경로와 범위를 조사하고 있습니다. 조치한 내용은 확인되는 대로 알려 드립니다.",
        english: "We are investigating the route and extent of the leak. We will tell you what we have done as soon as it is confirmed.")
    static let investigatingChild = Bilingual(
        korean: "회사는 어떻게 유출되었는지 알아보고 있어요.", english: "We are finding out how it happened.")
    static let measuresLead = Bilingual(
        korean: "회사는 다음과 같이 조치했습니다({case.zone}).", english: "We have done the following ({case.zone}):")
    static let measuresLeadChild = Bilingual(
        korean: "회사는 이런 일을 했어요({case.zone}).", english: "This is what we did ({case.zone}):")
    static let relief = [
        Bilingual(
            korean: "피해 구제절차: 피해를 입었거나 의심되면 아래 담당부서에 전화나 이메일로 신고하세요.",
            english: "How to get relief: if you suffered harm or suspect it, report it to the department below by phone or e-mail."),
        Bilingual(
            korean: "담당자가 사실을 확인한 뒤 결과와 구제 방법을 알려 드립니다.",
            english: "We will look into your report and tell you the result and how you can be compensated."),
    ]
    static let childRelief = [
        Bilingual(
            korean: "피해 구제절차: 나쁜 일이 생겼다면 보호자와 함께 아래 담당부서에 신고해 주세요.",
            english: "How to get relief: if something bad happened, report it with your parent or guardian to the department below."),
        Bilingual(korean: "회사가 알아보고 어떻게 도울지 알려 줄게요.", english: "We will look into it and tell you how we can help."),
    ]
    static let contacts = [
        Bilingual(korean: "담당부서: {company.department}", english: "Department: {company.department}"),
        Bilingual(
            korean: "전화: {company.phone}({company.hours})", english: "Phone: {company.phone} ({company.hours})"),
        Bilingual(korean: "이메일: {company.email}", english: "E-mail: {company.email}"),
        Bilingual(
            korean: "개인정보 보호책임자: {company.privacy-officer}", english: "Privacy officer: {company.privacy-officer}"),
    ]
    static let byVoice = Bilingual(
        korean: "스마트폰이나 인터넷을 쓰기 어려우면 전화하세요. 상담원이 같은 내용을 말로 알려 드립니다.",
        english: "If you have no smartphone or internet, call us. A person will tell you the same by phone.")
    static let byVoiceChild = Bilingual(
        korean: "궁금한 것이 있으면 보호자와 함께 전화해 주세요.", english: "If you have questions, call us together with your parent or guardian.")
    static let afterLeak = Bilingual(
        korean: "새로운 사실이 확인되면 바로 다시 알려 드립니다.", english: "If we confirm new facts, we will tell you at once.")
    static let afterLeakChild = Bilingual(
        korean: "새로 알게 되는 것이 있으면 바로 알려 줄게요.", english: "If we find out more, we will tell you at once.")
    static let afterOpenItems = Bilingual(
        korean: "아직 확인하지 못한 정보는 결과가 나오는 대로 알려 드립니다.",
        english: "We will tell you the result for the information that is not yet established.")
    static let afterPreliminary = Bilingual(
        korean: "아직 확인하지 못한 항목, 시점과 경위는 확인되는 대로 다시 통지합니다.",
        english: "As soon as the remaining items, times and circumstances are confirmed, we will send you a further notice.")
    static let afterPossible = [
        Bilingual(
            korean: "유출 여부가 확정되면 바로 다시 통지합니다.",
            english: "We will send you a further notice as soon as it is settled whether there was a leak."),
        Bilingual(
            korean: "유출이 아닌 것으로 확인되어도 알려 드립니다.", english: "If it turns out that there was none, we will tell you that too."),
    ]
    static let afterPossibleChild = [
        Bilingual(
            korean: "유출되었는지 확실해지면 다시 통지할게요.", english: "We will send you a further notice as soon as we know for sure.")
    ]
    static let posted = Bilingual(
        korean: "이 통지는 홈페이지 첫 화면에 {law.posting-days}일 이상 게시합니다.",
        english: "This notice stays on the first screen of our website for at least {law.posting-days} days.")
    static let senders = [
        Bilingual(korean: "공식 발신처: {company.senders}", english: "Official senders: {company.senders}"),
        Bilingual(korean: "공식 홈페이지: {company.domains}", english: "Official websites: {company.domains}"),
    ]
    static let neverAsks = [
        Bilingual(
            korean: "회사는 이 일로 돈이나 인증번호를 요구하거나 앱을 설치하라고 하지 않습니다.",
            english: "We will never ask you for money or a verification code, or tell you to install an app."),
        Bilingual(
            korean: "의심되면 메시지의 링크를 누르지 말고 {company.phone:으로} 전화해 확인하세요.",
            english: "If in doubt, do not use links in a message. Call {company.phone} to check."),
    ]
    static let neverAsksChild = Bilingual(
        korean: "진짜인지 모르겠으면 보호자와 함께 {company.phone:으로} 전화해 물어보세요.",
        english: "If you are not sure, call {company.phone} together with your parent or guardian.")
}
