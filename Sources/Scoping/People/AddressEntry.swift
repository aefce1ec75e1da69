extension PeopleDirectory {
    /// One entry of an account's address book, in eight bytes.
    struct Entry: Sendable {
        /// An entry's id within its book: a whole number below 2³¹, or a number of `entryIDs`.
        struct ID: Hashable, Sendable {
            private static let largeBit: UInt32 = 1 << 31
            private let value: UInt32

            /// Nil for an id that is no whole number below 2³¹.
            init?(_ text: ArraySlice<UInt8>) {
                guard let whole = UInt64(canonical: text), whole < UInt64(Self.largeBit) else { return nil }
                value = UInt32(whole)
            }

            init(large number: Int32) { value = UInt32(number) | Self.largeBit }

            /// The number in `entryIDs`; nil for an id that is its own number.
            var large: Int32? { value & Self.largeBit == 0 ? nil : Int32(value & ~Self.largeBit) }
            var small: UInt32 { value }
        }

        let id: ID
        private let packed: UInt32

        init(id: ID, person: Int32, hasEntranceCode: Bool) {
            self.id = id
            packed = UInt32(person) << 1 | (hasEntranceCode ? 1 : 0)
        }

        var person: Int32 { Int32(packed >> 1) }
        var hasEntranceCode: Bool { packed & 1 != 0 }
    }

    /// The id that entries of this text have; nil where no entry has it.
    func entryID(_ text: ArraySlice<UInt8>) -> Entry.ID? {
        Entry.ID(text) ?? entryIDs.number(text).map { Entry.ID(large: $0) }
    }

    /// An entry's id within its book, as the export has it.
    func entryText(_ entry: Int) -> String {
        entries[entry].id.large.map { entryIDs.text($0) } ?? String(entries[entry].id.small)
    }

    /// `subject/entry`, in bytes.
    func entryName(_ entry: Int) -> [UInt8] {
        var name: [UInt8] = []
        accounts.append(ownerOfEntry[entry], to: &name)
        name.append(0x2F)
        name.append(contentsOf: entryText(entry).utf8)
        return name
    }

    /// The entry with this id in an account's book; nil where the book has none. Of several with one id the first counts.
    func entry(_ id: Entry.ID, of account: Int32) -> Int? {
        book(account).first { entries[$0].id == id }
    }
}
