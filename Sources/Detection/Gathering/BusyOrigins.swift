// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).

/// Which origins may have touched many people in any 30 days: an upper bound by cells of a hashed table, in which several origins may count
/// together. Memory is the same for any number of events and origins.
struct BusyOrigins {
    private static let cellBits: UInt64 = 21
    /// Lines that wait to be counted: one after the other they would wait for memory each, many at once wait together.
    private static let queueSize = 1024
    /// A cell that has counted this far counts no further, so that the table stays small; it is taken for busy then.
    private static let most = UInt8.max
    private let floor: UInt8
    private var open: [(window: Int64, cells: [UInt8])] = []
    private var current = 0
    private var queue = [UInt32](repeating: 0, count: queueSize)
    private var queued = 0
    /// A bit for each cell.
    private var busy: [UInt64]

    /// - Parameter floor: people a day below which an origin is of no interest.
    init(floor: Int) {
        self.floor = UInt8(clamping: floor)
        busy = Array(repeating: 0, count: 1 << (Self.cellBits - 6))
    }

    @inline(__always)
    private static func cell(_ origin: UInt64) -> Int { Int(truncatingIfNeeded: origin >> (64 - cellBits)) }

    /// Counts a line of an origin, by the hash of its address.
    @inline(__always)
    mutating func add(_ origin: UInt64, window: Int64) {
        if current >= open.count || open[current].window != window { select(window) }
        queue[queued] = UInt32(truncatingIfNeeded: Self.cell(origin))
        queued += 1
        if queued == Self.queueSize { count() }
    }

    @inline(never)
    private mutating func count() {
        guard queued > 0 else { return }
        var cells: [UInt8] = []
        swap(&cells, &open[current].cells)
        for cell in queue[..<queued] {
            let count = cells[Int(cell)]
            cells[Int(cell)] = count &+ (count == Self.most ? 0 : 1)
        }
        swap(&cells, &open[current].cells)
        queued = 0
    }

    @inline(never)
    private mutating func select(_ window: Int64) {
        count()
        if let place = open.firstIndex(where: { $0.window == window }) {
            current = place
        } else {
            open.append((window, Array(repeating: 0, count: 1 << Self.cellBits)))
            current = open.count - 1
        }
    }

    /// Closes all windows before `window`, in which no line can come any more.
    mutating func close(before window: Int64) {
        count()
        for closed in open where closed.window < window {
            for (cell, count) in closed.cells.enumerated() where count >= floor { busy[cell >> 6] |= 1 << UInt64(cell & 63) }
        }
        open.removeAll { $0.window < window }
        current = open.count
    }

    /// Whether an origin of this hash may have reached the floor; after all windows are closed.
    @inline(__always)
    func contains(_ origin: UInt64) -> Bool {
        let cell = Self.cell(origin)
        return busy[cell >> 6] & 1 << UInt64(truncatingIfNeeded: cell & 63) != 0
    }
}
