import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import CredentialControl

@Suite struct CredentialRegistryTests {
    @Test func `A full row becomes a credential`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry(
            """
            credential,kind,owner,readers,created,rotated,retired,state,owner_left
            sk-1,signing-key,emp1,"emp2; emp3;;emp2;emp1",2023-01-01T00:00:00Z,2024-01-01,2025-01-01T00:00:00+09:00,Passive,2024-12-31
            """)
        let expected = Credential(
            id: "sk-1", kind: .signingKey, owner: "emp1", readers: ["emp2", "emp3"], created: time("2023-01-01T00:00:00Z"),
            rotated: time("2023-12-31T15:00:00Z"), retired: time("2024-12-31T15:00:00Z"), state: .passive,
            ownerLeft: time("2024-12-30T15:00:00Z"))
        #expect(registry.credentials == [expected])
        #expect(registry.report.diagnostics.isEmpty)
    }

    @Test func `Columns that the file does not have are empty, and an empty state is active`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential\nb\na\n")
        #expect(registry.credentials == [Credential(id: "a", kind: .other), Credential(id: "b", kind: .other)])
    }

    @Test func `Another company's headers are read through the mapping`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry(
            "key_id,owner,class,created_at,owner_left_at\nsk-1,emp1,service,2023-01-01T00:00:00.000Z,2024-11-30T09:00:00.000Z\n",
            columns: ["credential": "key_id", "created": "created_at", "owner_left": "owner_left_at"])
        #expect(registry["sk-1"]?.created == time("2023-01-01T00:00:00Z"))
        #expect(registry["sk-1"]?.ownerLeft == time("2024-11-30T09:00:00Z"))
        #expect(registry["sk-1"]?.kind == .other)
    }

    @Test(arguments: Credential.Kind.allCases)
    func `Every kind is read whatever its capitals`(kind: Credential.Kind) throws {
        let folder = try TableFolder()
        #expect(try folder.registry("credential,kind\na,\(kind.rawValue.uppercased())\n")["a"]?.kind == kind)
    }

    @Test func `A kind that is not known becomes other without a note`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,kind\na,smart-card\n")
        #expect(registry["a"]?.kind == .other)
        #expect(registry.report.diagnostics.isEmpty)
    }

    @Test(arguments: Credential.State.allCases)
    func `Every state is read`(state: Credential.State) throws {
        let folder = try TableFolder()
        #expect(try folder.registry("credential,state\na,\(state.rawValue)\n")["a"]?.state == state)
    }

    @Test func `A state that is not known counts as active and is noted`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,state\na,asleep\n")
        #expect(registry["a"]?.state == .active)
        #expect(registry.report.diagnosticCounts == [.badRow: 1])
        #expect(registry.report.used == 1)
    }

    @Test func `A time that cannot be read is noted and left out`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,rotated,retired\na,never,?\n")
        #expect(registry["a"] == Credential(id: "a", kind: .other))
        #expect(registry.report.diagnosticCounts == [.badTime: 2])
    }

    @Test func `A credential given twice keeps its first row, and the second is counted as a repeat`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,owner\na,x\na,y\n,z\n")
        #expect(registry.credentials.map(\.owner) == ["x"])
        #expect(registry.report.rows == 3)
        #expect(registry.report.used == 1)
        #expect(registry.report.repeated == 1)
        #expect(registry.report.diagnosticCounts == [.badRow: 1, .missingField: 1])
    }

    @Test func `Another separator divides the readers`() throws {
        let folder = try TableFolder()
        let registry = try folder.registry("credential,readers\na,x | y\n", listSeparator: "|")
        #expect(registry["a"]?.readers == ["x", "y"])
    }

    @Test func `A registry finds each of its credentials and no other`() {
        let registry = CredentialRegistry(["c", "a", "b", "a"].map { Credential(id: CredentialID($0), kind: .apiKey) })
        #expect(registry.credentials.map(\.id) == ["a", "b", "c"])
        #expect(registry["b"]?.id == "b")
        #expect(registry["d"] == nil)
    }
}
