/// Everything that `haechi.yaml` says, checked. `docs/configuration.md` explains each key.
package struct HaechiConfiguration: Sendable {
    /// The folder that relative paths start from: the one that holds the file, or the data folder that the user named.
    package var directory: String
    /// Nil where the file only maps logs: stages that write to people ask `requireCompany()` of `Configuration` first.
    package var company: Company?
    /// Minutes ahead of UTC of the company's civil day (Korea: 540).
    package var zoneOffsetMinutes: Int
    /// Profile families of `BreachLaw` (`KR`, `EU`, …).
    package var jurisdictions: [String]
    package var logs: [LogSource]
    package var routes: [RouteRule]
    package var items: [DataItem]
    package var credentials: CredentialSources
    package var people: PeopleSources
    package var channels: [Channel]
    /// The folder that holds index, case store, evidence log and drafts.
    package var store: String
    package var detection: DetectionLimits
    package var postings: PostingLimits
    package var approval: ApprovalLimits

    package init(
        directory: String, company: Company?, zoneOffsetMinutes: Int, jurisdictions: [String], logs: [LogSource],
        routes: [RouteRule], items: [DataItem], credentials: CredentialSources, people: PeopleSources,
        channels: [Channel], store: String, detection: DetectionLimits,
        postings: PostingLimits = PostingLimits(), approval: ApprovalLimits = ApprovalLimits()
    ) {
        self.directory = directory
        self.company = company
        self.zoneOffsetMinutes = zoneOffsetMinutes
        self.jurisdictions = jurisdictions
        self.logs = logs
        self.routes = routes
        self.items = items
        self.credentials = credentials
        self.people = people
        self.channels = channels
        self.store = store
        self.detection = detection
        self.postings = postings
        self.approval = approval
    }

    /// `path` as it is if absolute, otherwise below `directory`.
    package func resolve(_ path: String) -> String {
        path.hasPrefix("/") ? path : directory + "/" + path
    }
}

/// Text in the two first languages, and in Japanese where something is written for readers in Japan.
package struct Bilingual: Hashable, Sendable, Codable {
    package var korean: String
    package var english: String
    /// Nil where the English words serve Japanese readers too.
    package var japanese: String?

    package init(korean: String, english: String, japanese: String? = nil) {
        self.korean = korean
        self.english = english
        self.japanese = japanese
    }

    package subscript(_ language: Language) -> String {
        switch language {
        case .korean: korean
        case .english: english
        case .japanese: japanese ?? english
        }
    }
}

/// A language of notices and pages, by its BCP 47 tag.
package enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    case korean = "ko"
    case english = "en"
    /// Of texts under Japan's law only: pages and the console are Korean and English.
    case japanese = "ja"

    /// The languages of pages, messages and texts under Korean law.
    package static let firstLanguages: [Language] = [.korean, .english]

    /// The language of the pages for a reader of this one.
    package var ofPages: Language { self == .korean ? .korean : .english }
}

/// The company that holds the data, and how people reach it.
package struct Company: Hashable, Sendable {
    package var name: Bilingual
    /// The department for reports of harm (PIPA 34(1)5).
    package var department: Bilingual
    package var phone: String
    package var email: String
    /// Opening hours of `phone`.
    package var hours: Bilingual
    package var privacyOfficer: Bilingual
    /// The company's own site, where the person's page is announced.
    package var site: String
    package var domains: [String]
    /// Addresses and numbers that genuine messages come from.
    package var senders: [String]

    package init(
        name: Bilingual, department: Bilingual, phone: String, email: String, hours: Bilingual,
        privacyOfficer: Bilingual, site: String, domains: [String], senders: [String]
    ) {
        self.name = name
        self.department = department
        self.phone = phone
        self.email = email
        self.hours = hours
        self.privacyOfficer = privacyOfficer
        self.site = site
        self.domains = domains
        self.senders = senders
    }
}

/// A delimited text file (RFC 4180, first row names the columns; `.gz` and `.zst` too) and what its columns are.
package struct TableSource: Hashable, Sendable {
    package var path: String
    /// Our name of a column → the file's name of it. Absent: the file uses our names.
    package var columns: [String: String]
    /// The text between items of a column that holds a list.
    package var listSeparator: String

    package init(path: String, columns: [String: String] = [:], listSeparator: String = ";") {
        self.path = path
        self.columns = columns
        self.listSeparator = listSeparator
    }

    /// The file's name of our column `name`.
    package func column(_ name: String) -> String { columns[name] ?? name }
}

/// Where credentials, employees and issued tokens are recorded. Each may be missing; detectors that need it then say so.
package struct CredentialSources: Hashable, Sendable {
    /// Columns: credential, kind, owner, readers (a list), created, rotated, retired, state; and, where there is no roster, owner_left.
    package var registry: TableSource?
    /// Columns: employee, name, team, joined, moved, left.
    package var roster: TableSource?
    /// Column: token (and issued, credential, subject where present). A file without a header row holds one token a line:
    /// set the path only.
    package var issuance: TableSource?
    /// Whether `issuance` has no header row and holds one token a line.
    package var issuanceIsPlainList: Bool

    package init(
        registry: TableSource? = nil, roster: TableSource? = nil, issuance: TableSource? = nil,
        issuanceIsPlainList: Bool = false
    ) {
        self.registry = registry
        self.roster = roster
        self.issuance = issuance
        self.issuanceIsPlainList = issuanceIsPlainList
    }
}

/// Where members and their address books are exported to. Each may be missing.
package struct PeopleSources: Hashable, Sendable {
    /// Columns: subject, name, email, phone, language, birth_date, country, residence (in place of country: `US-CA`),
    /// guardian_email.
    package var members: TableSource?
    /// Columns: subject (whose book), entry, name, phone, email, address, entrance_code (present / empty), language.
    package var addressBooks: TableSource?

    package init(members: TableSource? = nil, addressBooks: TableSource? = nil) {
        self.members = members
        self.addressBooks = addressBooks
    }
}

/// How notices leave the building.
package enum Channel: Hashable, Sendable {
    /// One `.eml` file (RFC 5322) a notice, in a folder.
    case emlFolder(path: String)
    /// A relay that takes mail (RFC 5321).
    case smtp(host: String, port: Int, from: String, security: SMTPSecurity, user: String?, passwordFile: String?)
}

/// How the connection to a relay is secured.
package enum SMTPSecurity: String, Hashable, Sendable, CaseIterable {
    /// No encryption: only for a relay on the loopback or a private network.
    case none
    case startTLS = "starttls"
    case tls
}

/// When a detector speaks. Every limit is a key under `detection:`.
package struct DetectionLimits: Hashable, Sendable {
    /// How many times more distinct people than its own highest earlier day one credential or origin must touch.
    package var fanOutFactor: Int
    /// … and at least how many people a day.
    package var fanOutFloor: Int
    /// Days of a credential's use that count as its past before a country or network is called new.
    package var newPlaceAfterDays: Int
    /// Hours after a person left in which use of their credential is not yet reported.
    package var leaverGraceHours: Int

    package init(fanOutFactor: Int = 5, fanOutFloor: Int = 100, newPlaceAfterDays: Int = 7, leaverGraceHours: Int = 24) {
        self.fanOutFactor = fanOutFactor
        self.fanOutFloor = fanOutFloor
        self.newPlaceAfterDays = newPlaceAfterDays
        self.leaverGraceHours = leaverGraceHours
    }
}

/// How postings are watched. Every limit is a key under `postings:`.
package struct PostingLimits: Hashable, Sendable {
    /// How many minutes two looks at a posting may lie apart for the time between them to count.
    package var maximumGapMinutes: Int
    /// The Chromium that renders our pages: a path, or a name in the program's search path.
    package var browser: String

    package init(maximumGapMinutes: Int = 90, browser: String = "chromium") {
        self.maximumGapMinutes = maximumGapMinutes
        self.browser = browser
    }
}

/// What a release of texts asks for, under `approval:`.
package struct ApprovalLimits: Hashable, Sendable {
    /// A send to more people than this needs two persons: those who approved its texts and the one who starts it together.
    package var twoPersonsAbove: Int

    package init(twoPersonsAbove: Int = 0) {
        self.twoPersonsAbove = twoPersonsAbove
    }
}
