// Hot: two questions a line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Numbers for subjects that are the same in every segment, and which of them do not exist.
///
/// Whole numbers below 2^31 are their own numbers; all others get theirs in order of appearance, so that memory follows people, not ids.
struct SeenPeople {
    /// Stands for a line that names nobody.
    static let nobody = UInt32.max
    private static let firstGiven: UInt32 = 1 << 31

    private let exists: (SubjectID) -> Bool?
    private var large: [UInt64: UInt32] = [:]
    private var texts: [String: UInt32] = [:]
    /// Numbers of the open segment's text subjects, by key.
    private var ofSegment: [UInt64: UInt32] = [:]
    private var asked = PersonSet()
    private var strangers = PersonSet()
    /// Nobody knows who exists: the first question said so.
    private var asksNobody = false

    init(exists: @escaping (SubjectID) -> Bool?) {
        self.exists = exists
    }

    /// Called before the first subject of each segment.
    mutating func open() { ofSegment.removeAll(keepingCapacity: true) }

    /// The number of a subject; `nobody` where the line names none.
    mutating func number(_ key: SubjectKey, of segment: Segment) -> UInt32 {
        if let whole = key.wholeNumber {
            return whole < UInt64(Self.firstGiven) ? UInt32(whole) : given(large[whole]) { $0.large[whole] = $1 }
        }
        if key == .none { return Self.nobody }
        if let number = ofSegment[key.value] { return number }
        let text = segment.subject(key)?.rawValue ?? ""
        let number = given(texts[text]) { $0.texts[text] = $1 }
        ofSegment[key.value] = number
        return number
    }

    private mutating func given(_ known: UInt32?, keep: (inout Self, UInt32) -> Void) -> UInt32 {
        if let known { return known }
        let number = Self.firstGiven + UInt32(large.count + texts.count)
        keep(&self, number)
        return number
    }

    /// Whether a subject is known not to exist.
    mutating func isStranger(_ number: UInt32, _ key: SubjectKey, of segment: Segment) -> Bool {
        if asksNobody { return false }
        if asked.insert(number) {
            let answer = segment.subject(key).flatMap { exists($0) }
            if answer == nil { asksNobody = true }
            if answer == false { strangers.insert(number) }
        }
        return strangers.contains(number)
    }
}
