import BreachModel
import Testing

@testable import ConfigurationReading

@Suite struct SectionValueTests {
    private let company = """
        company:
          name: {ko: 가온마켓, en: Gaon Market}
          department: Privacy team
          phone: 1600-0000
          email: privacy@example.com
          hours: always
          privacy_officer: {ko: 보호책임자, en: officer}
          site: https://www.example.com
        """

    @Test func `A text without languages serves for both`() throws {
        let company = try #require(try configuration(company).company)
        #expect(company.name == Bilingual(korean: "가온마켓", english: "Gaon Market"))
        #expect(company.department == Bilingual(korean: "Privacy team", english: "Privacy team"))
        #expect(company.phone == "1600-0000")
        #expect(company.domains.isEmpty && company.senders.isEmpty)
    }

    @Test(arguments: [
        ("  name: {ko: 가온마켓, en: Gaon Market}", "", "company"), ("phone: 1600-0000", "phone: soon", "company.phone"),
        ("privacy@example.com", "privacy", "company.email"), ("https://www", "ftp://www", "company.site"),
        ("ko: 보호책임자, ", "", "company.privacy_officer"), ("hours: always", "hours: [a]", "company.hours"),
        ("site:", "domains: [https://a.example]\n  site:", "company.domains[0]"), ("site:", "senders: [a, a]\n  site:", "company.senders"),
    ])
    func `What is wrong with the company is told with its key`(old: String, new: String, path: String) {
        let problems = problems(in: "haechi: 1\n" + company.replacing(old, with: new))
        #expect(problems.map(\.keyPath) == [path], "\(problems)")
    }

    @Test(arguments: ["http://127.0.0.1:8080/", "http://localhost", "https://x.example"])
    func `A rehearsal's site may be plain HTTP on this machine`(site: String) throws {
        #expect(try configuration(company.replacing("https://www.example.com", with: site)).company?.site == site)
    }

    @Test(arguments: [
        ("Asia/Seoul", 540), ("UTC", 0), ("\"+09:00\"", 540), ("-03:30", -210), ("+00:00", 0), ("+14:00", 840), ("-12:00", -720),
        ("Asia/Kolkata", 330), ("Pacific/Honolulu", -600),
    ])
    func `Zones and offsets become minutes`(zone: String, minutes: Int) throws {
        #expect(try configuration("time_zone: \(zone)").zoneOffsetMinutes == minutes)
    }

    @Test(arguments: ["+9:00", "+09:60", "09:00", "+0900", "KST", "+-9:00", "+14:01", "-12:01", "America/New_York", "540"])
    func `Anything else is no zone`(zone: String) {
        #expect(problems(in: "haechi: 1\ntime_zone: \"\(zone)\"").map(\.code) == [.badValue])
    }

    @Test func `Well-known items need only their name, and any part of them can be changed`() throws {
        let items = try configuration("items:\n  name:\n  orders: {en: purchases}\n  tier: {ko: 등급, en: tier, class: behavioural}").items
        #expect(items[0] == DataItem(id: .name, korean: "이름", english: "name", legalClass: .contact))
        #expect(items[1] == DataItem(id: .orders, korean: "주문 정보", english: "purchases", legalClass: .behavioural))
        #expect(items[2] == DataItem(id: "tier", korean: "등급", english: "tier", legalClass: .behavioural))
    }

    @Test func `The catalogue has each item once, with both names`() {
        #expect(Set(ItemCatalogue.items.map(\.id)).count == ItemCatalogue.items.count)
        #expect(Set(ItemCatalogue.items.map(\.korean)).count == ItemCatalogue.items.count)
        for item in ItemCatalogue.items {
            #expect(!item.english.isEmpty && item.korean.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) })
        }
    }

    @Test func `A log source that says little has the documented defaults`() throws {
        let log = try configuration("logs: [{name: a, paths: [x], format: json-lines}]").logs[0]
        #expect(log == LogSource(name: "a", paths: ["x"], format: .jsonLines))
        #expect(log.fields == FieldMapping())
        #expect(log.success == [200...299])
    }

    @Test func `Every field of a line can be named`() throws {
        let yaml = """
            logs: [{name: a, paths: [x], format: json-lines, fields: {time: a, event_id: b, origin: c, country: d, network: e,
              credential: f, token: g, subject: h.i, actor: j, method: k, route: l, status: m, client: n}}]
            """
        let fields = try configuration(yaml).logs[0].fields
        #expect(
            fields
                == FieldMapping(
                    time: "a", eventID: "b", origin: "c", country: "d", network: "e", credential: "f", token: "g", subject: "h.i",
                    actor: "j", method: "k", route: "l", status: "m", client: "n"))
    }

    @Test func `A line's own subject allows routes without one in the path`() throws {
        let yaml = """
            items: {name: }
            logs: [{name: a, paths: [x], format: json-lines, fields: {subject: s}}]
            routes: [{match: GET /me, items: {name: masked}}]
            """
        #expect(try configuration(yaml).routes == [RouteRule(method: "GET", pattern: "/me", items: [.name: .masked])])
    }

    @Test(arguments: [(SMTPSecurity.none, 25), (.startTLS, 587), (.tls, 465)])
    func `A relay's usual port follows from how it is secured`(security: SMTPSecurity, port: Int) throws {
        let channels = try configuration("channels: [{smtp: {host: h, from: a@b.example, security: \(security.rawValue)}}]").channels
        #expect(channels == [.smtp(host: "h", port: port, from: "a@b.example", security: security, user: nil, passwordFile: nil)])
    }

    @Test func `A table is a path, or a file with its columns`() throws {
        let yaml = """
            credentials:
              registry: {file: k.csv, columns: {credential: id, readers: seen_by}, list_separator: "|"}
              roster: r.csv
            people: {address_books: {file: b.csv, columns: {entrance_code: code}}}
            """
        let configuration = try configuration(yaml)
        #expect(
            configuration.credentials.registry
                == TableSource(path: "k.csv", columns: ["credential": "id", "readers": "seen_by"], listSeparator: "|"))
        #expect(configuration.credentials.roster == TableSource(path: "r.csv"))
        #expect(configuration.credentials.issuance == nil)
        #expect(!configuration.credentials.issuanceIsPlainList)
        #expect(configuration.people.addressBooks?.column("entrance_code") == "code")
    }

    @Test func `Detection limits can be set one by one`() throws {
        let limits = try configuration("detection: {fan_out_factor: 9, leaver_grace_hours: 0}").detection
        #expect(limits == DetectionLimits(fanOutFactor: 9, leaverGraceHours: 0))
    }
}
