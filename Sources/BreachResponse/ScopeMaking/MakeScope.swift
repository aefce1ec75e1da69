package import BreachModel
internal import ByteStreams
internal import CaseStore
internal import LogScanning
internal import Scoping

/// Use case: turn chosen findings, or indicators that a person gives, into the next version of the scope.
package struct MakeScope {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// Which log lines a scope is made of.
    package enum Choice: Hashable, Sendable {
        /// The findings with these ids; empty for every finding that by itself shows access without authority
        /// (tokens that nobody issued) with high confidence.
        case findings([FindingID])
        case indicators([Indicator])
    }

    /// Makes the scope, writes its files and, where the store is open, keeps it with its people and their contact data.
    ///
    /// - Returns: the scope; its files lie where `ResponseFolder.scope` says.
    /// - Throws: `noFindings`, `unknownFinding`, `noIndicator`, or what the stages throw.
    package func callAsFunction(_ choice: Choice) throws -> BreachScope {
        let store = environment.store
        let configuration = environment.configuration
        try environment.folder.make()
        let (findings, indicators) = try chosen(choice, store: store)
        // Two that are made at once are two versions, one after the other.
        let lock = try FolderLock(path: environment.folder.scopesLock, isWaiting: true)
        defer { withExtendedLifetime(lock) {} }
        let version = nextVersion()
        let directory = try PeopleDirectory(configuration.people) { configuration.resolve($0) }
        let files = environment.folder.scope(version)
        var writer = try PeopleFileWriter(path: files.people, digesting: true)
        let builder = ScopeBuilder(
            configuration, lives: try CredentialLives.read(configuration), space: RowSpace(folders: environment.scratch))
        var (scope, people) = try builder.build(
            version: version, findings: findings, indicators: indicators, index: try environment.index(for: indicators),
            directory: directory
        ) { line throws(ScopingError) in try writer.append(line) }
        let digest = try writer.finish() ?? SHA256Digest.ofFile(files.people)
        scope.counts.buildings = try ListBuildings(environment).exposures(people)?.buildings.count
        try StableJSON.write(scope, to: files.summary)
        if let store { try keep(scope, people: people, directory: directory, store: store) }
        let number = files.summary.split(separator: "/").suffix(2).joined(separator: "/")
        let list = files.people.split(separator: "/").suffix(2).joined(separator: "/")
        try EvidenceSeal(environment).seal(
            step: "scope", inputs: [try SealedItem(file: "index/manifest.json", in: environment.folder)],
            results: [try SealedItem(file: number, in: environment.folder), SealedItem(path: list, digest: digest)])
        return scope
    }

    private func chosen(_ choice: Choice, store: CaseStore?) throws -> ([FindingID], [Indicator]) {
        switch choice {
        case .indicators(let indicators):
            guard !indicators.isEmpty else {
                throw ResponseError(.noIndicator, "no indicator was given", hint: "give --credential, --origin or --finding")
            }
            return ([], indicators)
        case .findings(let ids):
            let all = try store?.findings.all() ?? []
            let taken = ids.isEmpty ? all.filter(\.provesUnauthorisedAccess) : all.filter { ids.contains($0.id) }
            if let unknown = ids.first(where: { id in !all.contains { $0.id == id } }) {
                throw ResponseError(
                    .unknownFinding, "there is no finding with this id", context: [("finding", unknown.rawValue)],
                    hint: "haechi detect lists them")
            }
            guard !taken.isEmpty else {
                throw ResponseError(
                    .noFindings, "no finding by itself shows access without authority",
                    hint: "run haechi detect, then choose with haechi scope make --finding ID, or give --credential and a window")
            }
            try store?.findings.choose(Set(taken.map(\.id)))
            return (taken.map(\.id), taken.map(\.indicator))
        }
    }

    private func nextVersion() -> Int {
        var version = 1
        while RawPresence.exists(environment.folder.scope(version).summary) { version += 1 }
        return version
    }

    private func keep(_ scope: BreachScope, people: ScopePeople, directory: PeopleDirectory, store: CaseStore) throws {
        let configuration = environment.configuration
        try store.scopes.save(scope, people: people, at: environment.clock.now(), by: environment.actor)
        var wanted: Set<PersonKey> = []
        // Who cannot be excluded may be owed a notice of possible leak.
        for person in people where person.items.contains(where: { $0.certainty != .notSeen }) { wanted.insert(person.person) }
        let contacts = try directory.contacts(configuration.people, resolve: { configuration.resolve($0) }, wanted: wanted)
        _ = try store.people.save(contacts.lazy.map(PersonContact.init(exported:)))
        try store.scopes.countResidences(version: scope.version)
    }
}

extension Finding {
    /// Whether the finding by itself shows that records were opened by someone without authority: tokens that nobody issued.
    /// A leaver's key alone may be a job that goes on.
    package var provesUnauthorisedAccess: Bool {
        kind == .tokenNeverIssued && confidence == .high
    }
}

extension PersonContact {
    init(exported contact: ExportedContact) {
        self.init(
            person: contact.person, name: contact.name, email: contact.email, phone: contact.phone, language: contact.language,
            birthDate: contact.birthDate, country: contact.country, guardianEmail: contact.guardianEmail, accounts: contact.accounts)
    }
}
