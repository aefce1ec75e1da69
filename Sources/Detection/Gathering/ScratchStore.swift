internal import BreachModel
internal import ByteStreams

/// Lists of numbers that are needed once more at the end: in memory while they are few, in a file without a name beyond that. The system
/// removes the file when the process ends, however it ends.
struct ScratchStore {
    /// One list, in shares.
    struct Part {
        fileprivate let place: Place
        /// Where each share ends.
        fileprivate let ends: [UInt32]

        fileprivate enum Place {
            case memory([UInt64])
            /// Numbers of the file before the list.
            case file(Int)
        }
    }

    /// Numbers that stay in memory: 32 MiB.
    static let mostInMemory = 4 << 20
    private let limit: Int
    private let folders: [String]
    private var inMemory = 0
    private var inFile = 0
    private var file: ScratchFile?
    /// What first went wrong with the file. Numbers are lost from then on, so that no count may be believed.
    private(set) var failure: DetectionError?

    /// - Parameters:
    ///   - folders: where the file may lie; the first that takes it is used.
    ///   - limit: numbers that stay in memory.
    init(folders: [String], limit: Int = Self.mostInMemory) {
        self.folders = folders
        self.limit = limit
    }

    mutating func store(_ numbers: MarkedNumbers) -> Part {
        let words = numbers.words
        if inMemory + words.count <= limit {
            inMemory += words.count
            return Part(place: .memory(words), ends: numbers.ends)
        }
        let place = inFile
        attempt { store throws(ByteStreamError) in
            if store.file == nil { store.file = try ScratchFile(folders: store.folders) }
            try store.write(words, at: place)
        }
        inFile += words.count
        return Part(place: .file(place), ends: numbers.ends)
    }

    /// Appends the numbers of one share of a list.
    mutating func append(_ share: Int, of part: Part, to list: inout [UInt64]) {
        let range = (share == 0 ? 0 : Int(part.ends[share - 1]))..<Int(part.ends[share])
        switch part.place {
        case .memory(let numbers): list.append(contentsOf: numbers[range])
        case .file(let place):
            attempt { store throws(ByteStreamError) in
                try store.read((place + range.lowerBound)..<(place + range.upperBound), to: &list)
            }
        }
    }

    /// Forgets all lists.
    mutating func removeAll() { self = Self(folders: folders, limit: limit) }

    private func write(_ numbers: [UInt64], at place: Int) throws(ByteStreamError) {
        // SAFETY: read inside the closure only.
        try unsafe numbers.withUnsafeBufferPointer { numbers throws(ByteStreamError) in
            try unsafe file?.write(UnsafeRawBufferPointer(numbers), at: place * 8)
        }
    }

    private func read(_ range: Range<Int>, to list: inout [UInt64]) throws(ByteStreamError) {
        let start = list.count
        list.append(contentsOf: repeatElement(0, count: range.count))
        // SAFETY: the memory of the numbers that were just appended, filled inside the closure only.
        try unsafe list.withUnsafeMutableBufferPointer { list throws(ByteStreamError) in
            let new = unsafe UnsafeMutableBufferPointer(rebasing: list[start...])
            try unsafe file?.read(into: UnsafeMutableRawBufferPointer(new), at: range.lowerBound * 8)
        }
    }

    private mutating func attempt(_ body: (inout Self) throws(ByteStreamError) -> Void) {
        guard failure == nil else { return }
        do throws(ByteStreamError) { try body(&self) } catch {
            failure = DetectionError(
                .scratch, "numbers that do not fit into memory find no place in a file: \(error.reportMessage)",
                context: [("folders", folders.joined(separator: " "))],
                hint: "name a folder on a disk with room in the environment variable TMPDIR")
        }
    }
}
