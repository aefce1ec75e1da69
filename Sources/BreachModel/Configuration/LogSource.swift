/// Where access logs lie and how to read them: one entry under `logs:` of `haechi.yaml`.
package struct LogSource: Hashable, Sendable {
    /// The form of a source's lines.
    package enum Format: String, Hashable, Sendable, CaseIterable {
        /// One JSON object a line, fields named by `fields`.
        case jsonLines = "json-lines"
        /// Apache's and NGINX's Combined Log Format; `fields` is not needed.
        case combined
        /// Text lines of NGINX or Apache with a format of one's own, given by `pattern`.
        case logFormat = "log-format"
        /// Access logs of an AWS Application Load Balancer.
        case loadBalancer = "aws-alb"
        /// W3C extended logs with a `#Fields:` line: CloudFront's standard logs, IIS.
        case w3c
        /// AWS CloudTrail log files: one JSON document with `Records`.
        case cloudTrail = "cloudtrail"
        /// Open Cybersecurity Schema Framework, one event a line.
        case ocsf
        /// Elastic Common Schema, one event a line.
        case ecs
        /// OpenTelemetry logs in OTLP's JSON encoding.
        case otlp
        /// Told from the beginning of each file.
        case auto

        /// Whether a line's meaning needs nothing that stands elsewhere in the file, so that a file may be read from its middle.
        package var isLineByLine: Bool {
            switch self {
            case .jsonLines, .combined, .logFormat, .loadBalancer, .ocsf, .ecs: true
            case .w3c, .cloudTrail, .otlp, .auto: false
            }
        }

        /// Whether the format itself may name an event's id, without an entry under `fields`.
        package var mayHaveEventID: Bool {
            switch self {
            case .jsonLines, .combined, .loadBalancer: false
            case .logFormat, .w3c, .cloudTrail, .ocsf, .ecs, .otlp, .auto: true
            }
        }

        /// Whether field names are the configuration's own business: the other formats know what their fields mean.
        package var needsMapping: Bool { self == .jsonLines }
    }

    /// What makes two lines one event.
    package enum Deduplication: String, Hashable, Sendable, CaseIterable {
        /// Lines with the same event id are one event, however often they were delivered.
        case eventID = "event-id"
        /// Every line is an event.
        case none
    }

    /// What files there should be, so that a missing one is noticed.
    package enum Rhythm: String, Hashable, Sendable, CaseIterable {
        /// Lines on every civil day (in the configuration's zone) from the first day seen to the last.
        case daily
        /// Lines on every day from Monday to Friday.
        case weekdays
        /// Lines in every hour.
        case hourly
        /// Nothing is known: which days and hours are missing is not computed.
        case none
    }

    package var name: String
    /// File names, directories or globs, relative to the configuration file.
    package var paths: [String]
    package var format: Format
    /// `log_format` of NGINX or Apache; empty for all formats but `logFormat`.
    package var pattern: String
    /// Which field is what; a dot steps into an object (`geo.country`). Where the format knows its fields, an empty name leaves the
    /// choice to it. Meaningless for `combined`.
    package var fields: FieldMapping
    /// HTTP status codes whose response showed the page, as closed ranges.
    package var success: [ClosedRange<Int>]
    package var deduplication: Deduplication
    package var rhythm: Rhythm
    /// One line in so many was kept by the producer; 1 where all are.
    package var sampled = 1
    /// The name of another log source that has a line with the same event id for each request: what one lost the other shows.
    package var pairsWith: String?
    /// Days after which the producer deletes a file; nil where nobody said.
    package var retentionDays: Int?

    package init(
        name: String, paths: [String], format: Format, pattern: String = "", fields: FieldMapping? = nil,
        success: [ClosedRange<Int>] = [200...299], deduplication: Deduplication = .none, rhythm: Rhythm = .daily
    ) {
        self.name = name
        self.paths = paths
        self.format = format
        self.pattern = pattern
        self.fields = fields ?? (format.needsMapping ? FieldMapping() : FieldMapping(time: "", route: "", status: ""))
        self.success = success
        self.deduplication = deduplication
        self.rhythm = rhythm
    }
}

/// Which field of a JSON line carries what. Only `time`, `route` and `status` are required.
package struct FieldMapping: Hashable, Sendable {
    /// RFC 3339 text, or a number of seconds or milliseconds since 1970 (told apart by size).
    package var time: String
    package var eventID: String?
    /// The address that the request came from.
    package var origin: String?
    /// ISO 3166 country of the origin.
    package var country: String?
    /// Autonomous system number or name of the origin's network.
    package var network: String?
    /// The key, API key or account that opened the record.
    package var credential: String?
    /// The token made with the credential.
    package var token: String?
    /// Whose data it is; a subject in the route's path comes second to it.
    package var subject: String?
    package var actor: String?
    package var method: String?
    /// The path (without or with a query, which is cut off) or, without `method`, `GET /path`.
    package var route: String
    package var status: String
    /// User agent or client fingerprint.
    package var client: String?
    /// A number that the producer raises by one with each line, so that a missing line shows.
    package var sequence: String?
    /// Which machine or process wrote the line; each has a sequence of its own.
    package var producer: String?

    package init(
        time: String = "time", eventID: String? = nil, origin: String? = nil, country: String? = nil,
        network: String? = nil, credential: String? = nil, token: String? = nil, subject: String? = nil,
        actor: String? = nil, method: String? = nil, route: String = "route", status: String = "status",
        client: String? = nil, sequence: String? = nil, producer: String? = nil
    ) {
        self.time = time
        self.eventID = eventID
        self.origin = origin
        self.country = country
        self.network = network
        self.credential = credential
        self.token = token
        self.subject = subject
        self.actor = actor
        self.method = method
        self.route = route
        self.status = status
        self.client = client
        self.sequence = sequence
        self.producer = producer
    }
}

/// What a page shows: one entry under `routes:` of `haechi.yaml`.
package struct RouteRule: Hashable, Sendable {
    /// HTTP method in capitals; nil stands for any.
    package var method: String?
    /// The path's segments: `/v1/members/{subject}/addresses/{entry}`. `{subject}` is the account, `{entry}` the address-book
    /// entry; any other name in braces matches one segment and means nothing; a last `**` matches the rest.
    package var pattern: String
    /// Items of the account holder that the page shows.
    package var items: [DataItemID: Visibility]
    /// Items of the *people in the account holder's address book* that the page shows: of the one entry if the pattern has
    /// `{entry}`, of all entries otherwise.
    package var entryItems: [DataItemID: Visibility]

    package init(
        method: String?, pattern: String, items: [DataItemID: Visibility] = [:], entryItems: [DataItemID: Visibility] = [:]
    ) {
        self.method = method
        self.pattern = pattern
        self.items = items
        self.entryItems = entryItems
    }

    /// Method and pattern as the configuration writes them.
    package var name: String { (method.map { $0 + " " } ?? "") + pattern }
    package var showsAnything: Bool { !items.isEmpty || !entryItems.isEmpty }
}
