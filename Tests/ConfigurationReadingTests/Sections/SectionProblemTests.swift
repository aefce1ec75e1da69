import BreachModel
import Testing

@testable import ConfigurationReading

/// One row for each thing that a section can have wrong.
@Suite struct SectionProblemTests {
    private static func logs(_ keys: String) -> String {
        "haechi: 1\nlogs:\n  - name: a\n    paths: [x]\n    format: json-lines\n    \(keys)\n"
    }

    @Test(arguments: [
        ProblemExpectation("no version", "store: s\n", .missingKey, line: 1, path: "", says: "the key haechi is missing"),
        ProblemExpectation("other version", "haechi: 2\n", .unknownVersion, line: 1, path: "haechi", says: "write `haechi: 1`"),
        ProblemExpectation("unknown section", "haechi: 1\nroute: []\n", .unknownKey, line: 2, path: "", says: "did you mean routes?"),
        ProblemExpectation("version's other name", "version: 1\n", .unknownKey, line: 1, path: "", says: "did you mean haechi?"),
        ProblemExpectation(
            "key without value", "haechi: 1\nlogs:\n", .wrongType, line: 2, path: "logs", says: "found nothing, expected a list"),
        ProblemExpectation("store is a list", "haechi: 1\nstore: [a]\n", .wrongType, line: 2, path: "store", says: "expected the path"),
        ProblemExpectation("store is empty", "haechi: 1\nstore: \" \"\n", .badValue, line: 2, path: "store", says: "is empty"),
        ProblemExpectation(
            "store of two lines", "haechi: 1\nstore: |\n  a\n  b\n", .badValue, line: 2, path: "store", says: "control character"),
        ProblemExpectation(
            "zone", "haechi: 1\ntime_zone: Asia/Soul\n", .badValue, line: 2, path: "time_zone", says: "did you mean Asia/Seoul?"),
        ProblemExpectation(
            "zone with daylight saving", "haechi: 1\ntime_zone: Europe/Berlin\n", .badValue, line: 2, path: "time_zone",
            says: "must have one offset"),
        ProblemExpectation("offset", "haechi: 1\ntime_zone: \"+15:00\"\n", .badValue, line: 2, path: "time_zone", says: "+09:00"),
        ProblemExpectation(
            "jurisdiction", "haechi: 1\njurisdictions: [Korea]\n", .badValue, line: 2, path: "jurisdictions[0]", says: "a country code"),
        ProblemExpectation(
            "jurisdiction twice", "haechi: 1\njurisdictions: [KR, KR]\n", .duplicateEntry, line: 2, path: "jurisdictions", says: "twice"),
        ProblemExpectation(
            "jurisdictions no list", "haechi: 1\njurisdictions: KR\n", .wrongType, line: 2, path: "jurisdictions",
            says: "write them as [a, b]"),
        ProblemExpectation(
            "number too large", "haechi: 1\ndetection:\n  leaver_grace_hours: 9999\n", .badValue, line: 3,
            path: "detection.leaver_grace_hours", says: "a whole number of hours from 0 to 8760"),
        ProblemExpectation(
            "no number", "haechi: 1\ndetection: {fan_out_factor: [1]}\n", .wrongType, line: 2, path: "detection.fan_out_factor",
            says: "found a list"),
    ])
    func `The file's outline`(expectation: ProblemExpectation) {
        expectation.check()
    }

    @Test(arguments: [
        ProblemExpectation(
            "unknown item without names", "haechi: 1\nitems:\n  tier:\n", .missingKey, line: 3, path: "items.tier",
            says: "expected the keys ko, en and class"),
        ProblemExpectation(
            "item's class", "haechi: 1\nitems: {name: {class: contakt}}\n", .unknownWord, line: 2, path: "items.name.class",
            says: "did you mean contact?"),
        ProblemExpectation(
            "item's name", "haechi: 1\nitems: {Entrance Code: }\n", .badValue, line: 2, path: "items", says: "entrance-code"),
        ProblemExpectation("no items", "haechi: 1\nitems: {}\n", .badValue, line: 2, path: "items", says: "declares no item"),
        ProblemExpectation(
            "undeclared item", "haechi: 1\nitems: {entrance-code: }\nroutes:\n  - match: /a/{subject}\n    items: {entrance_code: clear}\n",
            .undeclaredItem, line: 5, path: "routes[0].items", says: "did you mean entrance-code?"),
        ProblemExpectation(
            "items not declared at all", "haechi: 1\nroutes:\n  - match: /a/{subject}\n    entries: {name: clear}\n",
            .undeclaredItem, line: 4, path: "routes[0].entries", says: "declare it under items"),
        ProblemExpectation(
            "visibility", "haechi: 1\nitems: {name: }\nroutes:\n  - match: /a/{subject}\n    items: {name: cleer}\n",
            .unknownWord, line: 5, path: "routes[0].items.name", says: "expected one of clear, masked (did you mean clear?)"),
        ProblemExpectation(
            "no match", "haechi: 1\nroutes:\n  - items: {}\n", .missingKey, line: 3, path: "routes[0]", says: "match is missing"),
        ProblemExpectation(
            "nobody's data", "haechi: 1\nitems: {name: }\nroutes:\n  - match: /a\n    items: {name: clear}\n", .badRoute, line: 4,
            path: "routes[0].match", says: "write {subject} in the path"),
        ProblemExpectation(
            "two entries for one request", "haechi: 1\nroutes:\n  - match: GET /a/{x}\n  - match: GET /a/{y}\n", .duplicateEntry,
            line: 4, path: "routes[1]", says: "routes[0]"),
        ProblemExpectation(
            "an entry behind a wider one", "haechi: 1\nroutes:\n  - match: /a/**\n  - match: GET /a/{y}\n", .duplicateEntry,
            line: 4, path: "routes[1]", says: "put the narrower entry first"),
    ])
    func `Items and routes`(expectation: ProblemExpectation) {
        expectation.check()
    }

    @Test(arguments: [
        ProblemExpectation(
            "no name", "haechi: 1\nlogs: [{paths: [x], format: combined}]\n", .missingKey, line: 2, path: "logs[0]", says: "name"),
        ProblemExpectation(
            "no paths", "haechi: 1\nlogs: [{name: a, paths: [], format: combined}]\n", .badValue, line: 2, path: "logs[0].paths",
            says: "at least one"),
        ProblemExpectation(
            "format", "haechi: 1\nlogs: [{name: a, paths: [x], format: jsonlines}]\n", .unknownWord, line: 2, path: "logs[0].format",
            says: "did you mean json-lines?"),
        ProblemExpectation(
            "name twice", "haechi: 1\nlogs:\n  - {name: a, paths: [x], format: combined}\n  - {name: a, paths: [y], format: combined}\n",
            .duplicateEntry, line: 4, path: "logs[1]", says: "its own name"),
        ProblemExpectation(
            "fields of combined", "haechi: 1\nlogs: [{name: a, paths: [x], format: combined, fields: {time: t}}]\n",
            .conflictingKeys, line: 2, path: "logs[0].fields", says: "no meaning"),
        ProblemExpectation(
            "status", logs("success: [\"200..299\"]"), .badValue, line: 6, path: "logs[0].success[0]", says: "such as 200-299"),
        ProblemExpectation("status backwards", logs("success: [299-200]"), .badValue, line: 6, path: "logs[0].success[0]", says: "200-299"),
        ProblemExpectation(
            "status out of range", logs("success: [600]"), .badValue, line: 6, path: "logs[0].success[0]", says: "100 to 599"),
        ProblemExpectation("status negative", logs("success: [-200]"), .badValue, line: 6, path: "logs[0].success[0]", says: "200-299"),
        ProblemExpectation("no status", logs("success: []"), .badValue, line: 6, path: "logs[0].success", says: "is empty"),
        ProblemExpectation("field", logs("fields: {tiem: t}"), .unknownKey, line: 6, path: "logs[0].fields", says: "did you mean time?"),
        ProblemExpectation(
            "field's name", logs("fields: {time: a..b}"), .badValue, line: 6, path: "logs[0].fields.time", says: "a dot for each"),
        ProblemExpectation(
            "no event id", logs("deduplication: event-id"), .conflictingKeys, line: 6, path: "logs[0].deduplication",
            says: "fields.event_id"),
        ProblemExpectation(
            "rhythm", logs("rhythm: yearly"), .unknownWord, line: 6, path: "logs[0].rhythm", says: "daily, weekdays, hourly, none"),
        ProblemExpectation("sampling", logs("sampled: 1 in 100"), .badValue, line: 6, path: "logs[0].sampled", says: "1/100"),
        ProblemExpectation(
            "no event id to pair by", logs("pairs_with: front"), .conflictingKeys, line: 6, path: "logs[0].pairs_with", says: "event ids"),
        ProblemExpectation("retention", logs("retention: 0"), .badValue, line: 6, path: "logs[0].retention", says: "days"),
    ])
    func `Logs`(expectation: ProblemExpectation) {
        expectation.check()
    }

    @Test(arguments: [
        ProblemExpectation(
            "no file", "haechi: 1\ncredentials: {registry: {path: k.csv}}\n", .unknownKey, line: 2, path: "credentials.registry",
            says: "did you mean file?"),
        ProblemExpectation(
            "column", "haechi: 1\ncredentials: {roster: {file: r, columns: {employe: id}}}\n", .unknownKey, line: 2,
            path: "credentials.roster.columns", says: "did you mean employee?"),
        ProblemExpectation(
            "plain list of members", "haechi: 1\npeople: {members: {file: m, plain_list: true}}\n", .unknownKey, line: 2,
            path: "people.members", says: "plain_list"),
        ProblemExpectation(
            "columns of a plain list", "haechi: 1\ncredentials: {issuance: {file: t, plain_list: true, columns: {token: id}}}\n",
            .conflictingKeys, line: 2, path: "credentials.issuance.columns", says: "one column"),
        ProblemExpectation(
            "separator", "haechi: 1\ncredentials: {registry: {file: k, list_separator: \",\"}}\n", .badValue, line: 2,
            path: "credentials.registry.list_separator", says: "between items"),
        ProblemExpectation(
            "flag", "haechi: 1\ncredentials: {issuance: {file: t, plain_list: yes}}\n", .badValue, line: 2,
            path: "credentials.issuance.plain_list", says: "true or false"),
        ProblemExpectation("channel", "haechi: 1\nchannels: [{sms: {}}]\n", .unknownKey, line: 2, path: "channels[0]", says: "eml, smtp"),
        ProblemExpectation("no channel", "haechi: 1\nchannels: [{}]\n", .missingKey, line: 2, path: "channels[0]", says: "eml or smtp"),
        ProblemExpectation(
            "two channels in one", "haechi: 1\nchannels: [{eml: {folder: a}, smtp: {host: h, from: a@b.example}}]\n", .conflictingKeys,
            line: 2, path: "channels[0]", says: "one of them"),
        ProblemExpectation(
            "password in the file", "haechi: 1\nchannels: [{smtp: {host: h, from: a@b.example, password: x}}]\n", .unknownKey, line: 2,
            path: "channels[0].smtp", says: "name that file with password_file"),
        ProblemExpectation(
            "user without password", "haechi: 1\nchannels: [{smtp: {host: h, from: a@b.example, user: x}}]\n", .conflictingKeys, line: 2,
            path: "channels[0].smtp", says: "both or neither"),
        ProblemExpectation(
            "password in clear",
            "haechi: 1\nchannels: [{smtp: {host: h, from: a@b.example, security: none, user: x, password_file: p}}]\n",
            .conflictingKeys, line: 2, path: "channels[0].smtp.user", says: "unprotected"),
        ProblemExpectation(
            "sender", "haechi: 1\nchannels: [{smtp: {host: h, from: \"A <a@b.example>\"}}]\n", .badValue, line: 2,
            path: "channels[0].smtp.from", says: "an e-mail address"),
        ProblemExpectation(
            "port", "haechi: 1\nchannels: [{smtp: {host: h, from: a@b.example, port: 0}}]\n", .badValue, line: 2,
            path: "channels[0].smtp.port", says: "1 to 65535"),
        ProblemExpectation(
            "host with port", "haechi: 1\nchannels: [{smtp: {host: \"a h\", from: a@b.example}}]\n", .badValue, line: 2,
            path: "channels[0].smtp.host", says: "without a port"),
    ])
    func `Tables and channels`(expectation: ProblemExpectation) {
        expectation.check()
    }
}
