/// Takes denials back that a sentence does not make: "유출되지 않았다고 단정하기 어렵습니다" leaves a leak open, and "유출되지 않았다고 안내드렸으나"
/// tells of an earlier text.
enum DenialReader {
    private static let doubts = [
        "다고단정", "다고볼수없", "다고보기어", "다고장담", "다고확신", "다고말씀드릴수없", "다고말씀드리기어", "다고할수없", "다고하기어", "가능성을배제", "가능성도배제", "음을보장", "다는보장",
        "다고확인되지", "다는것을확인하지", "다고는할수없", "음을확인하지못", "것은아닙니다", "것은아니며", "とは言い切れ", "とは断定", "とは限り",
    ]
    private static let doubtsBefore = [
        "cannot say", "cannot confirm", "cannot exclude", "cannot rule out", "can't rule out", "cannot guarantee", "cannot be sure",
        "cannot be certain", "can't be sure", "not certain", "not sure", "unable to confirm", "unable to say", "cannot be excluded",
        "cannot be ruled out", "do not know whether", "don't know whether", "not yet confirmed", "not clear whether", "unable to rule out",
    ]
    private static let reports = [
        "다고안내", "다고알려", "다고말씀", "다고공지", "다고설명", "다고발표", "다고통지", "다고밝혔", "다고전해", "다고전달", "다는안내", "다는공지", "다는설명", "음으로안내", "다고답변", "다고표시",
    ]
    private static let reportsBefore = [
        "we told you that", "we told you", "we said that", "we said", "we wrote that", "we wrote to you that", "we stated that",
        "we informed you that",
        "we had said", "we previously said", "we previously stated", "notice said", "notice stated", "message said", "letter said",
        "email said", "e-mail said", "we reported that", "we announced that",
    ]
    private static let turned: Set<Concept> = [.notLeaked, .noSecondary, .noAction, .nothingNew, .noneElse, .minimiser]

    static func turn(_ sentence: inout Sentence, _ codes: [CodePoint]) {
        dropAims(&sentence, codes)
        guard sentence.hits.contains(where: { turned.contains($0.concept) }) else { return }
        let corrects = isCorrected(codes.text(sentence.range))
        for index in sentence.hits.indices where turned.contains(sentence.hits[index].concept) {
            let hit = sentence.hits[index]
            let tail = squeezed(codes, hit.range.upperBound - 1, sentence.range.upperBound)
            let head = codes.text(max(sentence.range.lowerBound, hit.range.lowerBound - 110)..<hit.range.lowerBound)
            let isEnglish = sentence.language == .english
            if hit.concept == .notLeaked || hit.concept == .noSecondary,
                isEnglish ? doubtsBefore.contains(where: head.holds) : doubts.contains(where: tail.holds)
            {
                sentence.hits[index].concept = .possible
            } else if corrects, isEnglish ? reportsBefore.contains(where: head.holds) : reports.contains(where: tail.holds) {
                sentence.hits[index].concept = .superseded
            }
        }
    }

    /// "안심하고 이용하실 수 있도록" is an aim, "피해가 없는지 살펴" a question, "you do not waive" the contrary.
    private static func dropAims(_ sentence: inout Sentence, _ codes: [CodePoint]) {
        let aimed: Set<Concept> = [.reassure, .noAction, .noSecondary, .notLeaked, .waiver]
        guard sentence.hits.contains(where: { aimed.contains($0.concept) }) else { return }
        let low = sentence.range.lowerBound
        for index in sentence.hits.indices {
            let hit = sentence.hits[index]
            guard aimed.contains(hit.concept) else { continue }
            let tail = squeezed(codes, hit.range.upperBound - 1, sentence.range.upperBound)
            if hit.concept == .waiver {
                let head = codes.text(max(low, hit.range.lowerBound - 14)..<hit.range.lowerBound)
                if ["not ", "n't ", "without ", "never "].contains(where: head.holds) { sentence.hits[index].concept = .superseded }
            } else if hit.concept == .reassure || hit.concept == .noAction {
                if ["수있도록", "수있게", "시도록", "하도록", "수있는환경", "수있는서비스"].contains(where: tail.holds) {
                    sentence.hits[index].concept = .superseded
                }
            } else if asksWhether(tail) {
                sentence.hits[index].concept = hit.concept == .notLeaked ? .notYetKnown : .superseded
            }
        }
    }

    /// "없는지", "않았는지", "않았을지": what is still to be seen.
    private static func asksWhether(_ tail: String) -> Bool {
        let head = String(tail.prefix(6))
        return ["는지", "을지", "은지", "여부"].contains(where: head.holds)
    }

    /// The 14 scalars of a dense script that follow, blanks left out.
    private static func squeezed(_ codes: [CodePoint], _ start: Int, _ end: Int) -> String {
        let part = codes[max(0, start)..<min(end, start + 30)].filter { !$0.isBlank && $0 != 0x22 && $0 != 0x27 }
        return Array(part.prefix(18)).text(0..<min(18, part.count))
    }

    /// An earlier statement is told of as such only where the sentence goes on to mend it.
    private static func isCorrected(_ text: String) -> Bool {
        [
            "으나", "지만", "는데", "정정", "바로잡", "사실과 다", "잘못", "수정", "철회", "but", "however", "wrong", "incorrect", "not correct", "not true",
            "correct", "mistake", "in fact", "has changed", "no longer",
        ].contains(where: text.holds)
    }
}
