// Hot: one call a shown line. Benchmark: Benchmarks/run scan (all).
internal import BreachModel
internal import LogScanning

/// Which origins may have touched so many people, on any day or in any 30 days, that `FanOutDetector` looks at them: an upper bound by their lines.
struct BusyOrigins {
    private var days: OriginCells
    private var windows: OriginCells

    /// - Parameters:
    ///   - detector: whose floors they are.
    ///   - dayEvents: the most that any day has.
    ///   - windowEvents: the most that any 30 days have.
    init(_ detector: FanOutDetector, dayEvents: Int, windowEvents: Int) {
        days = OriginCells(floor: detector.floor, events: dayEvents)
        windows = OriginCells(floor: detector.windowFloor, events: windowEvents)
    }

    var isEmpty: Bool { days.isEmpty && windows.isEmpty }

    /// Counts shown lines of one day.
    ///
    /// - Parameters:
    ///   - rows: numbers of rows.
    ///   - origins: hashes of addresses, by row.
    mutating func add(_ rows: ArraySlice<Int32>, of origins: [UInt64], day: Int64) {
        days.add(rows, of: origins, period: day)
        windows.add(rows, of: origins, period: day / DailyReach.longWindow)
    }

    /// Closes all days before `day`, on which no line can come any more; nil once no line comes at all.
    mutating func close(before day: Int64?) {
        days.close(before: day ?? .max)
        windows.close(before: day.map { $0 / DailyReach.longWindow } ?? .max)
    }

    /// Whether an origin of this hash may have reached a floor; after all days are closed.
    @inline(__always)
    func contains(_ origin: UInt64) -> Bool { days.contains(origin) || windows.contains(origin) }
}

/// Lines of origins in each of many periods, by cells of a hashed table in which several origins may count together. The table has so many cells that
/// chance alone fills none of them up to the floor.
private struct OriginCells {
    /// A cell counts no further, so that the table stays small; it is taken for busy then.
    private static let most = UInt16.max
    private let floor: UInt16
    private let shift: UInt64
    private var open: [(period: Int64, cells: [UInt16])] = []
    private var current = 0
    /// A bit for each cell.
    private var busy: [UInt64]
    private(set) var isEmpty = true

    /// - Parameters:
    ///   - floor: lines that make an origin busy.
    ///   - events: the most that any period has.
    init(floor: Int, events: Int) {
        self.floor = UInt16(clamping: floor)
        let cells = events / max(1, Int(self.floor)) * 16
        let bits = min(26, max(10, Int.bitWidth - cells.leadingZeroBitCount))
        shift = UInt64(64 - bits)
        busy = Array(repeating: 0, count: 1 << (bits - 6))
    }

    private var cells: Int { busy.count * 64 }

    @inline(__always)
    mutating func add(_ rows: ArraySlice<Int32>, of origins: [UInt64], period: Int64) {
        if current >= open.count || open[current].period != period { select(period) }
        let shift = shift
        unsafe open[current].cells.withUnsafeMutableBufferPointer { cells in
            for row in rows {
                // SAFETY: a cell's number has as many bits as the table has room for.
                let cell = Int(truncatingIfNeeded: origins[Int(row)] &>> shift)
                let count = unsafe cells[cell]
                unsafe cells[cell] = count &+ (count == Self.most ? 0 : 1)
            }
        }
    }

    private mutating func select(_ period: Int64) {
        if let place = open.firstIndex(where: { $0.period == period }) {
            current = place
        } else {
            open.append((period, Array(repeating: 0, count: cells)))
            current = open.count - 1
        }
    }

    mutating func close(before period: Int64) {
        for closed in open where closed.period < period {
            for (cell, count) in closed.cells.enumerated() where count >= floor {
                busy[cell >> 6] |= 1 << UInt64(cell & 63)
                isEmpty = false
            }
        }
        open.removeAll { $0.period < period }
        current = open.count
    }

    @inline(__always)
    func contains(_ origin: UInt64) -> Bool {
        let cell = Int(truncatingIfNeeded: origin &>> shift)
        return busy[cell >> 6] & 1 << UInt64(truncatingIfNeeded: cell & 63) != 0
    }
}
