// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Which origins may have touched many people in any 30 days: an upper bound by cells of a hashed table, in which several origins may count
/// together. The table has so many cells that chance alone fills none of them up to the floor.
struct BusyOrigins {
    /// A cell counts no further, so that the table stays small; it is taken for busy then.
    private static let most = UInt8.max
    private let floor: UInt8
    private let shift: UInt64
    private var open: [(window: Int64, cells: [UInt8])] = []
    private var current = 0
    /// A bit for each cell.
    private var busy: [UInt64]
    private(set) var isEmpty = true

    /// - Parameters:
    ///   - floor: people a day below which an origin is of no interest.
    ///   - events: the most that any 30 days have.
    init(floor: Int, events: Int) {
        self.floor = UInt8(clamping: floor)
        let cells = events / max(1, Int(self.floor)) * 16
        let bits = min(27, max(10, Int.bitWidth - cells.leadingZeroBitCount))
        shift = UInt64(64 - bits)
        busy = Array(repeating: 0, count: 1 << (bits - 6))
    }

    private var cells: Int { busy.count * 64 }

    @inline(__always)
    private func cell(_ origin: UInt64) -> Int { Int(truncatingIfNeeded: origin >> shift) }

    /// Counts shown lines of one window.
    ///
    /// - Parameters:
    ///   - rows: numbers of rows.
    ///   - origins: hashes of addresses, by row.
    mutating func add(_ rows: ArraySlice<Int32>, of origins: [UInt64], window: Int64) {
        if current >= open.count || open[current].window != window { select(window) }
        let shift = shift
        unsafe open[current].cells.withUnsafeMutableBufferPointer { cells in
            for row in rows {
                // SAFETY: a cell's number has as many bits as the table has room for.
                let cell = Int(truncatingIfNeeded: origins[Int(row)] >> shift)
                let count = unsafe cells[cell]
                unsafe cells[cell] = count &+ (count == Self.most ? 0 : 1)
            }
        }
    }

    private mutating func select(_ window: Int64) {
        if let place = open.firstIndex(where: { $0.window == window }) {
            current = place
        } else {
            open.append((window, Array(repeating: 0, count: cells)))
            current = open.count - 1
        }
    }

    /// Closes all windows before `window`, in which no line can come any more.
    mutating func close(before window: Int64) {
        for closed in open where closed.window < window {
            for (cell, count) in closed.cells.enumerated() where count >= floor {
                busy[cell >> 6] |= 1 << UInt64(cell & 63)
                isEmpty = false
            }
        }
        open.removeAll { $0.window < window }
        current = open.count
    }

    /// Whether an origin of this hash may have reached the floor; after all windows are closed.
    @inline(__always)
    func contains(_ origin: UInt64) -> Bool {
        let cell = cell(origin)
        return busy[cell >> 6] & 1 << UInt64(truncatingIfNeeded: cell & 63) != 0
    }
}
