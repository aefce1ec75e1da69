/// Origins with their first and last moment, and pairs of origin and person, each once: two tables by open addressing.
struct GroupTable {
    private var origins: [(key: UInt64, first: Int64, last: Int64)]
    private var pairs: [(group: UInt64, person: UInt64)]
    private let mask: Int
    /// Distinct origins.
    private(set) var rows = 0
    /// Distinct people of each origin, added up.
    private(set) var people = 0

    /// - Parameter events: at most so many will come.
    init(expecting events: Int) {
        var capacity = 16
        while capacity < events * 2 { capacity *= 2 }
        mask = capacity - 1
        origins = Array(repeating: (.max, 0, 0), count: capacity)
        pairs = Array(repeating: (.max, 0), count: capacity)
    }

    mutating func add(_ origin: UInt64, _ person: UInt64, _ time: Int64) {
        var slot = place(origin)
        while origins[slot].key != origin, origins[slot].key != .max { slot = (slot + 1) & mask }
        if origins[slot].key == .max {
            origins[slot] = (origin, time, time)
            rows += 1
        } else {
            origins[slot].first = min(origins[slot].first, time)
            origins[slot].last = max(origins[slot].last, time)
        }
        if person == .max { return }
        let group = UInt64(slot)
        slot = place(person ^ group << 40)
        while pairs[slot].group != .max, pairs[slot].group != group || pairs[slot].person != person { slot = (slot + 1) & mask }
        if pairs[slot].group == .max {
            pairs[slot] = (group, person)
            people += 1
        }
    }

    private func place(_ number: UInt64) -> Int {
        Int(truncatingIfNeeded: (number &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    /// All origins' first moments, added up.
    var firsts: Int { origins.reduce(0) { $0 + ($1.key == .max ? 0 : Int($1.first)) } }

    /// All origins' last moments, added up.
    var lasts: Int { origins.reduce(0) { $0 + ($1.key == .max ? 0 : Int($1.last)) } }
}
