internal import LogScanning

/// Who has an account, and nothing else of anybody: the ids of the member export, as small as they can be held.
package struct MemberList: Sendable {
    /// Whole numbers below 2^31.
    private var small = PersonBits()
    private var large: Set<UInt64> = []
    /// Hashes of all other ids.
    private var texts: Set<UInt64> = []

    package init() {}

    /// Takes an id; one that came before changes nothing.
    package mutating func insert(_ id: ArraySlice<UInt8>) {
        switch SubjectIdentity(id) {
        case .whole(let number) where number < 1 << 31: small.insert(UInt32(number))
        case .whole(let number): large.insert(number)
        case .text(let hash): texts.insert(hash)
        }
    }

    func contains(small number: UInt32) -> Bool { small.contains(number) }

    /// Marks those of many numbers, by row, that are no small members, and says whether there is one.
    func markMissing(_ numbers: [UInt32], rows: Range<Int>, in marks: inout [Bool]) -> Bool {
        small.markMissing(numbers, rows: rows, in: &marks)
    }

    /// - Parameter whole: 2^31 or more.
    func contains(whole: UInt64) -> Bool { large.contains(whole) }

    /// - Parameter hash: of an id that is no whole number.
    func contains(hash: UInt64) -> Bool { texts.contains(hash) }
}
