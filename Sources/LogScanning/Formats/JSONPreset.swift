internal import BreachModel

/// What the fields of a published JSON schema mean to us: first choices, second choices, and how a route and a status come out of
/// events that know no HTTP.
struct JSONPreset: Sendable {
    /// Mappings in the order in which they are asked; a slot is filled by the first that has it.
    let mappings: [FieldMapping]
    /// The mappings as their parsers want them, made once for all files.
    let trees: [FieldTree]
    /// What `finish` does with events that name an operation in place of a path.
    let operation: Operation

    init(mappings: [FieldMapping], operation: Operation) {
        self.mappings = mappings
        trees = mappings.map(FieldTree.init)
        self.operation = operation
    }

    enum Operation: Sendable {
        case none
        /// `/service/operation` or `/database/table`; `status_id` 1 is success.
        case ocsf
        /// `/eventSource/eventName/bucket/key`; an `errorCode` is a refusal.
        case cloudTrail
        /// `event.outcome` tells the status where HTTP does not.
        case ecs
    }

    /// Open Cybersecurity Schema Framework 1.x: HTTP Activity (4002), API Activity (6003), Datastore Activity (6005).
    static let ocsf = JSONPreset(
        mappings: [
            FieldMapping(
                time: "time", eventID: "metadata.uid", origin: "src_endpoint.ip", country: "src_endpoint.location.country",
                network: "src_endpoint.autonomous_system.number", credential: "actor.user.credential_uid", token: "actor.session.uid",
                actor: "actor.user.uid", method: "http_request.http_method", route: "http_request.url.path", status: "http_response.code",
                client: "http_request.user_agent"),
            FieldMapping(
                time: "", credential: "actor.session.credential_uid", actor: "actor.user.name", method: "api.service.name",
                route: "api.operation", status: "status_id"),
            FieldMapping(time: "", method: "database.name", route: "table.name", status: ""),
            FieldMapping(time: "", method: "databucket.name", route: "databucket.file.path", status: ""),
        ], operation: .ocsf)

    /// Elastic Common Schema 8 and 9.
    static let ecs = JSONPreset(
        mappings: [
            FieldMapping(
                time: "@timestamp", eventID: "event.id", origin: "source.ip", country: "source.geo.country_iso_code",
                network: "source.as.number", actor: "user.id", method: "http.request.method", route: "url.path",
                status: "http.response.status_code", client: "user_agent.original"),
            FieldMapping(
                time: "", eventID: "http.request.id", origin: "client.ip", country: "client.geo.country_iso_code",
                network: "client.as.number",
                actor: "user.name", route: "url.original", status: "event.outcome"),
        ], operation: .ecs)

    /// AWS CloudTrail records 1.x.
    static let cloudTrail = JSONPreset(
        mappings: [
            FieldMapping(
                time: "eventTime", eventID: "eventID", origin: "sourceIPAddress", credential: "userIdentity.accessKeyId",
                actor: "userIdentity.arn", method: "eventSource", route: "eventName", status: "errorCode", client: "userAgent"),
            FieldMapping(
                time: "", actor: "userIdentity.principalId", method: "requestParameters.bucketName", route: "requestParameters.key",
                status: ""),
            FieldMapping(time: "", route: "requestParameters.tableName", status: ""),
        ], operation: .cloudTrail)

    /// The same with fields that the configuration chose in place of the preset's.
    func with(_ chosen: FieldMapping) -> JSONPreset {
        var mappings = mappings
        for (slot, name) in FieldTree.names(chosen) where !name.isEmpty {
            mappings[0].set(slot, name)
        }
        return JSONPreset(mappings: mappings, operation: operation)
    }
}

extension FieldMapping {
    mutating func set(_ slot: FieldSlot, _ name: String) {
        switch slot {
        case .time: time = name
        case .eventID: eventID = name
        case .origin: origin = name
        case .country: country = name
        case .network: network = name
        case .credential: credential = name
        case .token: token = name
        case .subject: subject = name
        case .actor: actor = name
        case .method: method = name
        case .route: route = name
        case .status: status = name
        case .client: client = name
        case .sequence: sequence = name
        case .producer: producer = name
        }
    }
}
