internal import BreachModel

extension NoticeComposer {
    /// When it happened and how: the window, the causes with the company's own failure, and when the company knew.
    func timeSection() throws(NoticeWritingError) -> NoticeSection {
        var statements = [try window()]
        statements += try circumstances()
        if has("case.aware") {
            statements.append(try say(isPossible ? Self.awarePossible : Self.aware, child: Self.awareChild(isPossible)))
        }
        return section(.timeAndCircumstances, statements)
    }

    private func window() throws(NoticeWritingError) -> Statement {
        let words = isChild ? Self.childWindow : isPossible ? Self.possibleWindow : Self.leakWindow
        switch (has("leak.from"), has("leak.to"), facts.facts.ended) {
        case (true, true, true): return try say(words.whole, resting: ["leak.ended"])
        case (true, true, false): return try say(words.openEnd, resting: ["leak.ended"])
        case (true, false, _): return try say(words.start, resting: ["leak.ended"])
        case (false, true, _): return try say(words.end)
        case (false, false, _): return try say(words.unknown)
        }
    }

    private func circumstances() throws(NoticeWritingError) -> [Statement] {
        let causes = CauseWording.ordered(facts.facts.causes)
        guard !causes.isEmpty else { return [try say(CauseWording.stillUnknown, child: CauseWording.stillUnknownChild)] }
        var statements: [Statement] = []
        for cause in causes {
            let resting = ["cause.\(cause.rawValue)"]
            if cause == .leaverKey, !causes.contains(.forgedToken), !isChild {
                statements.append(try say(CauseWording.leaverKeyAlone, resting: resting))
            }
            statements += try say(isChild ? cause.childSentences : cause.sentences, resting: resting)
        }
        if isPossible { statements.append(try say(Self.whetherYours, child: Self.whetherYoursChild)) }
        return statements
    }

    private struct WindowWords {
        var whole: Bilingual
        var openEnd: Bilingual
        var start: Bilingual
        var end: Bilingual
        var unknown: Bilingual
    }

    private static let leakWindow = WindowWords(
        whole: Bilingual(
            korean: "유출은 {leak.from}부터 {leak.to}까지 있었습니다({case.zone}).",
            english: "The leak lasted from {leak.from} to {leak.to} ({case.zone})."),
        openEnd: Bilingual(
            korean: "유출은 {leak.from}에 시작되었고, 현재까지 확인된 마지막 날은 {leak.to}입니다({case.zone}).",
            english: "The leak began on {leak.from}. The last day known so far is {leak.to} ({case.zone})."),
        start: Bilingual(
            korean: "유출은 {leak.from}에 시작되었습니다({case.zone}). 끝난 때는 아직 확인하고 있습니다.",
            english: "The leak began on {leak.from} ({case.zone}). We are still establishing when it ended."),
        end: Bilingual(
            korean: "현재까지 확인된 유출의 마지막 날은 {leak.to}입니다({case.zone}). 시작된 때는 아직 확인하고 있습니다.",
            english: "The last day of the leak known so far is {leak.to} ({case.zone}). We are still establishing when it began."),
        unknown: Bilingual(
            korean: "유출된 시점은 아직 확인하고 있습니다.", english: "We are still establishing when the leak happened."))

    private static let possibleWindow = WindowWords(
        whole: Bilingual(
            korean: "유출이 의심되는 기간은 {leak.from}부터 {leak.to}까지입니다({case.zone}).",
            english: "The leak may have happened from {leak.from} to {leak.to} ({case.zone})."),
        openEnd: Bilingual(
            korean: "유출이 의심되는 기간은 {leak.from}부터이며, 현재까지 확인된 마지막 날은 {leak.to}입니다({case.zone}).",
            english: "The leak may have begun on {leak.from}. The last day known so far is {leak.to} ({case.zone})."),
        start: Bilingual(
            korean: "유출이 의심되는 기간은 {leak.from}부터입니다({case.zone}). 끝난 때는 아직 확인하고 있습니다.",
            english: "The leak may have begun on {leak.from} ({case.zone}). We are still establishing when it ended."),
        end: Bilingual(
            korean: "유출이 의심되는 마지막 날은 {leak.to}입니다({case.zone}). 시작된 때는 아직 확인하고 있습니다.",
            english: "The last day suspected is {leak.to} ({case.zone}). We are still establishing when it began."),
        unknown: Bilingual(
            korean: "유출이 의심되는 시점은 아직 확인하고 있습니다.",
            english: "We are still establishing when the leak may have happened."))

    /// The same for a child, of a leak and of a possible one.
    private static let childWindow = WindowWords(
        whole: Bilingual(
            korean: "{leak.from}부터 {leak.to}까지 있었던 일이에요({case.zone}).",
            english: "It happened from {leak.from} to {leak.to} ({case.zone})."),
        openEnd: Bilingual(
            korean: "{leak.from}에 시작되었고, 우리가 아는 마지막 날은 {leak.to}이에요({case.zone}).",
            english: "It began on {leak.from}. The last day that we know of is {leak.to} ({case.zone})."),
        start: Bilingual(
            korean: "{leak.from}에 시작되었어요({case.zone}). 언제 끝났는지는 알아보고 있어요.",
            english: "It began on {leak.from} ({case.zone}). We are finding out when it ended."),
        end: Bilingual(
            korean: "우리가 아는 마지막 날은 {leak.to}이에요({case.zone}). 언제 시작되었는지는 알아보고 있어요.",
            english: "The last day that we know of is {leak.to} ({case.zone}). We are finding out when it began."),
        unknown: Bilingual(korean: "언제 있었던 일인지는 알아보고 있어요.", english: "We are finding out when it happened."))

    private static let aware = Bilingual(
        korean: "회사는 {case.aware}에 유출 사실을 알았습니다.", english: "We learned of the leak at {case.aware}.")
    private static let awarePossible = Bilingual(
        korean: "회사는 {case.aware}에 유출 가능성을 알았습니다.", english: "We learned of the possible leak at {case.aware}.")
    private static func awareChild(_ possible: Bool) -> Bilingual {
        possible
            ? Bilingual(korean: "회사는 {case.aware}에 이 일을 알았어요.", english: "We learned of this at {case.aware}.")
            : Bilingual(korean: "회사는 {case.aware}에 유출을 알았어요.", english: "We learned of the leak at {case.aware}.")
    }
    private static let whetherYours = Bilingual(
        korean: "{you}의 정보가 그 안에 들어 있는지는 아직 확인하고 있습니다.",
        english: "We are still checking whether {your} information was among it.")
    private static let whetherYoursChild = Bilingual(
        korean: "회원님의 정보도 그 안에 있는지는 아직 알아보고 있어요.",
        english: "We are still finding out whether your information was among it.")
}
