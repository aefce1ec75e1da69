import BreachModel
import Testing

@testable import CredentialControl

private func key(
    owner: EmployeeID? = "owner", readers: [EmployeeID] = [], created: Instant? = nil, rotated: Instant? = nil, retired: Instant? = nil,
    state: Credential.State = .active
) -> Credential {
    Credential(
        id: "k", kind: .signingKey, owner: owner, readers: readers, created: created, rotated: rotated, retired: retired, state: state)
}

@Suite struct KeyViolationTests {
    private func violations(_ credential: Credential, _ roster: [RosterEntry]?, at instant: Instant) -> [KeyViolation] {
        DepartureAudit.violations(at: instant, registry: CredentialRegistry([credential]), roster: roster.map { Roster($0) })
    }

    @Test func `Before a departure nothing is broken, at its very moment the rule is`() {
        let roster = [RosterEntry(employee: "owner", left: day(10)), RosterEntry(employee: "reader", left: day(12))]
        let credential = key(readers: ["reader"])
        #expect(violations(credential, roster, at: Instant(milliseconds: day(10).milliseconds - 1)).isEmpty)
        #expect(violations(credential, roster, at: day(10)).map(\.kind) == [.ownerLeft])
        #expect(violations(credential, roster, at: day(12)).map(\.kind) == [.ownerLeft, .readerLeft])
        #expect(violations(credential, roster, at: day(12)).map(\.since) == [day(10), day(12)])
    }

    @Test func `A credential breaks no rule before it is made and after it is retired`() {
        let roster = [RosterEntry(employee: "owner", left: day(10))]
        let credential = key(created: day(5), retired: day(20), state: .disabled)
        #expect(violations(credential, roster, at: day(4)).isEmpty)
        #expect(violations(credential, roster, at: day(19)).map(\.mayHaveBeenOff) == [false])
        #expect(violations(credential, roster, at: day(20)).isEmpty)
    }

    @Test func `A credential that is off since nobody knows when may have been off then`() {
        let found = violations(key(state: .disabled), [RosterEntry(employee: "owner", left: day(10))], at: day(11))
        #expect(found.map(\.mayHaveBeenOff) == [true])
    }

    @Test func `A rotation mends what a reader knew, from its own moment on, but gives no new owner`() {
        let roster = [RosterEntry(employee: "owner"), RosterEntry(employee: "reader", left: day(10))]
        let credential = key(readers: ["reader"], rotated: day(20))
        #expect(violations(credential, roster, at: day(19)).map(\.kind) == [.readerLeft])
        #expect(violations(credential, roster, at: day(20)).isEmpty)
        let orphan = violations(key(rotated: day(20)), [RosterEntry(employee: "owner", left: day(10))], at: day(21))
        #expect(orphan.map(\.kind) == [.ownerLeft])
    }

    @Test func `A credential without an owner breaks the rule, and unknown people are told as such`() {
        let found = violations(key(owner: nil, readers: ["stranger"], created: day(1)), [], at: day(2))
        #expect(found.map(\.kind) == [.noOwner, .undetermined])
        #expect(found.map(\.person) == [nil, "stranger"])
        #expect(found[0].since == day(1))
    }

    @Test func `What broke the rule is sorted by credential, kind and person`() {
        let credentials = ["b", "a"].map { Credential(id: CredentialID($0), kind: .apiKey, owner: "o", readers: ["z", "y"]) }
        let roster = Roster(["o", "y", "z"].map { RosterEntry(employee: EmployeeID($0), left: day(1)) })
        let found = DepartureAudit.violations(at: day(2), registry: CredentialRegistry(credentials), roster: roster)
        #expect(found.map { "\($0.credential.rawValue) \($0.person?.rawValue ?? "")" } == ["a o", "a y", "a z", "b o", "b y", "b z"])
    }

    @Test func `A registry in another company's words says which of its keys should be dead`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry(
            "key_id,owner,class,created_at,owner_left_at\nsk-c0ffee00,emp1,customer-auth,2023-01-01T00:00:00.000Z,2024-12-15T00:00:00.000Z\n",
            columns: ["credential": "key_id", "created": "created_at", "owner_left": "owner_left_at"])
        let audit = DepartureAudit(registry: registry, roster: nil, graceHours: 24)
        #expect(audit["sk-c0ffee00"]?.shouldBeDeadSince == time("2024-12-16T00:00:00Z"))
    }
}
