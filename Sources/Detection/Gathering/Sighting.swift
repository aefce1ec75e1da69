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
    private(set) var first: Int64 = .max
    private(set) var last: Int64 = .min
    private var subjectSet = NumberSet()
    private var tokenSet = NumberSet()
    private var originSet = NumberSet()
    private(set) var places: [Place] = []

    var subjects: Int { subjectSet.count }
    var tokens: Int { tokenSet.count }
    var origins: Int { originSet.count }
    var isEmpty: Bool { events == 0 }

    mutating func add(_ event: AccessEvent, subject: UInt64?, origin: UInt64, segment: Int) {
        events += 1
        if event.isSuccess { views += 1 }
        let time = event.time.milliseconds
        first = min(first, time)
        last = max(last, time)
        if let subject { subjectSet.insert(subject) }
        if event.token != 0 { tokenSet.insert(event.token) }
        originSet.insert(origin)
        keep(Place(time: time, segment: segment, offset: event.offset))
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
