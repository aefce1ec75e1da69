import BreachModel
import Foundation
import Testing

@testable import ConfigurationReading

@Suite struct ConfigurationReaderTests {
    @Test func `A file with nothing but its version loads, and everything else has its default`() throws {
        let configuration = try configuration("")
        #expect(configuration.company == nil)
        #expect(configuration.zoneOffsetMinutes == 540)
        #expect(configuration.jurisdictions.isEmpty)
        #expect(configuration.logs.isEmpty && configuration.routes.isEmpty && configuration.items.isEmpty)
        #expect(configuration.credentials == CredentialSources())
        #expect(configuration.people == PeopleSources())
        #expect(configuration.channels.isEmpty)
        #expect(configuration.store == "haechi-store")
        #expect(configuration.detection == DetectionLimits())
    }

    @Test func `All problems are told at once, in the order of their lines`() {
        let found = problems(
            in: """
                haechi: 1
                compny: {}
                time_zone: Seoul
                items: {name: , name: }
                logs:
                  - name: a
                    paths: [x]
                    format: json
                detection: {fan_out_floor: many}
                """)
        #expect(found.map(\.code) == [.unknownKey, .badValue, .duplicateKey, .unknownWord, .badValue])
        #expect(found.map(\.line) == [2, 3, 4, 8, 9])
        #expect(found.map(\.column) == [1, 12, 17, 13, 28])
    }

    @Test func `One problem is reported with its hint apart, several with their hints beside them`() throws {
        let one = try #require(throws: ConfigurationError.self) { try configuration("stor: x") }
        #expect(one.reportMessage.hasPrefix("haechi.yaml:2:1: the key \"stor\" is not known"))
        #expect(one.reportHint == "did you mean store?")
        #expect(one.stableCode == "unknown-key")
        let two = try #require(throws: ConfigurationError.self) { try configuration("stor: x\nlgs: []") }
        #expect(two.reportMessage.hasPrefix("2 problems in haechi.yaml\n"))
        #expect(two.reportMessage.contains("(did you mean logs?)"))
        #expect(two.reportHint == nil)
    }

    @Test func `Errors are equal by their codes alone`() throws {
        let left = try #require(throws: ConfigurationError.self) { try configuration("stor: x") }
        let right = try #require(throws: ConfigurationError.self) { try configuration("\nlgs: x") }
        #expect(left == right)
        #expect(left != (try #require(throws: ConfigurationError.self) { try configuration("store:") }))
    }

    @Test(arguments: [("haechi.yaml", "."), ("a/b/haechi.yaml", "a/b"), ("/haechi.yaml", "/"), ("/etc/h.yaml", "/etc")])
    func `Paths start from the folder of the file`(path: String, folder: String) throws {
        let configuration = try configuration("store: s", path: path)
        #expect(configuration.directory == folder)
        #expect(configuration.store == "s")
    }

    @Test func `A data folder moves logs and tables, not what the file itself owns`() throws {
        let yaml = """
            store: kept
            channels: [{eml: {folder: out}}, {smtp: {host: h, from: a@b.example, user: u, password_file: secret}}]
            credentials: {registry: keys.csv}
            """
        let configuration = try configuration(yaml, dataDirectory: "/data/may", path: "/etc/haechi/haechi.yaml")
        #expect(configuration.directory == "/data/may")
        #expect(configuration.resolve("keys.csv") == "/data/may/keys.csv")
        #expect(configuration.store == "/etc/haechi/kept")
        #expect(configuration.channels.first == .emlFolder(path: "/etc/haechi/out"))
        #expect(
            configuration.channels.last
                == .smtp(
                    host: "h", port: 587, from: "a@b.example", security: .startTLS, user: "u", passwordFile: "/etc/haechi/secret"))
    }

    @Test func `With a data folder, the store of a file named from the working directory gets a whole path`() throws {
        let configuration = try configuration("store: kept", dataDirectory: "data", path: "conf/haechi.yaml")
        #expect(configuration.store == FileManager.default.currentDirectoryPath + "/conf/kept")
    }

    @Test(arguments: ["gateway", "apache"])
    func `The mapping files under examples load without a company`(name: String) throws {
        let path = packageFolder.appending(path: "examples/\(name)/haechi.yaml").path
        let configuration = try ConfigurationReader.read(path: path, dataDirectory: "/data")
        #expect(configuration.company == nil)
        #expect(configuration.resolve(configuration.logs[0].paths[0]).hasPrefix("/data/"))
        #expect(throws: ConfigurationError.self) { try configuration.requireCompany() }
    }

    @Test func `The gateway's mapping says which items each of its pages shows`() throws {
        let path = packageFolder.appending(path: "examples/gateway/haechi.yaml").path
        let configuration = try ConfigurationReader.read(path: path)
        let shown = Dictionary(uniqueKeysWithValues: configuration.routes.map { ($0.name, Set($0.items.keys)) })
        #expect(shown["GET /v1/members/{subject}"] == [.name, .email])
        #expect(shown["GET /v1/members/{subject}/addresses"] == [.name, .addressBook])
        #expect(shown["GET /v1/members/{subject}/addresses/{n}"] == [.addressBook, .entranceCode])
        #expect(shown["GET /v1/members/{subject}/orders"] == [.orders])
        #expect(configuration.routes.filter(\.showsAnything).count == 4)
        #expect(configuration.routes.allSatisfy { $0.entryItems.isEmpty })
        #expect(configuration.credentials.registry?.column("owner_left") == "owner_left_at")
        #expect(configuration.credentials.issuanceIsPlainList)
    }

    @Test func `A stage that needs a section the file leaves out says which`() throws {
        let bare = try configuration("")
        let calls: [(String, () throws -> Void)] = [
            ("company", { _ = try bare.requireCompany() }), ("people.members", { _ = try bare.requireMembers() }),
            ("jurisdictions", { _ = try bare.requireJurisdictions() }), ("channels", { _ = try bare.requireChannels() }),
        ]
        for (key, call) in calls {
            let error = try #require(throws: ConfigurationError.self) { try call() }
            #expect(error.codes == [.sectionNeeded])
            #expect(error.problems[0].keyPath == key)
        }
        let whole = try configuration(
            "jurisdictions: [KR]\nchannels: [{eml: {folder: o}}]\npeople: {members: m.csv}")
        #expect(try whole.requireJurisdictions() == ["KR"])
        #expect(try whole.requireChannels() == [.emlFolder(path: "o")])
        #expect(try whole.requireMembers().path == "m.csv")
    }

    @Test func `No value that could be secret is ever quoted`() {
        let secret = "hunter2-0100000000"
        let keys = [
            "company: {phone: [\(secret)], email: \(secret), site: \(secret), domains: [\(secret)], senders: \(secret), x: \(secret)}",
            "time_zone: \(secret)", "jurisdictions: [\(secret)]", "store: {a: \(secret)}", "detection: {fan_out_floor: \(secret)}",
            "channels: [{smtp: {host: \(secret)@x, port: \(secret), from: \(secret), user: \(secret), password: \(secret)}}]",
            "credentials: {registry: {file: [\(secret)]}, issuance: {plain_list: \(secret)}}",
            "people: {members: [\(secret)]}", "logs: [{name: a, paths: \(secret), format: combined, success: [\(secret)]}]",
            "routes: [{match: \(secret)}]", "\"\(secret)!\": 1", "a: b: \(secret)", "a: [\(secret)", "a: &b \(secret)\nc: *b",
        ]
        for key in keys {
            let found = problems(in: "haechi: 1\n\(key)\n")
            #expect(!found.isEmpty, "\(key)")
            #expect(!found.description.contains(secret), "\(found)")
            var dumped = ""
            dump(found, to: &dumped)
            #expect(!dumped.contains(secret))
        }
    }
}
