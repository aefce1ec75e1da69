// Hot: sees the events of findings. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Which lines a finding about places or reach rests on: found only after the passes, so they are read once more, and only they.
struct Extent {
    /// Nil for any.
    var credential: String?
    /// Hash of an origin's address; nil for any.
    var origin: UInt64?
    var window: Window
    /// Countries, or networks, of which the line has one; nil for any.
    var countries: Set<String>?
    var networks: Set<String>?
    /// Only lines that showed a person who exists.
    var onlyShown = false

    fileprivate func fits(place: (country: String, network: String)) -> Bool {
        countries?.contains(place.country) ?? true && networks?.contains(place.network) ?? true
    }
}

/// Reads the extents of findings: segment by segment, only blocks and runs that can hold a line.
struct ExtentReader {
    private(set) var sightings: [Sighting]
    private let extents: [Extent]
    private var people: SeenPeople
    private var columns = EventColumns()

    init(_ extents: [Extent], people: SeenPeople) {
        self.extents = extents
        self.people = people
        sightings = Array(repeating: Sighting(), count: extents.count)
    }

    /// - Parameter number: the segment's place in the index.
    mutating func read(_ segment: Segment, number: Int) {
        people.open()
        let credentials = extents.map { extent in extent.credential.map { segment.credentials.firstIndex(of: $0) ?? -1 } }
        let places = (0..<segment.placeCount).map { segment.place($0) }
        let fits = extents.map { extent in places.map { extent.fits(place: $0) } }
        for block in segment.blocks {
            let asked = extents.indices.filter {
                block.first < extents[$0].window.end && block.last >= extents[$0].window.start && credentials[$0] != -1
            }
            if asked.isEmpty { continue }
            columns.read(block, of: segment)
            for run in columns.runs {
                for index in asked where credentials[index] == nil || credentials[index] == run.credential {
                    for row in run.rows { take(row, index: index, fits: fits[index], segment: segment, number: number) }
                }
            }
        }
    }

    private mutating func take(_ row: Int, index: Int, fits: [Bool], segment: Segment, number: Int) {
        let extent = extents[index]
        let place = columns.origins[row]
        guard extent.window.contains(Instant(milliseconds: columns.times[row])), fits[Segment.placeNumber(ofOrigin: place)],
            !extent.onlyShown || columns.isSuccess(row)
        else { return }
        let hash = segment.originHash(place)
        guard extent.origin == nil || extent.origin == hash else { return }
        let key = columns.subjects[row]
        let person = people.number(key, of: segment)
        if extent.onlyShown, person == SeenPeople.nobody || people.isStranger(person, key, of: segment) { return }
        sightings[index].add(row, of: columns, subject: person, origin: hash, segment: number)
    }
}
