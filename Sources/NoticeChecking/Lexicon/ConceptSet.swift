/// A set of concepts as bits: rules ask for membership thousands of times a text.
struct ConceptSet: Equatable, Sendable {
    private var low: UInt64 = 0
    private var middle: UInt64 = 0
    private var high: UInt64 = 0

    init() {}

    init(_ concepts: some Sequence<Concept>) {
        for concept in concepts { insert(concept) }
    }

    mutating func insert(_ concept: Concept) {
        let bit = UInt64(1) << UInt64(concept.rawValue & 63)
        switch concept.rawValue >> 6 {
        case 0: low |= bit
        case 1: middle |= bit
        default: high |= bit
        }
    }

    func contains(_ concept: Concept) -> Bool {
        let bit = UInt64(1) << UInt64(concept.rawValue & 63)
        switch concept.rawValue >> 6 {
        case 0: return low & bit != 0
        case 1: return middle & bit != 0
        default: return high & bit != 0
        }
    }
}
