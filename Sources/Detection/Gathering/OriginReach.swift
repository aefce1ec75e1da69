// Hot: sees every event of busy origins. Benchmark: Benchmarks/run scan (detect).
internal import BreachModel
internal import LogScanning

/// The second pass: how many people each busy origin touched, day by day. Origins that cannot reach the floor on any day are not
/// looked at.
struct OriginReach {
    private(set) var reach: [String: DailyReach] = [:]
    private let busyCells: [Bool]
    private let day: (Int64) -> Int64

    init(cells: [UInt32], floor: Int, day: @escaping (Int64) -> Int64) {
        busyCells = cells.map { Int($0) >= floor }
        self.day = day
    }

    mutating func gather(_ segment: Segment, openFrom: Int64?, subject: (AccessEvent) -> UInt64?) {
        let hashes = segment.originHashes()
        var slots: [String: Int] = [:]
        var local: [DailyReach] = []
        let slotOf = hashes.indices.map { number -> Int in
            guard busyCells[HistoryGatherer.cell(hashes[number])] else { return -1 }
            let address = segment.origin(number).address
            if let slot = slots[address] { return slot }
            slots[address] = local.count
            local.append(reach[address] ?? DailyReach())
            return local.count - 1
        }
        segment.forEachEvent { _, event in
            let slot = slotOf[event.origin]
            guard slot >= 0, event.isSuccess, let subject = subject(event) else { return }
            local[slot].add(subject, day: day(event.time.milliseconds))
        }
        for (address, slot) in slots {
            if let openFrom { local[slot].close(before: day(openFrom)) }
            reach[address] = local[slot]
        }
    }

    mutating func finish() {
        for name in reach.keys { reach[name]?.close(before: .max) }
    }
}
