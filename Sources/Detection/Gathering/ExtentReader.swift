// Hot: sees the events of findings. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Which lines a finding about places or reach rests on: found only after the passes, so they are read once more, and only they.
struct Extent {
    /// Nil where the extent is about an origin.
    var credential: String?
    /// Hash of an origin's address; nil where the extent is about a credential.
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
    /// Extents of one credential, or of one origin, which may share lines.
    private struct Group {
        var credential: String?
        var extents: [Int]
        var sightings: SightingGroup
    }

    /// What a segment and a block of it say to an extent.
    private struct Question {
        var mark: UInt8
        var extent: Extent
        /// By place.
        var fits: [Bool]
    }

    private let extents: [Extent]
    private var groups: [Group] = []
    /// Groups of extents that are about one origin, wherever it was seen, by the hash of its address.
    private var ofOrigin: [UInt64: [Int]] = [:]
    /// A bit for the highest sixteen of each of these hashes.
    private var originBits = [UInt64](repeating: 0, count: 1024)
    private var people: SeenPeople
    private var seen = SeenBlock()

    init(_ extents: [Extent], people: SeenPeople) {
        self.extents = extents
        self.people = people
        for (index, extent) in extents.enumerated() {
            if let origin = extent.origin, extent.credential == nil {
                ofOrigin[origin, default: []].append(groups.count)
                originBits[Int(origin >> 54)] |= 1 << (origin >> 48 & 63)
                // Of origins there may be thousands.
                groups.append(Group(credential: nil, extents: [index], sightings: SightingGroup(1, gathers: 1 << 12)))
            } else if let known = groups.lastIndex(where: { $0.credential.map { ByteText($0) } == extent.credential.map { ByteText($0) } }),
                extent.credential != nil, groups[known].extents.count < DistinctNumbers.marks
            {
                groups[known].extents.append(index)
                groups[known].sightings = SightingGroup(groups[known].extents.count)
            } else {
                groups.append(Group(credential: extent.credential, extents: [index], sightings: SightingGroup(1)))
            }
        }
    }

    /// What was read, in the order of the extents.
    mutating func sightings(_ space: inout CountingSpace) -> [Sighting] {
        var all = Array(repeating: Sighting(), count: extents.count)
        for place in groups.indices {
            groups[place].sightings.close(&space)
            for (index, sighting) in zip(groups[place].extents, groups[place].sightings.sightings) { all[index] = sighting }
        }
        return all
    }

    /// - Parameter number: the segment's place in the index.
    mutating func read(_ segment: Segment, number: Int, space: inout CountingSpace) {
        people.open(segment)
        // One more for places that a segment made by hand names and does not have.
        let places = (0...segment.placeCount).map { segment.place($0) }
        let ofCredential = groups.indices.compactMap { place -> (place: Int, credential: Int)? in
            groups[place].credential.flatMap { name in segment.credentials.firstIndex { ByteText.isSame($0, name) }.map { (place, $0) } }
        }
        let fits = Dictionary(
            uniqueKeysWithValues: ofCredential.flatMap { groups[$0.place].extents }.map { index in
                (index, places.map { extents[index].fits(place: $0) })
            })
        let origins = ofOrigin.values.joined().map { extents[groups[$0].extents[0]].window }
        for block in segment.blocks {
            seen.columns.open(block, of: segment)
            let asksOrigins = origins.contains { block.first < $0.end && block.last >= $0.start }
            if asksOrigins { seen.read(.all, 0..<block.rows, of: segment, people: &people) }
            for (place, credential) in ofCredential {
                let asked = groups[place].extents.enumerated().compactMap { position, index -> Question? in
                    let extent = extents[index]
                    guard block.first < extent.window.end, block.last >= extent.window.start, let fits = fits[index] else { return nil }
                    return Question(mark: 1 << UInt8(position), extent: extent, fits: fits)
                }
                if asked.isEmpty { continue }
                for run in seen.columns.runs where run.credential == credential {
                    if !asksOrigins { seen.read(.all, run.rows, of: segment, people: &people) }
                    take(run.rows, asked: asked, place: place, number: number, space: &space)
                }
            }
            if asksOrigins { takeOrigins(number: number, space: &space) }
        }
    }

    private mutating func take(_ rows: Range<Int>, asked: [Question], place: Int, number: Int, space: inout CountingSpace) {
        var marks: [UInt8] = []
        swap(&marks, &space.rowMarks)
        marks.removeAll(keepingCapacity: true)
        marks.append(contentsOf: repeatElement(0, count: rows.count))
        for question in asked { mark(rows, by: question, in: &marks) }
        groups[place].sightings.add(rows, marks: marks, of: seen, segment: number, space: &space)
        swap(&marks, &space.rowMarks)
    }

    private func mark(_ rows: Range<Int>, by question: Question, in marks: inout [UInt8]) {
        let (window, onlyShown) = (question.extent.window, question.extent.onlyShown)
        for row in rows {
            guard window.contains(Instant(milliseconds: seen.columns.times[row])), question.fits[Int(seen.columns.places[row])],
                !onlyShown || isShown(row)
            else { continue }
            marks[row - rows.lowerBound] |= question.mark
        }
    }

    /// Takes the rows of the whole block that an extent of an origin means.
    private mutating func takeOrigins(number: Int, space: inout CountingSpace) {
        let one: [UInt8] = [1]
        for row in 0..<seen.columns.rows {
            let origin = seen.columns.origins[row]
            guard originBits[Int(origin >> 54)] >> (origin >> 48 & 63) & 1 != 0, let own = ofOrigin[origin] else { continue }
            for place in own {
                let extent = extents[groups[place].extents[0]]
                guard extent.window.contains(Instant(milliseconds: seen.columns.times[row])), !extent.onlyShown || isShown(row) else {
                    continue
                }
                groups[place].sightings.add(row..<(row + 1), marks: one, of: seen, segment: number, space: &space)
            }
        }
    }

    private func isShown(_ row: Int) -> Bool {
        EventBlock.isShown(seen.columns.flags[row]) && seen.persons[row] != SeenPeople.nobody
            && !(seen.hasStrangers && seen.isStranger[row])
    }
}
