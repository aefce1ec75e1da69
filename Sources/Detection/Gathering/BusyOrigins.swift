// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).

/// Which origins may have touched many people in any 30 days: an upper bound by cells of a hashed table, in which several origins may count
/// together. Memory is the same for any number of events and origins.
struct BusyOrigins {
    private static let cellBits: UInt64 = 21
    private let floor: UInt32
    private var open: [(window: Int64, cells: [UInt32])] = []
    private var current = 0
    private var busy: [Bool]

    /// - Parameter floor: people a day below which an origin is of no interest.
    init(floor: Int) {
        self.floor = UInt32(clamping: floor)
        busy = Array(repeating: false, count: 1 << Self.cellBits)
    }

    private static func cell(_ origin: UInt64) -> Int { Int(origin >> (64 - cellBits)) }

    /// Counts a line of an origin, by the hash of its address.
    mutating func add(_ origin: UInt64, window: Int64) {
        if current >= open.count || open[current].window != window { select(window) }
        open[current].cells[Self.cell(origin)] &+= 1
    }

    private mutating func select(_ window: Int64) {
        if let place = open.firstIndex(where: { $0.window == window }) {
            current = place
        } else {
            open.append((window, Array(repeating: 0, count: busy.count)))
            current = open.count - 1
        }
    }

    /// Closes all windows before `window`, in which no line can come any more.
    mutating func close(before window: Int64) {
        for closed in open where closed.window < window {
            for (cell, count) in closed.cells.enumerated() where count >= floor { busy[cell] = true }
        }
        open.removeAll { $0.window < window }
        current = open.count
    }

    /// Whether an origin of this hash may have reached the floor; after all windows are closed.
    func contains(_ origin: UInt64) -> Bool { busy[Self.cell(origin)] }
}
