import BreachModel
import ByteStreams
import Foundation
import Testing

@testable import Drill

@Suite struct WorldTableTests {
    /// Writes one table of a small world.
    private static func table(_ table: WorldTable, ratio: Int = 20_000) throws -> (
        rows: [[String: String]], text: String, folder: RehearsalFolder
    ) {
        let folder = try RehearsalFolder()
        let world = DrillWorldPlan(try folder.plan(ratio: ratio, background: 2))
        try table.write(world, to: folder.path)
        let path = folder.path + "/" + table.rawValue
        return (try ReferenceReader.table(path), String(decoding: try RehearsalFolder.bytes(path), as: UTF8.self), folder)
    }

    @Test("Every name, address and e-mail belongs to nobody")
    func synthetic() throws {
        for table in [WorldTable.members, .addresses] {
            for row in try Self.table(table).rows {
                let email = row["email"] ?? ""
                #expect(email.isEmpty || email.hasSuffix("@example.com") || email.hasSuffix("@mail.example.invalid"))
                guard let phone = PhoneNumber.normalised(row["phone"] ?? "") else { continue }
                #expect(phone.hasPrefix("+82100") || phone.hasPrefix("+82101"))
                #expect(phone.count == 13)
            }
        }
    }

    @Test("Members are sorted by subject, a few lack what others have, and the base is a tenth larger than the attack")
    func members() throws {
        let rows = try Self.table(.members).rows
        let subjects = rows.map { $0["subject"] ?? "" }
        #expect(subjects == subjects.sorted() && Set(subjects).count == rows.count)
        #expect(rows.count == 1684 + 169)
        #expect(rows.contains { $0["email"] == "" } && rows.contains { $0["phone"] == "" })
        #expect(rows.contains { $0["language"] == "en" } && rows.contains { $0["language"] == "ko" })
        #expect(rows.contains { ($0["birth_date"] ?? "") > "2012-01-01" })
        #expect(rows.allSatisfy { CivilDate($0["birth_date"] ?? "") != nil })
        let phones = Dictionary(grouping: rows.compactMap { PhoneNumber.normalised($0["phone"] ?? "") }, by: { $0 })
        #expect(phones.values.contains { $0.count > 1 })
    }

    @Test("Address books name holders, members and others, and spell phone numbers in many ways")
    func addresses() throws {
        let (rows, text, _) = try Self.table(.addresses)
        let spellings = Set(rows.map { row in (row["phone"] ?? "").filter { !$0.isNumber } })
        #expect(spellings.isSuperset(of: ["--", "", "+---", "+   ", "..", "() -", "  "]))
        #expect(rows.contains { $0["phone"] == "-" } && rows.contains { $0["phone"] == "" })
        #expect(rows.contains { $0["entrance_code"] == "" } && rows.contains { $0["entrance_code"] != "" })
        #expect(rows.contains { $0["email"] != "" } && rows.contains { $0["email"] == "" })
        #expect(rows.contains { ($0["address"] ?? "").contains("\n") })
        #expect(rows.contains { ($0["name"] ?? "").contains("\"") })
        #expect(text.contains("\r\n") && text.contains("\"\""))
        #expect(Set(rows.map { "\($0["subject"] ?? "")/\($0["entry"] ?? "")" }).count == rows.count)
    }

    @Test("The key's owner left in December 2024, the job's owner while the job went on, and everyone else's owner is there")
    func companyRecords() throws {
        let roster = Dictionary(uniqueKeysWithValues: try Self.table(.roster).rows.map { ($0["employee"] ?? "", $0) })
        let credentials = try Self.table(.credentials).rows
        #expect(credentials.count >= 24 && roster.count == 320)
        for row in credentials {
            let left = try #require(roster[row["owner"] ?? ""])["left"] ?? ""
            switch row["credential"] {
            case "sk-auth-backup-2":
                #expect(left.hasPrefix("2024-12") && row["state"] == "active" && row["rotated"] == "" && row["kind"] == "signing-key")
            case "sa-settlement-hourly": #expect(left > "2025-04-01" && left < "2025-11-01" && row["state"] == "active")
            default: #expect(left == "")
            }
            for reader in (row["readers"] ?? "").split(separator: ";") { #expect(roster[String(reader)] != nil) }
            for column in ["created", "rotated", "retired"] where row[column] != "" { #expect(Instant(rfc3339: row[column] ?? "") != nil) }
        }
        let gone = roster.values.filter { $0["left"] != "" }
        #expect((20...80).contains(gone.count))
        #expect(gone.allSatisfy { ($0["left"] ?? "") > ($0["joined"] ?? "") })
        #expect(roster.values.contains { $0["moved"] != "" })
    }

    @Test("A reader who left before the key was replaced is in the registry, for a detector to pass over")
    func cleanLeaver() throws {
        let row = try #require(try Self.table(.credentials).rows.first { $0["credential"] == "sk-auth-2" })
        let readers = (row["readers"] ?? "").split(separator: ";").map(String.init)
        let left = try Self.table(.roster).rows.filter { readers.contains($0["employee"] ?? "") && $0["left"] != "" }
        #expect(left.count == 1)
        #expect((left.first?["left"] ?? "") < (row["rotated"] ?? ""))
    }

    @Test("Every token of the ordinary traffic was issued before it was used, once")
    func issuance() throws {
        let folder = try RehearsalFolder()
        let plan = try folder.plan(background: 5)
        _ = try DrillWorld(plan).make()
        let rows = try ReferenceReader.table(plan.folder + "/issuance.csv")
        let issued = Dictionary(uniqueKeysWithValues: rows.map { ($0["token"] ?? "", $0) })
        #expect(issued.count == rows.count)
        for file in try RehearsalFolder.logLines(plan) {
            for line in file.lines {
                guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any],
                    let token = object["jti"] as? String, let time = (object["ts"] as? String).flatMap({ Instant(rfc3339: $0) })
                else { continue }
                guard let row = issued[token] else {
                    #expect(object["kid"] as? String == "sk-auth-backup-2" && object["cc"] as? String != "KR")
                    continue
                }
                #expect(object["kid"] as? String == row["credential"])
                #expect(Instant(rfc3339: row["issued"] ?? "").map { $0 < time } == true)
            }
        }
    }

    @Test("The configuration names every column, field and route of the world")
    func configuration() throws {
        let (_, text, folder) = try Self.table(.configuration)
        #expect(text.hasPrefix("#") && !text.contains("\t") && text.contains("\nhaechi: 1\n"))
        for field in ["ts", "rid", "ip", "cc", "asn", "kid", "jti", "sub", "actor", "method", "path", "status", "ua"] {
            #expect(text.contains(": \(field)\n"))
        }
        for table in WorldTable.allCases where table != .configuration { #expect(text.contains(": \(table.rawValue)\n")) }
        #expect(try RehearsalFolder.files(folder.path) == ["haechi.yaml"])
    }
}
