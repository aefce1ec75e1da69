internal import BreachModel

/// What a text openly takes back: everything that it names from a sentence that says that something changed to the next heading.
struct OpenCorrection {
    private(set) var items: Set<DataItemID> = []
    private(set) var units: Set<CountMention.Unit> = []
    private(set) var correctsDates = false
    private(set) var correctsHarm = false

    init(_ text: NoticeText) {
        guard text.mentions(.changeWords) else { return }
        var isOpen = false
        for sentence in text.sentences where sentence.region == .main {
            let says = sentence.has(.changeWords)
            if says { isOpen = true } else if sentence.isHeading { isOpen = false }
            guard isOpen else { continue }
            items.formUnion(sentence.items.map(\.item))
            units.formUnion(sentence.counts.map(\.unit))
            if sentence.dates.contains(where: { $0.role == .leak }) { correctsDates = true }
            if sentence.has(.noSecondary) || sentence.counts.contains(where: { $0.unit == .reports }) { correctsHarm = true }
        }
    }
}
