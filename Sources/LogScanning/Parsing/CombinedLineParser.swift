// Hot: the parser of Combined Log Format lines. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Takes the fields out of one line of the Combined Log Format:
/// `host ident user [day/month/year:hour:minute:second zone] "method path protocol" status bytes "referrer" "user agent"`.
///
/// Source: Apache HTTP Server 2.4, mod_log_config; NGINX, ngx_http_log_module (`combined`). Inside quotes a backslash escapes the
/// next character. The last two fields may be missing (Common Log Format).
@safe struct CombinedLineParser: LineParser {
    let fields = LineFields()

    func deallocate() { fields.deallocate() }

    /// Parses one line; nil if `fields` holds its values, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code? {
        fields.clear()
        var rest = unsafe trimmed(line)
        // SAFETY: every part lies inside the line.
        guard let host = unsafe word(&rest), unsafe word(&rest) != nil, let user = unsafe word(&rest),
            let time = unsafe bracketed(&rest), let request = unsafe quoted(&rest), let status = unsafe word(&rest)
        else { return .notCombined }
        unsafe set(.origin, unsafe host)
        if unsafe !(user.count == 1 && user[user.startIndex] == 0x2D) { unsafe set(.actor, unsafe user) }
        unsafe set(.time, unsafe time)
        unsafe set(.status, unsafe status)
        guard unsafe splitRequest(request) else { return .notCombined }
        _ = unsafe word(&rest)
        if unsafe quoted(&rest) != nil, let agent = unsafe quoted(&rest) { unsafe set(.client, unsafe agent) }
        return nil
    }

    private func set(_ slot: FieldSlot, _ bytes: UnsafeRawBufferPointer) {
        // SAFETY: the bytes lie in the line, which the caller keeps until the next one.
        fields[slot] = unsafe FieldValue(bytes: bytes, kind: .text)
    }

    private func trimmed(_ line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
        // SAFETY: shortens the range.
        unsafe line.last == 0x0D ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
    }

    private func skipSpaces(_ rest: inout UnsafeRawBufferPointer) {
        // SAFETY: shortens the range.
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest.drop { $0 == 0x20 })
    }

    private func word(_ rest: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        unsafe skipSpaces(&rest)
        // SAFETY: both parts lie inside `rest`.
        let length = unsafe rest.firstIndex(of: 0x20) ?? rest.count
        guard length > 0 else { return nil }
        let part = unsafe UnsafeRawBufferPointer(rebasing: rest[..<length])
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[length...])
        return unsafe part
    }

    private func bracketed(_ rest: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        unsafe skipSpaces(&rest)
        // SAFETY: both parts lie inside `rest`.
        guard unsafe rest.first == 0x5B, let close = unsafe rest.firstIndex(of: 0x5D) else { return nil }
        let part = unsafe UnsafeRawBufferPointer(rebasing: rest[1..<close])
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[(close + 1)...])
        return unsafe part
    }

    private func quoted(_ rest: inout UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        unsafe skipSpaces(&rest)
        guard unsafe rest.first == 0x22 else { return nil }
        var index = 1
        // SAFETY: the index stays below the count.
        while index < rest.count, unsafe rest[index] != 0x22 {
            index += unsafe rest[index] == 0x5C ? 2 : 1
        }
        guard index < rest.count else { return nil }
        let part = unsafe UnsafeRawBufferPointer(rebasing: rest[1..<index])
        unsafe rest = UnsafeRawBufferPointer(rebasing: rest[(index + 1)...])
        return unsafe part
    }

    /// `GET /path HTTP/1.1`, the path of an absolute target cut free; a request that is not of this form (`-`, garbage of a scanner) is
    /// an event without a route.
    private func splitRequest(_ request: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: every part is cut from within the request's count.
        var rest = unsafe request
        guard let method = unsafe word(&rest), let target = unsafe word(&rest) else {
            unsafe set(.route, unsafe request)
            return true
        }
        let path = unsafe LineText.path(target)
        guard unsafe path.first == 0x2F || path.first == 0x2A else {
            unsafe set(.route, unsafe request)
            return true
        }
        unsafe set(.method, unsafe method)
        unsafe set(.route, unsafe path)
        return true
    }
}
