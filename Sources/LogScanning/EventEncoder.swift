// Hot: one call a line. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Turns the fields of a line into a row of the index.
struct EventEncoder {
    private let routes: RouteTable
    private let success: [Bool]
    private let keepsEventIDs: Bool
    private let issued: IssuanceCheck?
    private var timeReader = TimeReader()
    private var originText: [UInt8] = []
    private var routeText: [UInt8] = []
    /// Shapes of successful routes that the map does not know.
    private(set) var unmapped: [String: Int] = [:]

    /// More shapes than this are counted under one name.
    static let unmappedLimit = 100
    /// A client is a hint and no identity: a longer one is cut, so that hostile ones cannot fill the memory.
    static let clientLimit = 1024

    init(source: LogSource, routes: RouteTable, issued: IssuanceCheck?) {
        self.routes = routes
        self.issued = issued
        success = (0...999).map { status in source.success.contains { $0.contains(status) } }
        keepsEventIDs = source.deduplication == .eventID
    }

    /// - Returns: nil and a row in `row`, or what is wrong with the line.
    mutating func encode(
        _ fields: LineFields, offset: Int, into row: inout SegmentBuilder.Row, builder: SegmentBuilder
    ) -> Diagnostic.Code? {
        guard fields[.time].isPresent, fields[.route].isPresent, fields[.status].isPresent else { return .missingField }
        guard let time = timeReader.milliseconds(fields[.time]) else { return .badTime }
        // SAFETY: a field's bytes are valid until the parser's next line.
        guard let status = unsafe SubjectKey.wholeNumber(fields[.status].bytes), status < 1000 else { return .badStatus }
        guard identifiersAreUTF8(fields) else { return .badUTF8 }
        let isSuccess = success[Int(status)]
        row.time = time
        row.offset = offset
        row.credential = unsafe builder.number(fields[.credential].presentBytes, in: .credentials)
        row.client = unsafe builder.number(
            UnsafeRawBufferPointer(rebasing: fields[.client].presentBytes.prefix(Self.clientLimit)), in: .clients)
        row.origin = origin(fields, builder: builder)
        placeRoute(fields, into: &row, builder: builder)
        row.eventID = unsafe keepsEventIDs && fields[.eventID].isFilled ? max(1, ByteDictionary.hash(fields[.eventID].bytes)) : 0
        let token = tokenState(fields[.token])
        row.token = unsafe token == .neverIssued ? max(1, ByteDictionary.hash(fields[.token].bytes)) : 0
        row.flags = (isSuccess ? 1 : 0) | token.rawValue << 1
        if isSuccess, row.rule == routes.rules.count { countUnmapped(fields) }
        return nil
    }

    /// Rule, subject and entry of the route.
    private mutating func placeRoute(_ fields: LineFields, into row: inout SegmentBuilder.Row, builder: SegmentBuilder) {
        // SAFETY: reads within the route's count; the plain spelling lives through the closure.
        guard unsafe fields[.route].bytes.contains(0x25) else {
            return place(routes.match(method: fields[.method], route: fields[.route]), fields, into: &row, builder: builder)
        }
        unsafe RouteTable.decodeUnreserved(fields[.route].bytes, into: &routeText)
        unsafe routeText.withUnsafeBytes { text in
            let route = unsafe FieldValue(bytes: text, kind: .text)
            place(routes.match(method: fields[.method], route: route), fields, into: &row, builder: builder)
        }
    }

    private func place(_ match: RouteTable.Match, _ fields: LineFields, into row: inout SegmentBuilder.Row, builder: SegmentBuilder) {
        row.rule = match.rule
        // SAFETY: a field's bytes are valid until the parser's next line.
        row.subject = unsafe subject(fields[.subject].isFilled ? fields[.subject].bytes : match.subject, builder: builder)
        row.entry = unsafe match.entry.map { unsafe builder.number($0, in: .entries) + 1 } ?? 0
    }

    private func tokenState(_ token: FieldValue) -> TokenState {
        guard token.isFilled else { return .none }
        guard let issued else { return .notKnown }
        // SAFETY: a field's bytes are valid until the parser's next line.
        return unsafe issued.contains(token.bytes) ? .issued : .neverIssued
    }

    private func subject(_ text: UnsafeRawBufferPointer?, builder: SegmentBuilder) -> UInt64 {
        // SAFETY: reads within the count; a field's bytes are valid until the parser's next line.
        guard let text = unsafe text, unsafe !text.isEmpty else { return SubjectKey.none.value }
        if let number = unsafe SubjectKey.wholeNumber(text) { return number }
        return UInt64(unsafe builder.number(text, in: .subjects)) | SubjectKey.dictionaryBit
    }

    private mutating func origin(_ fields: LineFields, builder: SegmentBuilder) -> Int {
        originText.removeAll(keepingCapacity: true)
        // SAFETY: copies within each value's count.
        unsafe originText.append(contentsOf: fields[.origin].presentBytes)
        if fields[.country].isPresent || fields[.network].isPresent {
            originText.append(0)
            unsafe originText.append(contentsOf: fields[.country].presentBytes)
            originText.append(0)
            unsafe originText.append(contentsOf: fields[.network].presentBytes)
        }
        return unsafe originText.withUnsafeBytes { unsafe builder.number($0, in: .origins) }
    }

    /// Text that names a person or a key must be exact: two damaged ids must not become one. A damaged user agent may.
    private func identifiersAreUTF8(_ fields: LineFields) -> Bool {
        for slot in [FieldSlot.subject, .credential, .token, .route, .origin, .eventID] {
            let bytes = unsafe fields[slot].bytes
            // SAFETY: reads within the value's count.
            if unsafe bytes.contains(where: { $0 >= 0x80 }), unsafe String(validating: bytes, as: UTF8.self) == nil { return false }
        }
        return true
    }

    private mutating func countUnmapped(_ fields: LineFields) {
        // SAFETY: a field's bytes are valid until the parser's next line.
        let path = unsafe RouteTable.shape(fields[.route].bytes)
        let shape = unsafe fields[.method].isPresent ? String(decoding: fields[.method].bytes, as: UTF8.self) + " " + path : path
        let known = unmapped[shape] != nil || unmapped.count < Self.unmappedLimit
        unmapped[known ? shape : "(others)", default: 0] += 1
    }
}

extension FieldValue {
    /// The bytes, or none for `null` and absent values.
    var presentBytes: UnsafeRawBufferPointer {
        // SAFETY: an empty buffer needs no memory; a field's bytes are valid until the parser's next line.
        unsafe isPresent ? bytes : UnsafeRawBufferPointer(start: nil, count: 0)
    }
}

/// The question whether a token was ever issued, asked once per line from several threads at once.
@safe package struct IssuanceCheck: Sendable {
    let contains: @Sendable (UnsafeRawBufferPointer) -> Bool
    /// Digest of the issuance log: an index made with another one is made anew.
    let digest: String

    /// - Parameters:
    ///   - digest: SHA-256 of the issuance log.
    ///   - contains: whether these bytes are a token that was issued; must be fast and safe to call from any thread.
    package init(digest: String, contains: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool) {
        self.digest = digest
        // SAFETY: the closure reads within the count that it is handed, as its owner promises.
        unsafe self.contains = contains
    }
}
