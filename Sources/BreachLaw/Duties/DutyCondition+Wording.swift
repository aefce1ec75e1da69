package import BreachModel

extension DutyCondition {
    /// The condition as a clause: what must hold.
    package var words: Bilingual {
        switch self {
        case .people(let limit):
            Bilingual(
                korean: "\(limit.count.grouped)명\(limit.inclusive ? " 이상" : " 초과")",
                english: "\(limit.inclusive ? "" : "more than ")\(limit.count.grouped) people\(limit.inclusive ? " or more" : "")")
        case .residents(let limit):
            Bilingual(
                korean: "해당 지역 주민 \(limit.count.grouped)명\(limit.inclusive ? " 이상" : " 초과")",
                english: "\(limit.inclusive ? "at least" : "more than") \(limit.count.grouped) residents")
        case .sensitiveOrUniqueID:
            Bilingual(korean: "민감정보 또는 고유식별정보의 유출", english: "sensitive or unique identification data")
        case .illegalExternalAccess: Bilingual(korean: "외부로부터의 불법적인 접근", english: "illegal access from outside")
        case .networkIncident: Bilingual(korean: "정보통신망 침해사고", english: "an intrusion into an information network")
        case .riskUnlikely: Bilingual(korean: "위험이 생길 가능성이 낮음", english: "a risk to people is unlikely")
        case .highRisk: Bilingual(korean: "높은 위험", english: "a high risk to people")
        case .listedElements: Bilingual(korean: "법이 정한 정보의 조합", english: "a listed set of data elements")
        case .specialCareData: Bilingual(korean: "요배려개인정보", english: "special-care personal information")
        case .propertyHarm: Bilingual(korean: "재산 피해의 우려", english: "fear of harm to property")
        case .improperPurpose: Bilingual(korean: "부정한 목적의 행위", english: "an improper purpose, such as unauthorised access")
        case .significantHarm: Bilingual(korean: "중대한 피해", english: "significant harm")
        case .illegalAccessSubjectsHardToIdentify:
            Bilingual(
                korean: "불법적인 접근이 있으나 정보주체를 특정하기 어려움",
                english: "illegal access with the people hard to identify")
        case .partConfirmedOthersPossible:
            Bilingual(korean: "확인된 사람 외에 더 있을 가능성", english: "a confirmed part while others may be affected too")
        case .detailsPending: Bilingual(korean: "시행령이 정하는 사고", english: "incidents named by decree")
        }
    }
}

extension Int {
    /// The number with a comma every three digits, as both first languages write it.
    package var grouped: String {
        let digits = String(magnitude)
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { text += "," }
            text.append(digit)
        }
        return (self < 0 ? "-" : "") + text
    }
}
