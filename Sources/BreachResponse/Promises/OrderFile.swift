internal import BreachLaw
internal import BreachModel
internal import ByteStreams
internal import Foundation

/// An order as a person writes it down: `docs/orders.md` has the format `haechi-order/1`.
struct OrderFile: Codable {
    static let format = "haechi-order/1"
    private static let largest = 1 << 20

    struct Duty: Codable {
        var number: Int
        var text: Bilingual
        var proof: Bilingual
        /// A day or an RFC 3339 time; absent: the order's own.
        var due: String?
    }

    var format: String
    var id: String
    var authority: Bilingual
    var title: Bilingual
    var decidedOn: CivilDate
    /// Days after the decision until results are due; the day of the decision is day 0.
    var dueDays: Int?
    var duties: [Duty]

    /// Reads and checks an order.
    ///
    /// - Parameter zone: the authority's zone: a due day ends with its last moment there.
    /// - Throws: `badOrder` with the place.
    static func read(_ bytes: [UInt8], zone: LegalZone) throws -> RegulatorOrder {
        guard bytes.count <= largest, let file = try? JSONDecoder().decode(OrderFile.self, from: Data(bytes)) else {
            throw ResponseError(.badOrder, "the order cannot be read", hint: "docs/orders.md has the format and an example")
        }
        try require(file.format == format, "format")
        try require(
            !file.id.isEmpty && file.id.utf8.count <= 64 && file.id.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") },
            "id")
        try require(!file.duties.isEmpty && Set(file.duties.map(\.number)).count == file.duties.count, "duties")
        let duties = try file.duties.sorted { $0.number < $1.number }.map { duty in
            try require(duty.number > 0 && !duty.text.korean.isEmpty && !duty.text.english.isEmpty, "duties \(duty.number)")
            return RegulatorOrder.Duty(
                number: duty.number, text: duty.text, proof: duty.proof, dueAt: try due(duty, of: file, zone: zone))
        }
        return RegulatorOrder(id: file.id, authority: file.authority, title: file.title, decidedOn: file.decidedOn, duties: duties)
    }

    private static func due(_ duty: Duty, of file: OrderFile, zone: LegalZone) throws -> Instant {
        if let text = duty.due {
            if let instant = Instant(rfc3339: text) { return instant }
            if let day = CivilDate(text) { return zone.end(of: day) }
        } else if let days = file.dueDays, days >= 0 {
            return zone.end(of: CalendarTerm.lastDay(days, after: file.decidedOn))
        }
        throw ResponseError(.badOrder, "a duty of the order has no due time", context: [("duty", String(duty.number))])
    }

    private static func require(_ holds: Bool, _ place: String) throws {
        guard holds else { throw ResponseError(.badOrder, "the order contradicts its format", context: [("at", place)]) }
    }
}
