import BreachModel
import Foundation

@testable import BreachLaw

/// One file of `Tests/Vectors/law`: a question about law with the answer it must get.
struct LawVector: Decodable, Sendable, CustomStringConvertible {
    enum Kind: String, Decodable, Sendable {
        case profile, severity, clock, duty
    }

    var kind: Kind
    var what: String
    var name = ""
    var body = Data()
    var description: String { "\(name): \(what)" }

    private enum CodingKeys: CodingKey {
        case kind, what
    }

    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Vectors/law")

    /// All vectors of one kind, by name.
    static func all(_ kind: Kind) -> [LawVector] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { $0.hasSuffix(".json") }.sorted().compactMap { name in
            guard let data = try? Data(contentsOf: folder.appendingPathComponent(name)),
                var vector = try? JSONDecoder().decode(LawVector.self, from: data), vector.kind == kind
            else { return nil }
            vector.name = name
            vector.body = data
            return vector
        }
    }

    func decoded<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try JSONDecoder().decode(type, from: body)
    }
}

/// `DutyFacts` as vectors write them.
struct VectorFacts: Decodable {
    struct Item: Decodable {
        var id: String
        var `class`: DataItem.LegalClass
        var certainty: Certainty
    }

    var leak: DutyFacts.LeakStatus
    var people: Int?
    var peopleNotExcluded: Int?
    var items: [Item]?
    var complete: Bool?
    var illegalExternalAccess: Bool?
    var networkIncident: Bool?
    var improperPurpose: Bool?
    var propertyHarm: Bool?
    var significantHarm: Bool?
    var risk: DutyFacts.Risk?
    var residents: [String: Int]?
    var residentsNotSettled: Int?
    var subjectsHardToIdentify: Bool?
    var othersPossible: Bool?
    var waivers: [DutyFacts.ClaimedGround]?
    var awareAt: Instant?
    var occurredAt: Instant?

    var facts: DutyFacts {
        var facts = DutyFacts(leak: leak)
        facts.people = people
        facts.peopleNotExcluded = peopleNotExcluded ?? 0
        facts.items = items?.map { item in
            DutyFacts.LostItem(
                item: DataItem(id: DataItemID(item.id), korean: item.id, english: item.id, legalClass: item.class),
                certainty: item.certainty)
        }
        facts.scopeIsComplete = complete ?? false
        facts.illegalExternalAccess = illegalExternalAccess
        facts.networkIncident = networkIncident
        facts.improperPurpose = improperPurpose
        facts.propertyHarm = propertyHarm
        facts.significantHarm = significantHarm
        facts.risk = risk
        facts.residents = residents
        facts.residentsNotSettled = residentsNotSettled ?? 0
        facts.subjectsHardToIdentify = subjectsHardToIdentify
        facts.othersPossible = othersPossible
        facts.waivers = waivers ?? []
        facts.dates = awareAt.map { SelectionDates(awareAt: $0, occurredAt: occurredAt) }
        return facts
    }
}

/// Shortcuts of the tests.
enum Law {
    static func time(_ text: String) -> Instant {
        guard let instant = Instant(rfc3339: text) else { preconditionFailure("not a time: \(text)") }
        return instant
    }

    static func profile(_ id: String) throws -> LawProfile {
        guard let profile = try LawLibrary.embedded().profile(id: id) else { preconditionFailure("no profile \(id)") }
        return profile
    }

    /// The answer for one duty of a profile.
    static func answer(_ duty: String, _ profile: LawProfile, _ facts: DutyFacts) -> DutyAnswer? {
        DutyEvaluation.answers(for: profile, facts: facts).first { $0.duty.id == duty }
    }

    static func candidate(_ at: String, credible: Bool = true, basis: String = "learned") -> AwarenessCandidate {
        AwarenessCandidate(
            at: time(at), basis: basis, credible: credible, enteredAt: time("2025-11-19T00:00:00Z"), enteredBy: "Kim Example")
    }
}
