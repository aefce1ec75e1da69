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
    private var people: SeenPeople
    private var seen = SeenBlock()

    init(_ extents: [Extent], people: SeenPeople) {
        self.extents = extents
        self.people = people
        var members: [[Int]] = []
        for (index, extent) in extents.enumerated() {
            let known = members.indices.last {
                members[$0].count < DistinctNumbers.marks && extents[members[$0][0]].credential == extent.credential
            }
            if let known, extent.credential != nil { members[known].append(index) } else { members.append([index]) }
        }
        groups = members.map { Group(credential: extents[$0[0]].credential, extents: $0, sightings: SightingGroup($0.count)) }
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
        let fits = extents.map { extent in places.map { extent.fits(place: $0) } }
        let credentials = groups.map { group in group.credential.map { segment.credentials.firstIndex(of: $0) ?? -1 } }
        for block in segment.blocks {
            seen.columns.open(block, of: segment)
            for place in groups.indices where credentials[place] != -1 {
                let asked = groups[place].extents.enumerated().compactMap { position, index -> Question? in
                    guard block.first < extents[index].window.end, block.last >= extents[index].window.start else { return nil }
                    return Question(mark: 1 << UInt8(position), extent: extents[index], fits: fits[index])
                }
                if asked.isEmpty { continue }
                for run in seen.columns.runs where credentials[place] == nil || credentials[place] == run.credential {
                    seen.read(.all, run.rows, of: segment, people: &people)
                    take(run.rows, asked: asked, place: place, number: number, space: &space)
                }
            }
        }
    }

    private mutating func take(_ rows: Range<Int>, asked: [Question], place: Int, number: Int, space: inout CountingSpace) {
        for row in rows {
            let time = Instant(milliseconds: seen.columns.times[row])
            var marks: UInt8 = 0
            for question in asked where question.extent.window.contains(time) && question.fits[Int(seen.columns.places[row])] {
                if question.extent.onlyShown, !isShown(row) { continue }
                if let origin = question.extent.origin, origin != seen.columns.origins[row] { continue }
                marks |= question.mark
            }
            if marks != 0 { groups[place].sightings.add(row, to: marks, of: seen, segment: number, space: &space) }
        }
    }

    private func isShown(_ row: Int) -> Bool {
        EventBlock.isShown(seen.columns.flags[row]) && seen.persons[row] != SeenPeople.nobody
            && !(seen.hasStrangers && seen.isStranger[row])
    }
}
