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
    /// What the index stores of 2^31 - 1, the largest whole number that is its own.
    private static let largestOwn = UInt64(firstGiven) << 1

    private let members: MemberList?
    private var large: [UInt64: UInt32] = [:]
    /// By the hash of their text.
    private var texts: [UInt64: UInt32] = [:]
    /// Numbers of the open segment's text subjects, by their place in its dictionary; `nobody` where none was asked for yet.
    private var ofSegment: [UInt32] = []
    /// Of those who were given a number.
    private var strangers = PersonBits()

    /// - Parameter members: nil where nobody knows who exists.
    init(members: MemberList?) {
        self.members = members
    }

    var knowsMembers: Bool { members != nil }

    /// Called before the first subject of each segment.
    mutating func open(_ segment: Segment) {
        ofSegment.removeAll(keepingCapacity: true)
        ofSegment.append(contentsOf: repeatElement(Self.nobody, count: segment.subjectTexts))
    }

    /// The numbers of the subjects of some rows; `nobody` where a line names none.
    ///
    /// - Parameter stored: subjects as the index stores them, by row.
    mutating func number(_ stored: [UInt64], rows: Range<Int>, of segment: Segment, into numbers: inout [UInt32]) {
        for row in rows {
            let subject = stored[row]
            // Nobody is stored as 0, and becomes `nobody` by the same way.
            numbers[row] =
                subject & 1 == 0 && subject <= Self.largestOwn
                ? UInt32(truncatingIfNeeded: (subject >> 1) &- 1) : given(subject, of: segment)
        }
    }

    @inline(never)
    private mutating func given(_ stored: UInt64, of segment: Segment) -> UInt32 {
        let value = (stored >> 1) &- 1
        if stored & 1 == 0 {
            let whole = value
            if let known = large[whole] { return known }
            let number = next(isMember: members?.contains(whole: whole))
            large[whole] = number
            return number
        }
        let place = Int(truncatingIfNeeded: value)
        if place < ofSegment.count, ofSegment[place] != Self.nobody { return ofSegment[place] }
        let hash = segment.hash(subjectText: place)
        let number = texts[hash] ?? next(isMember: members?.contains(hash: hash))
        texts[hash] = number
        if place < ofSegment.count { ofSegment[place] = number }
        return number
    }

    private mutating func next(isMember: Bool?) -> UInt32 {
        let number = Self.firstGiven + UInt32(large.count + texts.count)
        if isMember == false { strangers.insert(number) }
        return number
    }

    /// Marks the rows whose subjects do not exist.
    ///
    /// - Returns: whether there is one.
    func markStrangers(_ numbers: [UInt32], rows: Range<Int>, in marks: inout [Bool]) -> Bool {
        guard let members, members.markMissing(numbers, rows: rows, in: &marks) else { return false }
        var some = false
        for row in rows where marks[row] {
            let number = numbers[row]
            let isStranger = number < Self.firstGiven || number != Self.nobody && strangers.contains(number)
            marks[row] = isStranger
            some = some || isStranger
        }
        return some
    }
}
