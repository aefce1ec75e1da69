internal import BreachModel
internal import Foundation

/// Takes the fields out of one OpenTelemetry log record in OTLP's JSON encoding.
///
/// Source: OpenTelemetry specification, OTLP file exporter; semantic conventions for HTTP. Attributes of the record come before
/// those of a structured body (`body.` in front) and of the resource (`resource.` in front).
@safe struct OTLPRecordParser {
    let fields = LineFields()
    private let names: [(FieldSlot, [String])]
    private let decoder = JSONDecoder()
    private var scratch = ScratchText()
    private var sharedText: [UInt8] = []
    private var sharedValues: [String: String] = [:]

    private static let meanings: [(FieldSlot, [String])] = [
        (.eventID, ["log.record.uid", "http.request.id"]), (.origin, ["client.address", "network.peer.address", "http.client_ip"]),
        (.country, ["geo.country.iso_code"]), (.network, ["client.as.number"]), (.actor, ["user.id", "enduser.id"]),
        (.method, ["http.request.method", "http.method"]), (.route, ["url.path", "http.target", "url.full"]),
        (.status, ["http.response.status_code", "http.status_code"]), (.client, ["user_agent.original", "http.user_agent"]),
    ]

    /// - Parameter mapping: attributes for slots; an empty name leaves the slot to the semantic conventions.
    init(fields mapping: FieldMapping) {
        var names = Dictionary(uniqueKeysWithValues: Self.meanings)
        for (slot, name) in FieldTree.names(mapping) where !name.isEmpty { names[slot] = [name] }
        self.names = names.sorted { $0.key.rawValue < $1.key.rawValue }.map { ($0.key, $0.value) }
    }

    func deallocate() {
        fields.deallocate()
        scratch.deallocate()
    }

    /// Parses one record; nil if `fields` holds its values, otherwise what is wrong with it.
    ///
    /// - Parameter shared: the resource of the record, as JSON.
    mutating func parse(_ record: UnsafeRawBufferPointer, shared: [UInt8]) -> Diagnostic.Code? {
        fields.clear()
        scratch.clear()
        // SAFETY: the bytes are copied.
        guard let decoded = try? decoder.decode(OTLPRecord.self, from: unsafe Data(record)) else { return .notJSON }
        if shared != sharedText {
            sharedText = shared
            let resource = shared.isEmpty ? nil : try? decoder.decode(OTLPResource.self, from: Data(shared))
            sharedValues = [:]
            for attribute in resource?.attributes ?? [] { attribute.value?.add("resource." + attribute.key, to: &sharedValues) }
        }
        var values = sharedValues
        decoded.body?.add("body", to: &values)
        var repeated = false
        for attribute in decoded.attributes ?? [] {
            if values[attribute.key] != nil, values[attribute.key] != attribute.value?.text { repeated = true }
            attribute.value?.add(attribute.key, to: &values)
        }
        if repeated { return .duplicateField }
        set(values, time: decoded.milliseconds)
        return nil
    }

    private mutating func set(_ values: [String: String], time: String?) {
        // SAFETY: the texts live until the next record.
        if let time { fields[.time] = unsafe FieldValue(bytes: scratch.text(time), kind: .text) }
        for (slot, choices) in names {
            guard let text = choices.lazy.compactMap({ values[$0] }).first(where: { !$0.isEmpty }) else { continue }
            let bytes = unsafe scratch.text(text)
            fields[slot] = unsafe FieldValue(bytes: slot == .route ? LineText.path(bytes) : bytes, kind: .text)
        }
    }
}

private struct OTLPRecord: Decodable {
    var timeUnixNano: OTLPNumber?
    var observedTimeUnixNano: OTLPNumber?
    var body: OTLPValue?
    var attributes: [OTLPAttribute]?

    /// Milliseconds since 1970: of the event or, where it was not known, of its observation.
    var milliseconds: String? {
        let nanoseconds = [timeUnixNano, observedTimeUnixNano].compactMap { $0?.text }.first { $0 != "0" && $0.utf8.count > 6 }
        return nanoseconds.map { String($0.dropLast(6)) }
    }
}

private struct OTLPResource: Decodable { var attributes: [OTLPAttribute]? }

private struct OTLPAttribute: Decodable {
    var key: String
    var value: OTLPValue?
}

/// `AnyValue`: exactly one of its members is there; arrays and bytes fill no slot.
private struct OTLPValue: Decodable {
    struct List: Decodable { var values: [OTLPAttribute]? }

    var stringValue: String?
    var intValue: OTLPNumber?
    var boolValue: Bool?
    var doubleValue: Double?
    var kvlistValue: List?

    var text: String? {
        stringValue ?? intValue?.text ?? boolValue.map { $0 ? "true" : "false" } ?? doubleValue.map { "\($0)" }
    }

    func add(_ key: String, to values: inout [String: String]) {
        if let text { values[key] = text }
        for entry in kvlistValue?.values ?? [] { entry.value?.add(key + "." + entry.key, to: &values) }
    }
}

/// A 64-bit number, which the JSON encoding writes as text and readers must take as a number too.
private struct OTLPNumber: Decodable {
    var text: String

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let text = try? container.decode(String.self) {
            self.text = text
        } else {
            text = String(try container.decode(Int64.self))
        }
    }
}
