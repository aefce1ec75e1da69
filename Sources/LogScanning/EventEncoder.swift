// Hot: one call a line. Benchmark: Benchmarks/run scan (index).
internal import BreachModel

/// Turns the fields of a line into a row of the index.
@safe struct EventEncoder {
    private let routes: RouteTable
    private let success: [Bool]
    private let keepsEventIDs: Bool
    private let issued: IssuanceCheck?
    // SAFETY: whoever made the check vouches for its closures; this one is asked with bytes that live through the call.
    /// By itself, so that a line that only asks it takes hold of nothing else.
    private let tokenNumber: (@Sendable (UnsafeRawBufferPointer) -> UInt64?)?
    private let builder: SegmentBuilder
    private let credentials, clients, origins: ByteDictionary
    private var check = FieldCheck()
    private let matcher: RouteMatcher
    private let memory: RouteMemory
    private var knownClients: TextMemory
    private var places: PlaceCache
    private let oddRoutes: OddRoutes
    /// Shapes of successful routes that the map does not know.
    private(set) var unmapped = UnmappedRoutes()

    /// A client is a hint and no identity: a longer one is cut, so that hostile ones cannot fill the memory.
    static let clientLimit = 1024

    init(source: LogSource, routes: RouteTable, issued: IssuanceCheck?, builder: SegmentBuilder) {
        self.routes = routes
        self.issued = issued
        // SAFETY: as above.
        unsafe tokenNumber = issued?.number
        self.builder = builder
        credentials = builder.dictionary(.credentials)
        clients = builder.dictionary(.clients)
        origins = builder.dictionary(.origins)
        matcher = RouteMatcher(routes)
        memory = RouteMemory(matcher)
        oddRoutes = OddRoutes(routes)
        knownClients = TextMemory(clients)
        places = PlaceCache(builder.dictionary(.places))
        success = source.successes
        keepsEventIDs = source.deduplication == .eventID
    }

    /// - Parameters:
    ///   - text: what the fields lie in, where it is marked.
    ///   - isASCII: whether the parser knows that no text of the line has a byte outside ASCII.
    /// - Returns: nil and a row in `row`, or what is wrong with the line.
    @inline(__always)
    mutating func encode(
        _ fields: LineFields, in text: MarkedText?, isASCII: Bool, offset: Int, into row: inout SegmentBuilder.Row
    ) -> Diagnostic.Code? {
        let checked: FieldCheck.Checked
        switch check(fields, isASCII: isASCII) {
        case .failure(let problem): return problem.code
        case .success(let values): checked = values
        }
        let isSuccess = success[checked.status]
        row.time = checked.time
        row.offset = offset
        // SAFETY: a field's bytes are valid until the parser's next line; the dictionaries copy new ones.
        let credential = fields[.credential]
        row.credential = unsafe credentials.number(credential.place.pointer, count: credential.count)
        row.client = client(fields[.client])
        row.origin = origin(fields, in: text)
        placeRoute(fields, in: text, into: &row)
        row.eventID = unsafe keepsEventIDs && fields[.eventID].isFilled ? max(1, ByteDictionary.hash(fields[.eventID].bytes)) : 0
        row.flags = isSuccess ? 1 : 0
        placeToken(fields[.token], into: &row)
        if isSuccess, row.rule == routes.rules.count { unmapped.count(method: fields[.method], route: fields[.route]) }
        return nil
    }

    /// Rule, subject and entry of the route.
    @inline(__always)
    private mutating func placeRoute(_ fields: LineFields, in text: MarkedText?, into row: inout SegmentBuilder.Row) {
        if let text, let match = memory.match(method: fields[.method], route: fields[.route], in: text) {
            return place(match, fields, into: &row)
        }
        placeUnknownRoute(fields, into: &row)
    }

    @inline(never)
    private mutating func placeUnknownRoute(_ fields: LineFields, into row: inout SegmentBuilder.Row) {
        if let match = matcher.match(method: fields[.method], route: fields[.route]) { return place(match, fields, into: &row) }
        placeOddRoute(fields, into: &row)
    }

    @inline(never)
    private mutating func placeOddRoute(_ fields: LineFields, into row: inout SegmentBuilder.Row) {
        oddRoutes.match(method: fields[.method], route: fields[.route]) { match in place(match, fields, into: &row) }
    }

    @inline(__always)
    private func place(_ match: RouteTable.Match, _ fields: LineFields, into row: inout SegmentBuilder.Row) {
        row.rule = match.rule
        // SAFETY: a field's bytes are valid until the parser's next line.
        row.subject = unsafe subject(fields[.subject].isFilled ? fields[.subject].bytes : match.subject)
        row.entry = unsafe match.entry.map { unsafe builder.number($0, in: .entries) + 1 } ?? 0
    }

    /// The token's state, or the question for it: see `TokenQueue`.
    ///
    /// Nothing of the encoder changes; but a method that says so is handed a copy of all of it, for every line.
    @inline(__always)
    private mutating func placeToken(_ token: FieldValue, into row: inout SegmentBuilder.Row) {
        row.askedToken = nil
        row.token = 0
        guard token.isFilled else { return }
        // SAFETY: a field's bytes are valid until the parser's next line.
        if let number = unsafe tokenNumber?(token.bytes) {
            row.askedToken = number
            row.token = unsafe max(1, ByteDictionary.hash(token.bytes))
        } else {
            placeOtherToken(token, into: &row)
        }
    }

    @inline(never)
    private mutating func placeOtherToken(_ token: FieldValue, into row: inout SegmentBuilder.Row) {
        guard let issued else { return row.flags |= TokenState.notKnown.rawValue << 1 }
        // SAFETY: a field's bytes are valid until the parser's next line.
        let hash = unsafe max(1, ByteDictionary.hash(token.bytes))
        if unsafe issued.contains(token.bytes) {
            row.flags |= TokenState.issued.rawValue << 1
        } else {
            row.flags |= TokenState.neverIssued.rawValue << 1
            row.token = hash
        }
    }

    @inline(__always)
    private func subject(_ text: UnsafeRawBufferPointer?) -> UInt64 {
        // SAFETY: reads within the count; a field's bytes are valid until the parser's next line.
        guard let text = unsafe text, unsafe !text.isEmpty else { return SubjectKey.none.value }
        if let number = unsafe SubjectKey.wholeNumber(text) { return number }
        return UInt64(unsafe builder.number(text, in: .subjects)) | SubjectKey.dictionaryBit
    }

    @inline(__always)
    private mutating func client(_ value: FieldValue) -> Int {
        let count = value.count
        // SAFETY: the dictionary copies new texts.
        guard count > Self.clientLimit else { return unsafe knownClients.number(value.place.pointer, count: count) }
        return unsafe clients.number(value.place.pointer, count: Self.clientLimit)
    }

    @inline(__always)
    private mutating func origin(_ fields: LineFields, in marked: MarkedText?) -> Int {
        let place = places.number(country: fields[.country], network: fields[.network])
        let text = fields[.origin]
        let count = text.count
        let address =
            if let marked { IPv4Text.value(marked, unsafe marked.offset(of: text.place.pointer), count: count) } else {
                IPv4Text.value(text.place, count: count)
            }
        if let address { return OriginNumber(value: address, place: UInt32(truncatingIfNeeded: place) << 1).number }
        // SAFETY: the dictionary copies new texts.
        let number = unsafe origins.number(text.place.pointer, count: count)
        return OriginNumber(value: UInt32(number), place: UInt32(place) << 1 | 1).number
    }

}

/// Countries and networks by their first eight bytes: a company's users come from few of them.
private struct PlaceCache {
    private struct Entry {
        var country: UInt64 = 0
        var network: UInt64 = 0
        var counts = -1
        var number = 0
    }

    private var entries = [Entry](repeating: Entry(), count: 256)
    private let dictionary: ByteDictionary
    private var text: [UInt8] = []

    init(_ dictionary: ByteDictionary) { self.dictionary = dictionary }

    @inline(__always)
    mutating func number(country: FieldValue, network: FieldValue) -> Int {
        let counts = country.count << 32 | network.count
        let (first, second) = (country.head, network.head)
        let slot = Int(truncatingIfNeeded: ByteDictionary.fold(first ^ 0x9E37_79B9_7F4A_7C15, second ^ 0xE703_7ED1_A0B4_28DB) & 0xFF)
        let entry = entries[slot]
        if (entry.country ^ first) | (entry.network ^ second) | UInt64(truncatingIfNeeded: entry.counts ^ counts) == 0 {
            return entry.number
        }
        // SAFETY: a field's bytes are valid until the parser's next line.
        let number = unsafe slowNumber(country.bytes, network.bytes)
        guard country.count <= 8, network.count <= 8 else { return number }
        entries[slot] = Entry(country: first, network: second, counts: counts, number: number)
        return number
    }

    @inline(never)
    private mutating func slowNumber(_ country: UnsafeRawBufferPointer, _ network: UnsafeRawBufferPointer) -> Int {
        text.removeAll(keepingCapacity: true)
        // SAFETY: copies within each value's count.
        unsafe text.append(contentsOf: country)
        text.append(0)
        unsafe text.append(contentsOf: network)
        return unsafe text.withUnsafeBytes { unsafe dictionary.number($0) }
    }
}

/// The question whether a token was ever issued, asked for every line from several threads at once.
@safe package final class IssuanceCheck: Sendable {
    let contains: @Sendable (UnsafeRawBufferPointer) -> Bool
    /// The number that stands for a token of the usual form.
    let number: (@Sendable (UnsafeRawBufferPointer) -> UInt64?)?
    private let answers: (@Sendable (UnsafeBufferPointer<UInt64>, UnsafeMutableBufferPointer<Bool>) -> Void)?
    /// Digest of the issuance log: an index made with another one is made anew.
    let digest: String

    /// - Parameters:
    ///   - digest: SHA-256 of the issuance log.
    ///   - number: a number that stands for a token of the usual form, if it is one; with `answers` for asking about many at once.
    ///   - answers: writes for each number whether its token was issued.
    ///   - contains: whether these bytes are a token that was issued; must be fast and safe to call from any thread.
    package init(
        digest: String, number: (@Sendable (UnsafeRawBufferPointer) -> UInt64?)? = nil,
        answers: (@Sendable (UnsafeBufferPointer<UInt64>, UnsafeMutableBufferPointer<Bool>) -> Void)? = nil,
        contains: @escaping @Sendable (UnsafeRawBufferPointer) -> Bool
    ) {
        self.digest = digest
        // SAFETY: the closures read and write within the counts that they are handed, as their owner promises.
        unsafe self.number = number
        unsafe self.answers = answers
        unsafe self.contains = contains
    }

    /// Writes for each number whether its token was issued; `answers` has room for all.
    func answer(_ numbers: UnsafeBufferPointer<UInt64>, into answers: UnsafeMutableBufferPointer<Bool>) {
        // SAFETY: the closure stays within the counts.
        unsafe self.answers?(numbers, answers)
    }
}
