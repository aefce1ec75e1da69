internal import BreachModel
internal import LogScanning

/// The extent of one suspicious thing: how many lines, whose, from where, since when, and where the first lines stand.
struct Sighting {
    /// Where a line stands.
    struct Place: Hashable {
        var time: Int64
        /// Number of the segment in the order of the index.
        var segment: Int
        var offset: Int

        static func precedes(_ left: Place, _ right: Place) -> Bool {
            (left.time, left.segment, left.offset) < (right.time, right.segment, right.offset)
        }
    }

    /// First lines kept as evidence.
    static let evidenceLimit = 5

    private(set) var events = 0
    private(set) var views = 0
    /// Lines whose token was never issued.
    private(set) var forged = 0
    private(set) var first: Int64 = .max
    private(set) var last: Int64 = .min
    private var subjectSet = PersonSet()
    private var tokenSet = NumberSet()
    private var originSet = NumberSet()
    private(set) var places: [Place] = []

    var subjects: Int { subjectSet.count }
    var tokens: Int { tokenSet.count }
    var origins: Int { originSet.count }
    var isEmpty: Bool { events == 0 }

    /// Adds one row of a block.
    ///
    /// - Parameters:
    ///   - subject: the subject's number, or `SeenPeople.nobody`.
    ///   - origin: the hash of its address.
    mutating func add(_ row: Int, of columns: EventColumns, subject: UInt32, origin: UInt64, segment: Int) {
        events += 1
        if columns.isSuccess(row) { views += 1 }
        if columns.isNeverIssued(row) { forged += 1 }
        let time = columns.times[row]
        first = min(first, time)
        last = max(last, time)
        if subject != SeenPeople.nobody { subjectSet.insert(subject) }
        let token = columns.tokens[row]
        if token != 0 { tokenSet.insert(token) }
        originSet.insert(origin)
        if places.count < Self.evidenceLimit || time <= places[places.count - 1].time {
            keep(Place(time: time, segment: segment, offset: columns.offset(row)))
        }
    }

    private mutating func keep(_ place: Place) {
        if places.count == Self.evidenceLimit {
            guard let latest = places.last, Place.precedes(place, latest) else { return }
            places.removeLast()
        }
        let position = places.firstIndex { Place.precedes(place, $0) } ?? places.count
        places.insert(place, at: position)
    }
}
