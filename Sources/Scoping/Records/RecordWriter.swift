// Hot: writes every person's line. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel

/// Writes people's canonical lines straight into a buffer: the same bytes as `PersonRecord.line`, which the tests hold it against.
struct RecordWriter {
    private let directory: PeopleDirectory
    /// By item, the object of one that was not seen, for each certainty in the order of `allCases`.
    private let unseen: [[[UInt8]]]
    /// By item, what stands between the first and the last time.
    private let names: [[UInt8]]
    private let visibilities: (clear: [UInt8], masked: [UInt8])

    init(items: [DataItemID], directory: PeopleDirectory) {
        self.directory = directory
        unseen = items.map { item in
            Certainty.allCases.map { PersonRecord.item(ItemExposure(item: item, certainty: $0)) }
        }
        names = items.map { Array("\",\"item\":\(PersonRecord.quoted($0.rawValue)),\"last\":\"".utf8) }
        func end(_ visibility: Visibility) -> [UInt8] { Array(",\"visibility\":\"\(visibility.rawValue)\"}".utf8) }
        visibilities = (end(.clear), end(.masked))
    }

    /// Writes the line of a person without its line end.
    func write(_ states: PersonStates, to buffer: RecordBuffer) {
        let person = states.person
        buffer.append("{\"accounts\":[")
        let accounts = directory.links.accounts(person)
        if accounts.count == 1, let only = accounts.first {
            write(account: only, to: buffer)
        } else {
            for (place, account) in accounts.sorted(by: { directory.accounts.precedes($0, $1) }).enumerated() {
                if place > 0 { buffer.append(0x2C) }
                write(account: account, to: buffer)
            }
        }
        buffer.append("],\"items\":[")
        var isFirst = true
        for (item, certainty) in states.certainties.enumerated() {
            guard let certainty else { continue }
            if !isFirst { buffer.append(0x2C) }
            isFirst = false
            if certainty == .seen {
                write(states.shown.cells[item], item: item, to: buffer)
            } else {
                buffer.append(unseen[item][Certainty.allCases.firstIndex(of: certainty) ?? 0])
            }
        }
        if states.kind == .member, let account = directory.smallestAccount(person) {
            buffer.append("],\"kind\":\"member\",\"person\":\"m:")
            directory.accounts.append(account, to: buffer)
        } else {
            buffer.append("],\"kind\":\"non-member\",\"person\":\"n:")
            buffer.append(escaped: directory.name(person))
        }
        buffer.append("\"}")
    }

    private func write(account: Int32, to buffer: RecordBuffer) {
        buffer.append(0x22)
        directory.accounts.append(account, to: buffer)
        buffer.append(0x22)
    }

    private func write(_ cell: PersonTally.Cell, item: Int, to buffer: RecordBuffer) {
        buffer.append("{\"certainty\":\"seen\",\"first\":\"")
        buffer.append(Instant(milliseconds: cell.first))
        buffer.append(names[item])
        buffer.append(Instant(milliseconds: cell.last))
        buffer.append("\",\"origins\":")
        buffer.append(number: UInt64(cell.origins))
        buffer.append(",\"views\":")
        buffer.append(number: UInt64(cell.views))
        buffer.append(cell.isClear ? visibilities.clear : visibilities.masked)
    }
}
