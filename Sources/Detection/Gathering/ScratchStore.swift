internal import BreachModel

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
        attempt { store throws(DetectionError) in
            if store.file == nil { store.file = try ScratchFile(folders: store.folders) }
            try store.file?.write(words, at: place)
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
            attempt { store throws(DetectionError) in
                try store.file?.read((place + range.lowerBound)..<(place + range.upperBound), to: &list)
            }
        }
    }

    /// Forgets all lists.
    mutating func removeAll() { self = Self(folders: folders, limit: limit) }

    private mutating func attempt(_ body: (inout Self) throws(DetectionError) -> Void) {
        guard failure == nil else { return }
        do throws(DetectionError) { try body(&self) } catch { failure = error }
    }
}
