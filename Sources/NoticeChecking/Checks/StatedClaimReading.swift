/// A claim of the facts, read once: what it counts and what kind of statement it makes.
struct StatedClaimReading: Sendable {
    let claim: CheckFacts.StatedClaim
    /// Counted figures and bare numbers of the claim.
    let numbers: Set<Double>
    let counts: Set<Double>
    let kinds: [Concept]
    private let words: [Substring]

    static let claimConcepts: [Concept] = [
        .claimStored, .claimDeleted, .claimRecovered, .claimNotShared, .claimActedAlone, .noFurtherAccess,
    ]

    init(_ claim: CheckFacts.StatedClaim) {
        let text = NoticeText(claim.text)
        self.claim = claim
        counts = Set(text.sentences.flatMap(\.counts).map(\.value))
        numbers = counts.union(Self.bareNumbers(claim.text))
        kinds = Self.claimConcepts.filter(text.mentions)
        words = claim.text.lowercased().split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 2 }
    }

    /// Whether nobody but the company or a suspect stands behind it.
    var isDoubtful: Bool { claim.status != "verified" && claim.source != "official" }

    /// Whether `sentence` states it, in any language: the same numbers, the same kind of statement.
    func isStated(by sentence: Sentence, words text: @autoclosure () -> String) -> Bool {
        let sharesKind = kinds.contains { sentence.has($0) }
        if !numbers.isEmpty {
            guard sharesKind || kinds.isEmpty else { return false }
            return !numbers.isDisjoint(with: Set(sentence.counts.map(\.value)).union(Self.bareNumbers(text())))
        }
        if !kinds.isEmpty {
            let asserts: [Concept] = [.confirmed, .ownFindings, .claimDeleted, .claimRecovered, .claimActedAlone, .noFurtherAccess]
            return sharesKind && sentence.hasAny(asserts)
        }
        return overlap(text()) >= 0.6
    }

    static func bareNumbers(_ text: String) -> Set<Double> {
        let digits = text.filter { $0 != "," }.split { !$0.isNumber }
        return Set(digits.compactMap { Double($0) }.filter { $0 > 31 && !(1900...2100).contains($0) })
    }

    /// The share of the claim's words that stand in the sentence, endings left aside.
    private func overlap(_ sentence: String) -> Double {
        guard !words.isEmpty else { return 0 }
        return Double(words.filter { sentence.contains($0.prefix(max(2, $0.count - 1))) }.count) / Double(words.count)
    }
}
