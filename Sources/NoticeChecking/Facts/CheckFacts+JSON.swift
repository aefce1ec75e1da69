internal import BreachModel
internal import Foundation

extension CheckFacts {
    /// Reads facts in the form of the notice-facts page (JSON; comments and trailing commas are passed over).
    ///
    /// Keys it does not know are left aside and named in `warnings`; a value of the wrong kind is an error that names its key.
    package init(json: [UInt8]) throws(NoticeCheckError) {
        // The decoder of JSON5 traps on a key that is not UTF-8.
        guard String(validating: json, as: UTF8.self) != nil else {
            throw NoticeCheckError(.factsNotJSON, "the facts are not UTF-8", hint: "see the notice-facts page for the form")
        }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        guard let value = try? decoder.decode(JSONValue.self, from: Data(json)), case .object(let members) = value else {
            throw NoticeCheckError(.factsNotJSON, "the facts are no JSON object", hint: "see the notice-facts page for the form")
        }
        self.init()
        var reader = FactReader(members, path: "")
        try readHead(&reader)
        try readIncident(&reader)
        try readAddressee(&reader)
        try readHistory(&reader)
        warnings += reader.leftOver
        warnings.sort()
    }

    private mutating func readHead(_ reader: inout FactReader) throws(NoticeCheckError) {
        profile = try reader.string("profile")
        jurisdiction = try reader.string("jurisdiction")
        awareAt = try reader.time("awareAt")
        document = try reader.word("document", DocumentKind.self)
        phase = try reader.word("phase", Phase.self)
        status = try reader.word("status", LeakStatus.self)
        channel = try reader.word("channel", NoticeChannel.self)
        language = try reader.string("language")
        sentAt = try reader.time("sentAt")
        now = try reader.time("now")
        trigger = try reader.string("trigger")
        recipients = try reader.string("recipients")
        causeSource = try reader.string("causeSource")
        guard var part = try reader.object("controller") else { return }
        var company = Controller(name: try part.string("name"), domains: try part.strings("domains"), senders: try part.strings("senders"))
        if let list = try part.objects("contacts") {
            var contacts: [Contact] = []
            for var entry in list {
                contacts.append(
                    Contact(department: try entry.string("department"), phone: try entry.string("phone"), email: try entry.string("email")))
                warnings += entry.leftOver
            }
            company.contacts = contacts
        }
        controller = company
        warnings += part.leftOver
    }

    private mutating func readIncident(_ reader: inout FactReader) throws(NoticeCheckError) {
        if var part = try reader.object("leak") {
            var found = Leak(from: try part.time("from"), to: try part.time("to"), discoveredAt: try part.time("discoveredAt"))
            found.ended = try part.bool("ended")
            // A cause that no list of ours knows is still a known cause.
            found.causes = try part.strings("causes").map { $0.map { BreachCause(rawValue: $0) ?? .unknown } }
            leak = found
            warnings += part.leftOver
        }
        counts = try Self.counts(&reader, "counts", &warnings)
        if let list = try reader.objects("events") {
            var found: [Event] = []
            for var entry in list {
                found.append(
                    Event(
                        kind: try entry.string("kind") ?? "", to: try entry.string("to"), at: try entry.time("at"),
                        count: try entry.int("count")))
                warnings += entry.leftOver
            }
            events = found
        }
        if var part = try reader.object("harmReports") {
            harmReports = HarmReports(count: try part.int("count"), asOf: try part.time("asOf"), source: try part.string("source"))
            warnings += part.leftOver
        }
        if let list = try reader.objects("claims") {
            var found: [StatedClaim] = []
            for var entry in list {
                found.append(
                    StatedClaim(
                        text: try entry.string("text") ?? "", source: try entry.string("source"), status: try entry.string("status")))
                warnings += entry.leftOver
            }
            claims = found
        }
    }

    private mutating func readAddressee(_ reader: inout FactReader) throws(NoticeCheckError) {
        if var part = try reader.object("addressee") {
            var person = Addressee(kind: try part.word("kind", PersonKind.self), age: try part.int("age"))
            person.contactKnown = try part.bool("contactKnown")
            if var list = try part.object("items") {
                var items: [DataItemID: ItemState] = [:]
                for (name, text) in try list.allStrings() {
                    guard let state = ItemState(rawValue: text) else {
                        let allowed = ItemState.allCases.map(\.rawValue).joined(separator: ", ")
                        throw NoticeCheckError(
                            .factsUnknownValue, "a key of the facts holds an unknown word", context: [("key", list.key(name))],
                            hint: "one of \(allowed)")
                    }
                    items[DataItemID(name)] = state
                }
                person.items = items
            }
            addressee = person
            warnings += part.leftOver
        }
        if var part = try reader.object("evidence") {
            evidence = Dictionary(uniqueKeysWithValues: try part.allLists().map { (DataItemID($0.key), $0.value) })
        }
    }

    private mutating func readHistory(_ reader: inout FactReader) throws(NoticeCheckError) {
        if var part = try reader.object("posting") {
            posting = Posting(place: try part.string("place"), visibleDays: try part.int("visibleDays"), from: try part.time("from"))
            warnings += part.leftOver
        }
        if var part = try reader.object("previous") {
            var last = Previous(sentAt: try part.time("sentAt"), published: try part.bool("published"))
            last.items = try part.strings("items")?.map { DataItemID($0) }
            last.counts = try Self.counts(&part, "counts", &warnings)
            previous = last
            warnings += part.leftOver
        }
        if var part = try reader.object("followUp") {
            followUp = FollowUp(open: try part.bool("open"), due: try part.time("due"))
            warnings += part.leftOver
        }
        if let list = try reader.objects("subsets") {
            var found: [Subset] = []
            for var entry in list {
                found.append(Subset(of: try entry.label("of"), count: try entry.int("count"), stated: try entry.bool("stated")))
                warnings += entry.leftOver
            }
            subsets = found
        }
    }

    private static func counts(_ reader: inout FactReader, _ name: String, _ warnings: inout [String]) throws(NoticeCheckError)
        -> UnitCounts?
    {
        guard var part = try reader.object(name) else { return nil }
        defer { warnings += part.leftOver }
        return UnitCounts(
            people: try part.int("people"), accounts: try part.int("accounts"), records: try part.int("records"),
            views: try part.int("views"))
    }
}
