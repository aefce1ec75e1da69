// Hot: asked for every matching event. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel
internal import LogScanning

/// What the numbers of one segment stand for, each looked up once.
struct SegmentNames {
    /// An address-book entry that a line names.
    enum NamedEntry {
        case none
        case id(PeopleDirectory.Entry.ID)
        /// No book of the export has an entry of this id.
        case unknown(String)
    }

    private let segment: Segment
    private var origins: [Int: UInt32] = [:]
    /// The last one that was asked for: lines of one credential often come from one address.
    private var lastOrigin: (number: Int, found: UInt32)?
    private var entries: [Int: NamedEntry] = [0: .none]
    private var subjects: [UInt64: SubjectID] = [:]

    init(_ segment: Segment) {
        self.segment = segment
    }

    mutating func origin(_ number: Int, in all: inout OriginNumbers) -> UInt32 {
        if let lastOrigin, lastOrigin.number == number { return lastOrigin.found }
        let found = origins[number] ?? all.number(segment.address(number))
        origins[number] = found
        lastOrigin = (number, found)
        return found
    }

    mutating func entry(_ number: Int, in directory: PeopleDirectory) -> NamedEntry {
        if number == 0 { return .none }
        if let known = entries[number] { return known }
        guard let text = segment.entry(number) else { return .none }
        let found = directory.entryID(Array(text.utf8)[...]).map { NamedEntry.id($0) } ?? .unknown(text)
        entries[number] = found
        return found
    }

    /// The id behind a subject that is no whole number.
    mutating func subject(_ key: SubjectKey) -> SubjectID? {
        if let known = subjects[key.value] { return known }
        let found = segment.subject(key)
        subjects[key.value] = found
        return found
    }
}
