import BreachModel
import ByteStreams
import Foundation

@testable import Drill

/// Computes what the attack showed of whom in the plainest way, from the files of a world alone: every line through
/// Foundation's JSON, every person through dictionaries. It shares nothing with the code that makes the world.
struct ReferenceReader {
    struct Person: Equatable {
        var kind: PersonKind
        var accounts: Set<String> = []
        var names: Set<String> = []
        var shown: [String: Showing] = [:]

        var key: String {
            let smallest = (kind == .member ? accounts : names).min { $0.utf8.lexicographicallyPrecedes($1.utf8) } ?? ""
            return (kind == .member ? "m:" : "n:") + smallest
        }
    }

    struct Showing: Equatable {
        var isClear = false
        var first = Instant(milliseconds: .max)
        var last = Instant(milliseconds: .min)
        var views = 0
    }

    struct Entry {
        var id: String
        var person: String
        var hasCode: Bool
    }

    private(set) var people: [String: Person] = [:]
    private var personOfAccount: [String: String] = [:]
    private var books: [String: [Entry]] = [:]
    private let issued: Set<String>
    private(set) var views: [String: Int] = [:]
    private(set) var origins: Set<String> = []
    private(set) var ghosts = 0
    private(set) var unreadable = 0
    private(set) var repeated = 0
    private var events: Set<String> = []
    /// Whether a list without entries counts as an address book that was shown: only where a log is there to say so.
    private let countsEmptyLists: Bool

    /// Reads the tables of a world.
    init(folder: String, countsEmptyLists: Bool = true) throws {
        self.countsEmptyLists = countsEmptyLists
        issued = Set(try Self.table(folder + "/issuance.csv").map { $0["token"] ?? "" })
        for row in try Self.table(folder + "/members.csv") {
            let subject = row["subject"] ?? ""
            let person = PhoneNumber.normalised(row["phone"] ?? "") ?? "account \(subject)"
            people[person, default: Person(kind: .member)].accounts.insert(subject)
            personOfAccount[subject] = person
        }
        for row in try Self.table(folder + "/addresses.csv") {
            let name = "\(row["subject"] ?? "")/\(row["entry"] ?? "")"
            let person = PhoneNumber.normalised(row["phone"] ?? "") ?? "entry \(name)"
            people[person, default: Person(kind: .nonMember)].names.insert(name)
            books[row["subject"] ?? "", default: []].append(
                Entry(id: row["entry"] ?? "", person: person, hasCode: row["entrance_code"] != ""))
        }
    }

    /// Takes one log line; what cannot be read shows nothing.
    mutating func take(_ line: [UInt8]) {
        guard let object = (try? JSONSerialization.jsonObject(with: Data(line))) as? [String: Any],
            let event = object["rid"] as? String, let time = (object["ts"] as? String).flatMap({ Instant(rfc3339: $0) }),
            let status = object["status"] as? Int, let path = object["path"] as? String, let method = object["method"] as? String
        else {
            unreadable += 1
            return
        }
        guard events.insert(event).inserted else {
            repeated += 1
            return
        }
        guard object["kid"] as? String == "sk-auth-backup-2", let token = object["jti"] as? String, !issued.contains(token) else { return }
        origins.insert(object["ip"] as? String ?? "")
        let subject = (object["sub"] as? String) ?? (object["sub"] as? Int).map { "\($0)" } ?? ""
        guard let holder = personOfAccount[subject] else {
            ghosts += 1
            return
        }
        guard (200...299).contains(status), method == "GET" else { return }
        let parts = path.split(separator: "?")[0].split(separator: "/").map(String.init)
        guard parts.count >= 3, parts[2] == subject else { return }
        show(Array(parts.dropFirst(3)), of: subject, holder: holder, at: time)
    }

    /// Adds what another reading of the same world found and this one did not.
    mutating func add(_ other: ReferenceReader) {
        for (id, person) in other.people { people[id]?.shown.merge(person.shown) { mine, _ in mine } }
    }

    private mutating func show(_ page: [String], of subject: String, holder: String, at time: Instant) {
        var shown: [String: [String: Bool]] = [:]
        let book = books[subject] ?? []
        switch page {
        case []: shown[holder] = ["name": true, "email": true]
        case ["orders"]: shown[holder] = ["orders": true]
        case ["addresses"]:
            if countsEmptyLists || !book.isEmpty { shown[holder] = ["address-book": true] }
            for entry in book { Self.show(entry, codeIsClear: false, &shown) }
        default:
            guard page.count == 3, page[0] == "addresses", page[2] == "edit", let entry = book.first(where: { $0.id == page[1] }) else {
                return
            }
            Self.show(entry, codeIsClear: true, &shown)
        }
        views[page.count == 3 ? "edit" : page.first ?? "profile", default: 0] += 1
        for (person, items) in shown {
            for (item, isClear) in items { people[person]?.shown[item, default: Showing()].add(time, isClear: isClear) }
        }
    }

    private static func show(_ entry: Entry, codeIsClear: Bool, _ shown: inout [String: [String: Bool]]) {
        for item in ["name", "phone", "address"] { shown[entry.person, default: [:]][item] = true }
        if entry.hasCode { shown[entry.person, default: [:]]["entrance-code"] = codeIsClear }
    }

    /// A table of RFC 4180, byte by byte.
    static func table(_ path: String) throws -> [[String: String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var field: [UInt8] = []
        var isQuoted = false
        var bytes = try RehearsalFolder.bytes(path)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case 0x22 where isQuoted && bytes.first == 0x22:
                field.append(0x22)
                bytes.removeFirst()
            case 0x22: isQuoted.toggle()
            case 0x2C where !isQuoted, 0x0A where !isQuoted:
                row.append(String(decoding: field, as: UTF8.self))
                field = []
                if byte == 0x0A {
                    rows.append(row)
                    row = []
                }
            case 0x0D where !isQuoted: break
            default: field.append(byte)
            }
        }
        let header = rows[0]
        return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
    }
}

extension ReferenceReader.Showing {
    fileprivate mutating func add(_ time: Instant, isClear: Bool) {
        self.isClear = self.isClear || isClear
        first = min(first, time)
        last = max(last, time)
        views += 1
    }
}
