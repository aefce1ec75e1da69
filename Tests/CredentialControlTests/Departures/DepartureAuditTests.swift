import BreachModel
import Foundation
import Testing

@testable import CredentialControl

private func key(
    owner: EmployeeID? = "owner", readers: [EmployeeID] = [], created: Instant? = nil, rotated: Instant? = nil, retired: Instant? = nil,
    state: Credential.State = .active, ownerLeft: Instant? = nil
) -> Credential {
    Credential(
        id: "k", kind: .signingKey, owner: owner, readers: readers, created: created, rotated: rotated, retired: retired, state: state,
        ownerLeft: ownerLeft)
}

private func verdict(_ credential: Credential, _ roster: [RosterEntry]?, grace: Int = 24) -> CredentialVerdict {
    let audit = DepartureAudit(registry: CredentialRegistry([credential]), roster: roster.map { Roster($0) }, graceHours: grace)
    return audit["k"]!
}

@Suite struct DepartureAuditTests {
    @Test func `A credential whose people are all there is clean`() {
        let verdict = verdict(key(readers: ["reader"]), [RosterEntry(employee: "owner"), RosterEntry(employee: "reader")])
        #expect(verdict.departures.isEmpty && verdict.undetermined.isEmpty)
        #expect(verdict.shouldBeDeadSince == nil && !verdict.isOverdue)
    }

    @Test(arguments: [0, 1, 24, 720])
    func `After its owner left, a credential should be dead from the end of the grace on`(grace: Int) {
        let verdict = verdict(key(), [RosterEntry(employee: "owner", left: day(10))], grace: grace)
        #expect(verdict.shouldBeDeadSince == day(10).adding(hours: grace))
        #expect(verdict.isOverdue)
        #expect(verdict.departures.map(\.role) == [.owner])
        #expect(verdict.departures(makingIllegitimate: day(10).adding(hours: grace)).count == 1)
        #expect(verdict.departures(makingIllegitimate: Instant(milliseconds: day(10).adding(hours: grace).milliseconds - 1)).isEmpty)
    }

    @Test func `A reader who left counts as much as an owner`() {
        let verdict = verdict(
            key(readers: ["reader"]), [RosterEntry(employee: "owner"), RosterEntry(employee: "reader", left: day(10))], grace: 0)
        #expect(verdict.departures.map(\.role) == [.reader])
        #expect(verdict.shouldBeDeadSince == day(10))
    }

    @Test func `Of several who left, the first fixes the time`() {
        let verdict = verdict(
            key(readers: ["b", "a"]),
            [
                RosterEntry(employee: "owner", left: day(30)), RosterEntry(employee: "a", left: day(20)),
                RosterEntry(employee: "b", left: day(25)),
            ],
            grace: 0)
        #expect(verdict.departures.map(\.person) == ["a", "b", "owner"])
        #expect(verdict.shouldBeDeadSince == day(20))
    }

    @Test func `A rotation after a departure makes it clean, one before does not`() {
        let roster = [RosterEntry(employee: "owner", left: day(10))]
        #expect(verdict(key(rotated: day(9)), roster).shouldBeDeadSince == day(11))
        #expect(verdict(key(rotated: day(10)), roster).shouldBeDeadSince == nil)
        #expect(verdict(key(rotated: day(20)), roster).shouldBeDeadSince == nil)
        #expect(!verdict(key(rotated: day(20)), roster).isOverdue)
    }

    @Test func `Between the grace and a late rotation, use was not legitimate`() {
        let roster = [RosterEntry(employee: "owner", left: day(10))]
        let late = verdict(key(rotated: day(20)), roster)
        #expect(late.departures[0].illegitimateUse == Window(start: day(11), end: day(20)))
        #expect(late.departures(makingIllegitimate: day(15)).count == 1)
        #expect(late.departures(makingIllegitimate: day(20)).isEmpty)
        let prompt = verdict(key(rotated: day(10).adding(hours: 2)), roster)
        #expect(prompt.departures.count == 1)
        #expect(prompt.departures[0].illegitimateUse == nil)
    }

    @Test func `A rotation between two departures clears the first only`() {
        let verdict = verdict(
            key(readers: ["reader"], rotated: day(15)),
            [RosterEntry(employee: "owner", left: day(20)), RosterEntry(employee: "reader", left: day(10))], grace: 0)
        #expect(verdict.departures.map(\.isOpen) == [false, true])
        #expect(verdict.shouldBeDeadSince == day(20))
    }

    @Test func `Someone who left before the credential was made cannot know it`() {
        let verdict = verdict(
            key(readers: ["reader"], created: day(15)), [RosterEntry(employee: "owner"), RosterEntry(employee: "reader", left: day(10))])
        #expect(verdict.departures.map(\.illegitimateUse) == [nil])
        #expect(verdict.shouldBeDeadSince == nil)
    }

    @Test func `Without a roster the registry's own word about the owner is used`() {
        #expect(verdict(key(ownerLeft: day(10)), nil).shouldBeDeadSince == day(11))
        #expect(verdict(key(), nil).shouldBeDeadSince == nil)
        #expect(verdict(key(), nil).undetermined.isEmpty)
    }

    @Test func `Without a roster nothing can be said of readers`() {
        #expect(verdict(key(readers: ["b", "a"]), nil).undetermined == ["a", "b"])
    }

    @Test func `The roster comes before the registry, which still serves for an owner the roster does not know`() {
        #expect(verdict(key(ownerLeft: day(10)), [RosterEntry(employee: "owner")]).shouldBeDeadSince == nil)
        #expect(verdict(key(ownerLeft: day(10)), [RosterEntry(employee: "owner", left: day(12))]).shouldBeDeadSince == day(13))
        #expect(verdict(key(ownerLeft: day(10)), []).shouldBeDeadSince == day(11))
        #expect(verdict(key(), []).undetermined == ["owner"])
    }

    @Test func `A departure that cannot be read leaves the person undetermined, not present`() {
        let roster = Roster([RosterEntry(employee: "owner")], unreadableDepartures: ["owner"])
        let audit = DepartureAudit(registry: CredentialRegistry([key()]), roster: roster, graceHours: 24)
        #expect(audit["k"]?.undetermined == ["owner"])
        #expect(audit["k"]?.shouldBeDeadSince == nil)
    }

    @Test func `A credential that is off is not overdue, and says if nobody knows since when`() {
        let roster = [RosterEntry(employee: "owner", left: day(10))]
        let retired = verdict(key(retired: day(40), state: .destroyed), roster)
        #expect(retired.isOff && !retired.isOffSinceUnknown && !retired.isOverdue)
        #expect(retired.shouldBeDeadSince == day(11))
        for state in [Credential.State.disabled, .destroyed, .compromised] {
            let off = verdict(key(state: state), roster)
            #expect(off.isOff && off.isOffSinceUnknown && !off.isOverdue)
        }
        let passive = verdict(key(state: .passive), roster)
        #expect(!passive.isOff && passive.isOverdue)
    }

    @Test func `An owner who is also among the readers counts once`() {
        let verdict = verdict(key(readers: ["owner", "reader", "reader"]), [RosterEntry(employee: "owner", left: day(1))])
        #expect(verdict.departures.map(\.role) == [.owner])
        #expect(verdict.undetermined == ["reader"])
    }

    @Test func `The overdue ones come with the longest overdue first`() {
        let registry = CredentialRegistry(
            [("a", 30), ("b", 10), ("c", 10), ("d", nil as Int?)].map { id, left in
                Credential(id: CredentialID(id), kind: .apiKey, owner: "o", ownerLeft: left.map { day($0) })
            })
        let audit = DepartureAudit(registry: registry, roster: nil, graceHours: 0)
        #expect(audit.overdue.map(\.credential) == ["b", "c", "a"])
        #expect(audit.verdicts.map(\.credential) == ["a", "b", "c", "d"])
        #expect(audit["e"] == nil)
    }

    @Test(arguments: [UInt64(1), 2, 3, 4])
    func `Use is illegitimate exactly when a departed person knew the secret then in use`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for round in 0..<400 {
            let people: [EmployeeID] = ["a", "b", "c"]
            let roster = people.map { person in
                RosterEntry(employee: person, left: Bool.random(using: &random) ? day(Int.random(in: 1...9, using: &random)) : nil)
            }
            let maybe = { (random: inout SeededGenerator) -> Instant? in
                Bool.random(using: &random) ? day(Int.random(in: 0...10, using: &random)) : nil
            }
            let credential = key(
                owner: "a", readers: Bool.random(using: &random) ? ["b", "c"] : ["b"], created: maybe(&random), rotated: maybe(&random))
            let grace = 24 * Int.random(in: 0...3, using: &random)
            let verdict = verdict(credential, roster, grace: grace)
            for number in 0...14 {
                let expected = roster.filter { entry in
                    guard let left = entry.left, entry.employee == "a" || credential.readers.contains(entry.employee) else { return false }
                    let knewIt = left > credential.created ?? day(-1)
                    let secretIsOld = credential.rotated.map { $0 < left || day(number) < $0 } ?? true
                    return knewIt && secretIsOld && day(number) >= left.adding(hours: grace)
                }
                let found = verdict.departures(makingIllegitimate: day(number)).map(\.person)
                #expect(found.sorted() == expected.map(\.employee), "seed \(seed), round \(round), day \(number)")
            }
            let open = verdict.departures(makingIllegitimate: day(1000)).isEmpty
            #expect((verdict.shouldBeDeadSince == nil) == open, "seed \(seed), round \(round)")
        }
    }
}
