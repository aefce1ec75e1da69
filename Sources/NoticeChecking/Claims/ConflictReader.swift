internal import BreachModel

/// Holds texts on the same incident against each other, whatever each of them may leave out.
struct ConflictReader {
    let items: ItemTable
    /// Whether the facts hold a figure: a part of the whole is no other whole.
    var knowsFigure: (CountMention) -> Bool = { _ in false }
    /// Whether the facts hold a day of the leak: its first and its last day are two.
    var knowsDay: (DateMention) -> Bool = { _ in false }

    /// What in `text` and in one of `others` cannot both be true, and `text` does not openly take back; each difference once with
    /// each text, with both places.
    ///
    /// A text for one group of people may deny what others lost: it is held against texts for the same group, and against what texts
    /// for everyone deny.
    func conflicts(of text: PublishedText, with others: [PublishedText]) -> [ClaimConflict] {
        let correction = OpenCorrection(text.text)
        let groups = others.filter { if case .group = $0.readers { true } else { false } }
        return others.flatMap { other in
            var found = denials(in: text, of: other, beside: groups, correction).map(\.swapped)
            if answers(other, for: text) { found += items(text, other, except: correction.items) }
            if !correction.correctsDates { found += dates(text, other) }
            if comparesFigures(text, other) { found += counts(text, other, except: correction.units) }
            if !correction.correctsHarm { found += assertions(text, other) + assertions(other, text).map(\.swapped) }
            return found
        }
    }

    /// What `text` denies and `other` names.
    private func denials(
        in text: PublishedText, of other: PublishedText, beside groups: [PublishedText], _ correction: OpenCorrection
    ) -> [ClaimConflict] {
        let all = items(other, text, except: correction.items)
        switch (text.readers, other.readers) {
        case (.everyone, _), (.unknown, .unknown): return all
        case (.group(let own), .group(let theirs)): return own == theirs ? all : []
        case (.group, _): return []
        // Whose text it is is not known: it may be one of a group that did not lose the item, if there is such a group.
        case (.unknown, .group), (.unknown, .everyone):
            return all.filter { conflict in
                groups.allSatisfy { group in
                    items(group, text, except: []).contains { $0.about.english == conflict.about.english }
                }
            }
        }
    }

    /// Whether what `denier` denies holds for the readers of `text` too.
    private func answers(_ denier: PublishedText, for text: PublishedText) -> Bool {
        switch (denier.readers, text.readers) {
        case (.everyone, _), (.unknown, .unknown): true
        case (.group(let own), .group(let theirs)): own == theirs
        default: false
        }
    }

    /// Figures of one group are not those of another.
    private func comparesFigures(_ text: PublishedText, _ other: PublishedText) -> Bool {
        switch (text.readers, other.readers) {
        case (.group(let own), .group(let theirs)): own == theirs
        default: true
        }
    }

    /// Items that `first` names and `second` denies.
    private func items(_ first: PublishedText, _ second: PublishedText, except: Set<DataItemID>) -> [ClaimConflict] {
        var found: [ClaimConflict] = []
        for denial in second.text.items([.notLeaked])
        where !except.contains(denial.mention.item)
            && !found.contains(where: { $0.about.english == items.name(denial.mention.item, .english) })
        {
            let named = first.text.items([.leaked, .presumed, .possible]).first { $0.mention.item == denial.mention.item }
            guard let named else { continue }
            found.append(
                ClaimConflict(
                    kind: .items, first: place(first, named.mention.range), second: place(second, denial.mention.range),
                    about: Bilingual(
                        korean: items.name(denial.mention.item, .korean), english: items.name(denial.mention.item, .english))))
        }
        return found
    }

    /// First days of the leak that differ where both give one.
    private func dates(_ first: PublishedText, _ second: PublishedText) -> [ClaimConflict] {
        let (left, right) = (first.text.content.leakDates, second.text.content.leakDates)
        guard let mine = left.min(by: Self.earlier), let theirs = right.min(by: Self.earlier), !Self.same(mine, theirs),
            !(knowsDay(mine) && knowsDay(theirs))
        else { return [] }
        return [
            ClaimConflict(
                kind: .dates, first: place(first, mine.range), second: place(second, theirs.range),
                about: Bilingual(korean: "유출 시점", english: "time of the leak"))
        ]
    }

    private static func earlier(_ left: DateMention, _ right: DateMention) -> Bool {
        (left.year ?? 0, left.month, left.day ?? 0) < (right.year ?? 0, right.month, right.day ?? 0)
    }

    private static func same(_ left: DateMention, _ right: DateMention) -> Bool {
        (left.year == nil || right.year == nil || left.year == right.year) && left.month == right.month
            && (left.day == nil || right.day == nil || left.day == right.day)
    }

    /// Figures for a unit of which no two agree.
    private func counts(_ first: PublishedText, _ second: PublishedText, except: Set<CountMention.Unit>) -> [ClaimConflict] {
        [CountMention.Unit.people, .accounts, .records, .views].filter { !except.contains($0) }.compactMap { unit in
            let mine = Self.figures(first.text, unit)
            let theirs = Self.figures(second.text, unit)
            guard let one = mine.first(where: { !knowsFigure($0) }) ?? mine.first,
                let other = theirs.first(where: { !knowsFigure($0) }) ?? theirs.first, !(knowsFigure(one) && knowsFigure(other)),
                !mine.contains(where: { left in theirs.contains { ConsistencyCheck.agree(left, $0) } })
            else { return nil }
            return ClaimConflict(
                kind: .counts, first: place(first, one.range), second: place(second, other.range),
                about: Self.words(unit))
        }
    }

    private static func words(_ unit: CountMention.Unit) -> Bilingual {
        switch unit {
        case .people: Bilingual(korean: "사람 수", english: "number of people")
        case .accounts: Bilingual(korean: "계정 수", english: "number of accounts")
        case .records: Bilingual(korean: "기록 수", english: "number of records")
        default: Bilingual(korean: "조회 수", english: "number of views")
        }
    }

    private static func figures(_ text: NoticeText, _ unit: CountMention.Unit) -> [CountMention] {
        text.body.flatMap(\.counts).filter { $0.unit == unit && $0.value >= 100 && !$0.isSuperseded }
    }

    /// "No harm" in `first` where `second` tells of reports of harm.
    private func assertions(_ first: PublishedText, _ second: PublishedText) -> [ClaimConflict] {
        guard let denial = first.text.sentences.first(where: { $0.region == .main && $0.has(.noSecondary) && !$0.isHeading }),
            let hit = denial.first(.noSecondary),
            let report = second.text.body.first(where: { sentence in
                !sentence.has(.noSecondary) && sentence.counts.contains { $0.unit == .reports && $0.value > 0 }
            })
        else { return [] }
        return [
            ClaimConflict(
                kind: .assertion, first: place(first, hit.range), second: place(second, report.range),
                about: Bilingual(korean: "2차 피해", english: "harm"))
        ]
    }

    private func place(_ named: PublishedText, _ range: Range<Int>) -> ClaimConflict.Place {
        let place = named.text.place(range)
        return ClaimConflict.Place(
            text: named.name, line: place.line, column: place.column, words: named.text.original(range),
            range: named.text.visible.sourceRange(range))
    }
}

extension ClaimConflict {
    /// The same seen from the other text.
    fileprivate var swapped: ClaimConflict {
        ClaimConflict(kind: kind, first: second, second: first, about: about)
    }
}
