internal import BreachModel

/// Holds texts on the same incident against each other, whatever each of them may leave out.
struct ConflictReader {
    let items: ItemTable

    /// A text under its name.
    typealias Named = (name: String, text: NoticeText)

    /// What in `first` and `second` cannot both be true; each difference once, with both places.
    func conflicts(_ first: Named, _ second: Named) -> [ClaimConflict] {
        items(first, second) + items(second, first).map(\.swapped) + dates(first, second) + counts(first, second)
            + assertions(first, second) + assertions(second, first).map(\.swapped)
    }

    /// Items that `first` names as leaked and `second` denies.
    private func items(_ first: Named, _ second: Named) -> [ClaimConflict] {
        var found: [ClaimConflict] = []
        for denial in second.text.items([.notLeaked])
        where !found.contains(where: { $0.about.english == items.name(denial.mention.item, .english) }) {
            guard let leaked = first.text.items([.leaked, .presumed]).first(where: { $0.mention.item == denial.mention.item }) else {
                continue
            }
            found.append(
                ClaimConflict(
                    kind: .items, first: place(first, leaked.mention.range), second: place(second, denial.mention.range),
                    about: Bilingual(
                        korean: items.name(denial.mention.item, .korean), english: items.name(denial.mention.item, .english))))
        }
        return found
    }

    /// First days of the leak that differ where both give one.
    private func dates(_ first: Named, _ second: Named) -> [ClaimConflict] {
        let (left, right) = (first.text.content.leakDates, second.text.content.leakDates)
        guard let mine = left.min(by: Self.earlier), let theirs = right.min(by: Self.earlier), !Self.same(mine, theirs) else { return [] }
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
    private func counts(_ first: Named, _ second: Named) -> [ClaimConflict] {
        [CountMention.Unit.people, .accounts, .records, .views].compactMap { unit in
            let mine = Self.figures(first.text, unit)
            let theirs = Self.figures(second.text, unit)
            guard let one = mine.first, let other = theirs.first,
                !mine.contains(where: { left in theirs.contains { ConsistencyCheck.agree(left, $0) } })
            else { return nil }
            return ClaimConflict(
                kind: .counts, first: place(first, one.range), second: place(second, other.range),
                about: Bilingual(korean: unit.rawValue, english: unit.rawValue))
        }
    }

    private static func figures(_ text: NoticeText, _ unit: CountMention.Unit) -> [CountMention] {
        text.body.flatMap(\.counts).filter { $0.unit == unit && $0.value >= 100 && !$0.isSuperseded }
    }

    /// "No harm" in `first` where `second` tells of reports of harm.
    private func assertions(_ first: Named, _ second: Named) -> [ClaimConflict] {
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

    private func place(_ named: Named, _ range: Range<Int>) -> ClaimConflict.Place {
        let place = named.text.place(range)
        return ClaimConflict.Place(text: named.name, line: place.line, column: place.column, words: named.text.original(range))
    }
}

extension ClaimConflict {
    /// The same seen from the other text.
    fileprivate var swapped: ClaimConflict {
        ClaimConflict(kind: kind, first: second, second: first, about: about)
    }
}
