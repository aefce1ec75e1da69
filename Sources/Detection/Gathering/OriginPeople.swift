// Hot: takes every line of a busy origin. Benchmark: Benchmarks/run scan (all).

/// The people of each of many origins side by side, each person once: four bytes a person, and four an origin.
struct OriginPeople {
    private var people: [UInt32]
    /// By slot: where its people begin; and one more.
    private var starts: [UInt32]

    /// How many there are, of all origins together.
    var count: Int { people.count }
    private var slots: Int { starts.count - 1 }

    /// - Parameters:
    ///   - views: as `OriginDays.view` makes them.
    ///   - slots: how many origins there are; no view names a later one.
    init(_ views: [UInt64], slots: Int, table: inout DistinctTable) {
        var next = [UInt32](repeating: 0, count: slots + 1)
        for view in views { next[Int(view >> 32) + 1] += 1 }
        (starts, people) = Self.room(&next)
        unsafe people.withUnsafeMutableBufferPointer { people in
            unsafe next.withUnsafeMutableBufferPointer { next in
                for view in views {
                    // SAFETY: the counting above looked at the same slots, and made as many places for each as it has views.
                    let place = unsafe next[Int(view >> 32)]
                    unsafe people[Int(place)] = UInt32(truncatingIfNeeded: view)
                    unsafe next[Int(view >> 32)] = place &+ 1
                }
            }
        }
        Self.removeRepeated(&people, &starts, &table)
    }

    /// - Parameters:
    ///   - parts: whose people are put together.
    ///   - slots: how many origins there are; no part has more.
    init(_ parts: [OriginPeople], slots: Int, table: inout DistinctTable) {
        var next = [UInt32](repeating: 0, count: slots + 1)
        for part in parts {
            for slot in 0..<part.slots { next[slot + 1] += part.starts[slot + 1] - part.starts[slot] }
        }
        (starts, people) = Self.room(&next)
        unsafe people.withUnsafeMutableBufferPointer { people in
            for part in parts {
                for slot in 0..<part.slots {
                    var place = Int(next[slot])
                    for index in Int(part.starts[slot])..<Int(part.starts[slot + 1]) {
                        // SAFETY: each slot has as many places as the parts have people for it.
                        unsafe people[place] = part.people[index]
                        place += 1
                    }
                    next[slot] = UInt32(place)
                }
            }
        }
        Self.removeRepeated(&people, &starts, &table)
    }

    /// Turns counts, each one behind its slot's place, into where each slot begins, and makes as much room as all of them need.
    private static func room(_ counts: inout [UInt32]) -> (starts: [UInt32], people: [UInt32]) {
        for slot in 1..<counts.count { counts[slot] += counts[slot - 1] }
        return (counts, [UInt32](repeating: 0, count: Int(counts[counts.count - 1])))
    }

    /// Leaves each person of an origin once, and no room between origins.
    private static func removeRepeated(_ people: inout [UInt32], _ starts: inout [UInt32], _ table: inout DistinctTable) {
        var kept = 0
        unsafe people.withUnsafeMutableBufferPointer { people in
            for slot in 0..<(starts.count - 1) {
                // SAFETY: a slot's people lie between its start and the next one's; what is kept of them goes no further back than they lie.
                let own = unsafe UnsafeMutableBufferPointer(rebasing: people[Int(starts[slot])..<Int(starts[slot + 1])])
                let count = unsafe table.keepFirst(own)
                if kept < Int(starts[slot]) {
                    for index in 0..<count { unsafe people[kept + index] = own[index] }
                }
                starts[slot] = UInt32(kept)
                kept += count
            }
        }
        starts[starts.count - 1] = UInt32(kept)
        people.removeLast(people.count - kept)
    }

    /// How many people each origin has that has any, by slot.
    func forEachCount(_ body: (_ slot: Int, _ people: Int) -> Void) {
        for slot in 0..<slots where starts[slot + 1] > starts[slot] { body(slot, Int(starts[slot + 1] - starts[slot])) }
    }

    /// Turns all back into views.
    func list(into views: inout [UInt64]) {
        views.removeAll(keepingCapacity: true)
        for slot in 0..<slots {
            for person in people[Int(starts[slot])..<Int(starts[slot + 1])] { views.append(OriginDays.view(person, slot: slot)) }
        }
    }
}
