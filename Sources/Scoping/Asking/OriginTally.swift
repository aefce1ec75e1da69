// Hot: takes every line of a question about origins. Benchmark: Benchmarks/run scan (groups).
internal import BreachModel
package import LogScanning
internal import Synchronization

/// The lines of a question about origins, as they come: kept by credential and origin in partitions, until `OriginCounts` counts each of these by itself.
/// A thread fills one; all of a question share their names.
// SENDABLE: one thread fills it and hands it over when it is done.
package final class OriginTally: @unchecked Sendable {
    /// Bytes of memory for all tallies of a question together, before lines go into a temporary file.
    package static let usualLimit = 384 << 20

    let names: OriginNames
    /// Rows of two words; see `PackedLine`.
    let narrow: RowPartitions
    /// Rows of four words, for lines that do not fit into two.
    let wide: RowPartitions
    private var credentials: [Int32] = []
    private var origins: [Int32] = []
    private var subjects: [Int32] = []

    /// - Parameters:
    ///   - names: the question's.
    ///   - limit: bytes of memory for this tally's lines.
    ///   - folders: where a file without a name goes if they are more: the first that takes it.
    package init(names: OriginNames, limit: Int, folders: [String]) {
        self.names = names
        narrow = RowPartitions(words: 2, limit: limit, folders: folders)
        wide = RowPartitions(words: 4, limit: limit, folders: folders)
    }

    /// Why lines could not be kept.
    package var failure: ScopingError? { narrow.failure ?? wide.failure }

    /// To be called before the lines of another segment or file, whose numbers are its own.
    package func beginSource() {
        credentials.removeAll(keepingCapacity: true)
        origins.removeAll(keepingCapacity: true)
        subjects.removeAll(keepingCapacity: true)
    }

    /// Takes lines of the source.
    package func take(_ rows: [OriginRow], _ texts: OriginTexts) {
        let dictionaryBit = OriginRow.dictionaryBit
        for row in rows {
            let credential = known(Int(row.credential), in: credentials) ?? newCredential(Int(row.credential), texts)
            var origin = row.origin
            if origin & dictionaryBit != 0 {
                let number = Int(origin & ~dictionaryBit)
                origin = UInt64(known(number, in: origins) ?? newOrigin(number, texts)) | dictionaryBit
            }
            let group = UInt64(credential) << 33 | origin
            let subject = row.subject.value < PackedLine.wholeLimit ? row.subject.value &+ 1 : code(row.subject, texts)
            let partition = Int(truncatingIfNeeded: PackedLine.hash(group) >> 56)
            if let line = PackedLine(group: group, subject: subject, time: row.time) {
                narrow.append(line.first, line.second, to: partition)
            } else {
                wide.append(group, subject, UInt64(bitPattern: row.time), 0, to: partition)
            }
        }
    }

    @inline(__always)
    private func known(_ number: Int, in numbers: [Int32]) -> Int? {
        guard number < numbers.count, numbers[number] >= 0 else { return nil }
        return Int(numbers[number])
    }

    @inline(never)
    private func newCredential(_ number: Int, _ texts: OriginTexts) -> Int {
        Self.set(number, in: &credentials, names.credential(texts.credential(number)))
    }

    @inline(never)
    private func newOrigin(_ number: Int, _ texts: OriginTexts) -> Int {
        Self.set(number, in: &origins, names.origin(texts.origin(number)))
    }

    /// What stands for a subject that is none, a very large number or no number.
    @inline(never)
    private func code(_ subject: SubjectKey, _ texts: OriginTexts) -> UInt64 {
        if let whole = subject.wholeNumber { return whole | PackedLine.largeBit }
        guard subject != .none else { return 0 }
        let number = Int(subject.value & ~(1 << 63))
        if let known = known(number, in: subjects) { return UInt64(known) | PackedLine.textBit }
        guard let text = texts.subject(subject) else { return 0 }
        return UInt64(Self.set(number, in: &subjects, names.subject(text))) | PackedLine.textBit
    }

    private static func set(_ number: Int, in numbers: inout [Int32], _ value: Int32) -> Int {
        if number >= numbers.count { numbers.append(contentsOf: repeatElement(-1, count: max(number + 1 - numbers.count, numbers.count))) }
        numbers[number] = value
        return Int(value)
    }
}

/// The texts behind the numbers of a question, which are the same in all of its tallies.
package final class OriginNames: Sendable {
    private struct Tables {
        var credentials = IdentifierTable()
        var origins = IdentifierTable()
        var subjects = IdentifierTable()
    }

    private let tables = Mutex(Tables())

    package init() {}

    func credential(_ text: String) -> Int32 { tables.withLock { $0.credentials.insert(Array(text.utf8)[...]).number } }

    func origin(_ text: String) -> Int32 { tables.withLock { $0.origins.insert(Array(text.utf8)[...]).number } }

    func subject(_ text: String) -> Int32 { tables.withLock { $0.subjects.insert(Array(text.utf8)[...]).number } }

    /// All credentials and all origins that are no IPv4 address, by number.
    var texts: (credentials: [String], origins: [String]) {
        tables.withLock { tables in
            (
                (0..<tables.credentials.count).map { tables.credentials.text(Int32($0)) },
                (0..<tables.origins.count).map { tables.origins.text(Int32($0)) }
            )
        }
    }
}

/// A line of a question about origins in sixteen bytes, where its values are as most are.
///
/// The group is the credential's number (from bit 33 on), a bit that says that the origin is a number and no IPv4 address, and 32 bits of it. A subject is 0 for
/// none, a whole number plus one, or a bit and a number.
struct PackedLine {
    /// Whole numbers from here on do not stand for themselves.
    static let wholeLimit: UInt64 = 1 << 40
    /// Set in the number of a subject that is no whole number.
    static let textBit: UInt64 = 1 << 41
    /// Set in a whole number that is too large.
    static let largeBit: UInt64 = 1 << 62
    private static let groupBits: UInt64 = 46
    private static let subjectBits: UInt64 = 42
    private static let timeBits: UInt64 = 40
    /// 2000-01-01T00:00Z: times of the thirty-four years from then on are packed.
    private static let epoch: Int64 = 946_684_800_000

    let first: UInt64
    let second: UInt64

    init(first: UInt64, second: UInt64) {
        self.first = first
        self.second = second
    }

    /// Nil where the values do not fit.
    @inline(__always)
    init?(group: UInt64, subject: UInt64, time: Int64) {
        let moment = UInt64(bitPattern: time &- Self.epoch)
        guard group >> Self.groupBits == 0, subject >> Self.subjectBits == 0, moment >> Self.timeBits == 0 else { return nil }
        first = group | (moment & 0x3_FFFF) << Self.groupBits
        second = subject | (moment >> 18) << Self.subjectBits
    }

    @inline(__always)
    var group: UInt64 { first & (1 << Self.groupBits - 1) }

    @inline(__always)
    var subject: UInt64 { second & (1 << Self.subjectBits - 1) }

    @inline(__always)
    var time: Int64 { Int64(bitPattern: first >> Self.groupBits | (second >> Self.subjectBits) << 18) &+ Self.epoch }

    /// A hash whose upper bits depend on all bits of a group.
    @inline(__always)
    static func hash(_ number: UInt64) -> UInt64 {
        let product = (number ^ 0x9E37_79B9_7F4A_7C15).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        return product.high ^ product.low
    }
}
