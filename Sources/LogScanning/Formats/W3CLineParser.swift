// Hot: the parser of W3C extended log lines. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Takes the fields out of one line of a W3C extended log: CloudFront's standard logs, IIS, and others that name their columns in a
/// `#Fields:` line.
///
/// Source: W3C working draft WD-logfile-960323; CloudFront developer guide, standard logging. Columns are parted by tabs where the
/// line has one, by spaces otherwise; times are UTC.
@safe struct W3CLineParser: LineParser {
    /// What a column is for.
    private enum Column {
        case ignored, date, time
        case slot(FieldSlot)
    }

    let fields = LineFields()
    private let named: [String: FieldSlot]
    private var columns: [Column]
    private var scratch = ScratchText()

    /// The columns of CloudFront's standard logs, taken until a `#Fields:` line says otherwise.
    private static let standard = [
        "date", "time", "x-edge-location", "sc-bytes", "c-ip", "cs-method", "cs(Host)", "cs-uri-stem", "sc-status", "cs(Referer)",
        "cs(User-Agent)", "cs-uri-query", "cs(Cookie)", "x-edge-result-type", "x-edge-request-id",
    ]
    private static let meanings: [(String, FieldSlot)] = [
        ("c-ip", .origin), ("cs-method", .method), ("cs-uri-stem", .route), ("sc-status", .status), ("cs(User-Agent)", .client),
        ("cs-username", .actor), ("x-edge-request-id", .eventID), ("c-country", .country), ("asn", .network), ("timestamp", .time),
    ]

    /// What columns mean where the configuration chose none, made once for all files.
    private static let usual: (named: [String: FieldSlot], columns: [Column]) = {
        let named = Dictionary(uniqueKeysWithValues: meanings)
        return (named, standard.map { column($0, named) })
    }()

    /// - Parameter mapping: columns for slots; an empty name leaves the slot to the column's own meaning.
    init(fields mapping: FieldMapping) {
        let chosen = FieldTree.names(mapping).filter { !$0.1.isEmpty }
        guard !chosen.isEmpty else {
            (named, columns) = Self.usual
            return
        }
        var named = Dictionary(chosen.map { ($0.1, $0.0) }) { _, last in last }
        let slots = Set(chosen.map(\.0))
        for (name, slot) in Self.meanings where !slots.contains(slot) && named[name] == nil { named[name] = slot }
        self.named = named
        columns = Self.standard.map { Self.column($0, named) }
    }

    func deallocate() {
        fields.deallocate()
        scratch.deallocate()
    }

    private static func column(_ name: String, _ named: [String: FieldSlot]) -> Column {
        if let slot = named[name] { return .slot(slot) }
        return name == "date" ? .date : name == "time" ? .time : .ignored
    }

    /// Whether the line is a directive; one of `#Fields:` changes what the columns of later lines are.
    mutating func takesDirective(_ line: UnsafeRawBufferPointer) -> Bool {
        // SAFETY: reads within the count.
        guard unsafe line.first == 0x23 else { return false }
        let text = unsafe String(decoding: line, as: UTF8.self)
        if text.hasPrefix("#Fields:") {
            let names = text.dropFirst(8).split { $0 == " " || $0 == "\t" || $0 == "\r" || $0 == "\r\n" }
            columns = names.map { Self.column(String($0), named) }
        }
        return true
    }

    /// Parses one line that is no directive; nil if `fields` holds its values, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code? {
        fields.clear()
        scratch.clear()
        // SAFETY: every part is cut from within the line, which the caller keeps until the next one.
        let text = unsafe line.last == 0x0D ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
        let separator: UInt8 = unsafe text.contains(0x09) ? 0x09 : 0x20
        var date = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        var time = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
        var place = 0
        var index = 0
        while index <= text.count {
            let rest = unsafe UnsafeRawBufferPointer(rebasing: text[index...])
            let value = unsafe value(rest, separator)
            guard place < columns.count else { return .wrongFormat }
            switch columns[place] {
            case .ignored: break
            case .date: unsafe date = value
            case .time: unsafe time = value
            case .slot(let slot):
                if unsafe !LineText.isNone(value) { fields[slot] = unsafe FieldValue(bytes: value, kind: .text) }
            }
            place += 1
            index += unsafe length(rest, separator) + 1
        }
        guard place == columns.count || place >= Self.standard.count - 1 else { return .wrongFormat }
        if !fields[.time].isPresent, unsafe !date.isEmpty, unsafe !time.isEmpty { unsafe setTime(date, time) }
        return nil
    }

    /// How many bytes the value at the beginning takes, quotes included.
    private func length(_ rest: UnsafeRawBufferPointer, _ separator: UInt8) -> Int {
        // SAFETY: reads within the count.
        if separator == 0x20, unsafe rest.first == 0x22 {
            let inner = unsafe UnsafeRawBufferPointer(rebasing: rest.dropFirst())
            if let close = unsafe LineText.quotedLength(inner) { return close + 2 }
        }
        return unsafe rest.firstIndex(of: separator) ?? rest.count
    }

    private func value(_ rest: UnsafeRawBufferPointer, _ separator: UInt8) -> UnsafeRawBufferPointer {
        let count = unsafe length(rest, separator)
        // SAFETY: cuts within the count.
        if separator == 0x20, count >= 2, unsafe rest.first == 0x22, unsafe rest[count - 1] == 0x22 {
            return unsafe UnsafeRawBufferPointer(rebasing: rest[1..<(count - 1)])
        }
        return unsafe UnsafeRawBufferPointer(rebasing: rest[..<count])
    }

    private mutating func setTime(_ date: UnsafeRawBufferPointer, _ time: UnsafeRawBufferPointer) {
        // SAFETY: the joined text lives until the next line.
        let parts = unsafe [date, scratch.text("T"), time, scratch.text("Z")]
        fields[.time] = unsafe FieldValue(bytes: scratch.joined(parts), kind: .text)
    }
}
