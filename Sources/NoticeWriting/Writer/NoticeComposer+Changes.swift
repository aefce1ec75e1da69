internal import BreachModel

extension NoticeFacts {
    /// The same facts with those of the last notice: when it was sent, and what it said.
    func adding(_ previous: PreviousNotice?) -> NoticeFacts {
        guard let previous else { return self }
        var copy = self
        let source = "notice"
        copy.add("previous.sent", wording.day(previous.sentAt), source: source)
        if let from = previous.leakFrom { copy.add("previous.from", wording.day(from), source: source) }
        if let to = previous.leakTo { copy.add("previous.to", wording.day(to), source: source) }
        for item in previous.items {
            copy.add("previous.item.\(item.item.rawValue)", .same(item.certainty.rawValue), source: source)
        }
        return copy
    }
}

extension NoticeComposer {
    /// What this notice says that the last one did not, and what it takes back.
    func changes() throws(NoticeWritingError) -> NoticeSection {
        guard let previous else { throw NoticeWritingError(.previousNoticeMissing, "there is no earlier notice") }
        var entries = try itemChanges(since: previous)
        entries += try timeChanges(since: previous)
        let newCauses = CauseWording.ordered(facts.facts.causes).filter { !previous.causes.contains($0) }
        if !newCauses.isEmpty {
            entries.append(try say(Self.newCauses, resting: newCauses.map { "cause.\($0.rawValue)" }))
        }
        guard !entries.isEmpty else {
            throw NoticeWritingError(.nothingChanged, "nothing changed since the last notice", context: [("kind", kind.rawValue)])
        }
        let heading = Bilingual(korean: "지난 통지와 달라진 점", english: "What changed since our last notice", japanese: "前回のお知らせから変わった点")
        return NoticeSection(
            slot: "changes", heading: heading[language],
            statements: [try say(Self.changesLead)] + entries.map { $0.listed() })
    }

    /// One line for each way in which items changed, in the order of `Change`.
    private func itemChanges(since previous: PreviousNotice) throws(NoticeWritingError) -> [Statement] {
        let before = Dictionary(previous.items.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        let now = Dictionary(group.items.map { ($0.item, $0) }, uniquingKeysWith: { first, _ in first })
        var found: [Change: [GroupItem]] = [:]
        for item in group.items {
            if let change = Change(from: before[item.item], to: item) { found[change, default: []].append(item) }
        }
        for item in previous.items where now[item.item] == nil && items[item.item] != nil {
            found[.takenBack, default: []].append(item)
        }
        var statements: [Statement] = []
        for change in Change.allCases {
            guard let changed = found[change] else { continue }
            let list = ordered(changed).map { "{item.\($0.item.rawValue)}" }.joined(separator: ", ")
            let words = Bilingual(
                korean: change.words.korean + list, english: change.words.english + list,
                japanese: change.words[.japanese] + list.replacing(", ", with: "、"))
            let resting = changed.flatMap { item in
                ["group.\(item.item.rawValue)", "previous.item.\(item.item.rawValue)"].filter(has)
            }
            statements.append(try say(words, resting: resting))
        }
        return statements
    }

    /// How an item changed since the last notice.
    private enum Change: CaseIterable {
        case leaked, confirmed, presumed, open, clear, masked, takenBack

        /// Nil where nothing changed.
        init?(from before: GroupItem?, to now: GroupItem) {
            guard before?.certainty != now.certainty else {
                guard before?.visibility != now.visibility, now.certainty == .seen else { return nil }
                self = now.visibility == .masked ? .masked : .clear
                return
            }
            switch now.certainty {
            case .seen: self = before == nil ? .leaked : .confirmed
            case .presumed: self = .presumed
            case .unknown: self = .open
            case .notSeen: self = .takenBack
            }
        }

        var words: Bilingual {
            switch self {
            case .leaked: Bilingual(korean: "유출이 추가로 확인된 정보: ", english: "Also leaked: ", japanese: "追加で漏えいを確認した情報:")
            case .confirmed: Bilingual(korean: "유출이 확인된 정보: ", english: "Now confirmed as leaked: ", japanese: "漏えいを確認した情報:")
            case .presumed: Bilingual(korean: "유출된 것으로 추정하는 정보: ", english: "Now presumed leaked: ", japanese: "漏えいしたものと推定する情報:")
            case .open: Bilingual(korean: "유출 여부를 확인하고 있는 정보: ", english: "Now being checked: ", japanese: "漏えいの有無を調査している情報:")
            case .clear:
                Bilingual(
                    korean: "가려지지 않은 상태로 유출된 것이 확인된 정보: ", english: "Now known to have been readable, not hidden by symbols: ",
                    japanese: "記号で伏せられずに漏えいしたことを確認した情報:")
            case .masked:
                Bilingual(
                    korean: "기호로 가려진 상태였던 것이 확인된 정보: ", english: "Now known to have been hidden by symbols: ",
                    japanese: "記号で伏せられた状態であったことを確認した情報:")
            case .takenBack:
                Bilingual(korean: "지난 통지에 잘못 적은 정보: ", english: "Named in our last notice by mistake: ", japanese: "前回のお知らせで誤って記載した情報:")
            }
        }
    }

    private func timeChanges(since previous: PreviousNotice) throws(NoticeWritingError) -> [Statement] {
        var statements: [Statement] = []
        if facts.facts.leakFrom != previous.leakFrom, has("leak.from") {
            statements.append(try say(has("previous.from") ? Self.startMoved : Self.startFound))
        }
        if facts.facts.leakTo != previous.leakTo, has("leak.to") {
            statements.append(try say(has("previous.to") ? Self.endMoved : Self.endFound))
        }
        return statements
    }

    private static let changesLead = Bilingual(
        korean: "{previous.sent}에 보내 드린 통지 뒤에 확인한 내용입니다.",
        english: "Since our notice of {previous.sent}, we have established the following:",
        japanese: "{previous.sent}にお送りしたお知らせの後に確認した内容は次のとおりです。")
    private static let startMoved = Bilingual(
        korean: "유출이 시작된 날을 바로잡습니다: {leak.from}", english: "Corrected start of the leak: {leak.from}",
        japanese: "漏えいが始まった日を訂正します:{leak.from}")
    private static let startFound = Bilingual(
        korean: "유출이 시작된 날: {leak.from}", english: "Start of the leak: {leak.from}", japanese: "漏えいが始まった日:{leak.from}")
    private static let endMoved = Bilingual(
        korean: "유출의 마지막 날을 바로잡습니다: {leak.to}", english: "Corrected last day of the leak: {leak.to}", japanese: "漏えいの最後の日を訂正します:{leak.to}")
    private static let endFound = Bilingual(
        korean: "유출의 마지막 날: {leak.to}", english: "Last day of the leak: {leak.to}", japanese: "漏えいの最後の日:{leak.to}")
    private static let newCauses = Bilingual(
        korean: "유출 경위를 새로 확인했습니다. 아래에 적었습니다.", english: "We have established more of how it happened. It is told below.",
        japanese: "漏えいの経緯について新たに確認しました。下記に記載しています。")
}
