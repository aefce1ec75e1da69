/// Lines that wait for their turn in a day's file, the earliest first (a binary heap).
struct PendingLines {
    /// One line to come.
    struct Line {
        enum Content: Int {
            case attack, background, garbage
        }

        /// When the line reaches the file, in milliseconds since 1970.
        var arrival: Int64
        /// When its request happened.
        var time: Int64
        var slot: Int
        var content: Content
        var byOther: Bool
        /// Whether another line of the same request came before it.
        var isRepetition: Bool

        /// A full order, so that equal arrivals do not depend on how the heap was filled.
        @inline(__always)
        static func < (left: Line, right: Line) -> Bool {
            if left.arrival != right.arrival { return left.arrival < right.arrival }
            if left.slot != right.slot { return left.slot < right.slot }
            if left.content != right.content { return left.content.rawValue < right.content.rawValue }
            return !left.isRepetition && right.isRepetition
        }
    }

    private var heap: [Line] = []

    /// The arrival of the earliest line; later than everything if there is none.
    @inline(__always)
    var firstArrival: Int64 { heap.isEmpty ? .max : heap[0].arrival }

    mutating func insert(_ line: Line) {
        heap.append(line)
        var child = heap.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard heap[child] < heap[parent] else { return }
            heap.swapAt(child, parent)
            child = parent
        }
    }

    /// Takes the earliest line out; there must be one.
    mutating func removeFirst() -> Line {
        heap.swapAt(0, heap.count - 1)
        let first = heap.removeLast()
        var parent = 0
        while true {
            var child = 2 * parent + 1
            guard child < heap.count else { return first }
            if child + 1 < heap.count, heap[child + 1] < heap[child] { child += 1 }
            guard heap[child] < heap[parent] else { return first }
            heap.swapAt(child, parent)
            parent = child
        }
    }
}
