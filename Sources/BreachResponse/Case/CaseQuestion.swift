internal import BreachLaw
package import BreachModel

/// Questions on which duties depend and which no log answers: a person does, with a reason.
package enum CaseQuestion: String, Hashable, Sendable, CaseIterable {
    /// PDPA 26B.
    case significantHarm = "significant-harm"
    /// APPI Rules 7(2).
    case propertyHarm = "property-harm"
    /// APPI Rules 7(3).
    case improperPurpose = "improper-purpose"
    /// GDPR 34(1).
    case highRisk = "high-risk"
    /// GDPR 33(1).
    case riskUnlikely = "risk-unlikely"
    /// PIPA Decree 39-2(1)1.
    case subjectsHardToIdentify = "subjects-hard-to-identify"
    /// PIPA Decree 39-2(1)2.
    case othersPossible = "others-possible"
    /// Network Act 2(1)7.
    case networkIncident = "network-incident"

    package var words: Bilingual {
        switch self {
        case .significantHarm: Bilingual(korean: "중대한 피해가 생길 수 있는가", english: "Is significant harm likely?")
        case .propertyHarm: Bilingual(korean: "재산 피해가 생길 수 있는가", english: "Is harm to property to be feared?")
        case .improperPurpose: Bilingual(korean: "부정한 목적으로 이루어졌는가", english: "Was it done for an improper purpose?")
        case .highRisk: Bilingual(korean: "사람에게 높은 위험이 있는가", english: "Is there a high risk to people?")
        case .riskUnlikely: Bilingual(korean: "사람에게 위험이 생기기 어려운가", english: "Is a risk to people unlikely?")
        case .subjectsHardToIdentify: Bilingual(korean: "정보주체를 특정하기 어려운가", english: "Are the people hard to identify?")
        case .othersPossible: Bilingual(korean: "다른 사람의 정보도 유출되었을 수 있는가", english: "May the data of others have leaked too?")
        case .networkIncident: Bilingual(korean: "정보통신망 침해사고인가", english: "Is it an intrusion into an information network?")
        }
    }

    func put(_ answer: Bool?, into facts: inout DutyFacts) {
        switch self {
        case .significantHarm: facts.significantHarm = answer
        case .propertyHarm: facts.propertyHarm = answer
        case .improperPurpose: facts.improperPurpose = answer
        case .highRisk: if let answer { facts.risk = answer ? .high : facts.risk == .unlikely ? .unlikely : .some }
        case .riskUnlikely: if let answer { facts.risk = answer ? .unlikely : facts.risk == .high ? .high : .some }
        case .subjectsHardToIdentify: facts.subjectsHardToIdentify = answer
        case .othersPossible: facts.othersPossible = answer
        case .networkIncident: facts.networkIncident = answer
        }
    }
}
