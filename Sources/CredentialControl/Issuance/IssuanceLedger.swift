// Hot: asked once per log line. Benchmark: IssuanceLedgerTests, "A ledger of a million tokens".

/// The set of all tokens that were really issued, asked once for each log line: was this one?
///
/// Membership is exact: tokens of 16 or 32 lower-case hexadecimal digits and UUIDs are kept as numbers (11 to 23 bytes a token, 23 to 46
/// for the longer ones), all others as their bytes. Tokens are compared byte by byte; `AB` and `ab` are two tokens. Asking allocates
/// nothing. A value never changes once it is made, so threads may share it.
package struct IssuanceLedger: Sendable {
    private var digits16 = NumberSet(isWide: false)
    private var digits32 = NumberSet(isWide: true)
    private var uuids = NumberSet(isWide: true)
    private var others = TextSet()
    /// Tokens of a list that memory was asked for a place for, and that are not in the set yet.
    private var waiting: [UInt64] = []
    /// What was read and what could not be; a ledger that is not `report.isComplete` calls real tokens forged.
    package internal(set) var report: TableReport

    /// - Parameter report: of the table that the tokens come from.
    init(report: TableReport) {
        self.report = report
    }

    /// A ledger of `tokens`, for rehearsals and tests.
    package init(tokens: some Sequence<String>) {
        self.init(report: TableReport(file: "tokens"))
        for token in tokens {
            report.rows += 1
            report.used += 1
            insert(Array(token.utf8))
        }
    }

    /// How many different tokens were issued.
    package var count: Int { digits16.count + digits32.count + uuids.count + others.count }

    /// Whether `token` was issued.
    @inline(__always)
    package func contains(_ token: UnsafeRawBufferPointer) -> Bool {
        switch token.count {
        // SAFETY: each reader gets as many bytes as it needs; `token` is valid for the call.
        case 16:
            if let value = unsafe HexToken.value16(token, at: 0) { return digits16.contains(low: value) }
        case 32:
            if let high = unsafe HexToken.value16(token, at: 0), let low = unsafe HexToken.value16(token, at: 16) {
                return digits32.contains(high: high, low: low)
            }
        case 36:
            if let (high, low) = unsafe HexToken.uuid(token) { return uuids.contains(high: high, low: low) }
        default: break
        }
        return unsafe others.contains(token)
    }

    /// The number that a token of 16 lower-case hexadecimal digits is, and asks memory for the place where it must stand; nil for others.
    /// `answer` takes such numbers.
    @inline(__always)
    package func expect(_ token: UnsafeRawBufferPointer) -> UInt64? {
        // SAFETY: sixteen bytes are there.
        guard token.count == 16, let number = unsafe HexToken.value16(token, at: 0) else { return nil }
        digits16.prefetch(number)
        return number
    }

    /// Writes for each number whether its token was issued. Numbers that were expected some time ago are answered without waiting for memory.
    ///
    /// - Parameter answers: has room for as many.
    package func answer(_ numbers: UnsafeBufferPointer<UInt64>, into answers: UnsafeMutableBufferPointer<Bool>) {
        // SAFETY: the caller has room for all answers.
        unsafe digits16.answer(numbers, into: answers)
    }

    /// Whether `token` was issued.
    package func contains(_ token: RawSpan) -> Bool {
        // SAFETY: the span keeps the bytes alive for the call.
        unsafe token.withUnsafeBytes { unsafe contains($0) }
    }

    /// Whether `token` was issued.
    package func contains(_ token: [UInt8]) -> Bool {
        // SAFETY: the array keeps the bytes alive for the call.
        unsafe token.withUnsafeBytes { unsafe contains($0) }
    }

    /// Whether `token` was issued.
    package func contains(_ token: some StringProtocol) -> Bool {
        contains(Array(token.utf8))
    }

    /// Adds a token of a list some lines later, when its place is there; the report says then whether it is a repeated one.
    mutating func insertLater(_ token: UnsafeRawBufferPointer) {
        // SAFETY: `token` is valid for the call.
        guard let number = unsafe expect(token) else { return count(isNew: unsafe insert(token)) }
        waiting.append(number)
        if waiting.count == 64 { insertWaiting() }
    }

    /// To be called behind the last token of a list.
    mutating func insertWaiting() {
        for number in waiting { count(isNew: digits16.insert(low: number)) }
        waiting.removeAll(keepingCapacity: true)
    }

    private mutating func count(isNew: Bool) {
        if isNew { report.used += 1 } else { report.repeated += 1 }
    }

    /// Adds a token.
    ///
    /// - Returns: false if it was there before.
    @discardableResult
    mutating func insert(_ token: UnsafeRawBufferPointer) -> Bool {
        switch token.count {
        // SAFETY: as in `contains`.
        case 16:
            if let value = unsafe HexToken.value16(token, at: 0) { return digits16.insert(low: value) }
        case 32:
            if let high = unsafe HexToken.value16(token, at: 0), let low = unsafe HexToken.value16(token, at: 16) {
                return digits32.insert(high: high, low: low)
            }
        case 36:
            if let (high, low) = unsafe HexToken.uuid(token) { return uuids.insert(high: high, low: low) }
        default: break
        }
        return unsafe others.insert(token)
    }

    /// Adds a token.
    ///
    /// - Returns: false if it was there before.
    @discardableResult
    mutating func insert(_ token: [UInt8]) -> Bool {
        // SAFETY: the array keeps the bytes alive for the call.
        unsafe token.withUnsafeBytes { unsafe insert($0) }
    }
}
