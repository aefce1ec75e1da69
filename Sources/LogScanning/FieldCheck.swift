// Hot: one call a line. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel

/// Checks what every event must have, whatever form its line was written in: time, route, status, and names in valid UTF-8.
struct FieldCheck {
    /// What the check had to compute anyway.
    struct Checked {
        /// Milliseconds since 1970.
        var time: Int64
        /// Below 1000.
        var status: Int
    }

    private var timeReader = TimeReader()

    /// - Parameter isASCII: whether the parser knows that no text of the line has a byte outside ASCII.
    @inline(__always)
    mutating func callAsFunction(_ fields: LineFields, isASCII: Bool) -> Result<Checked, Problem> {
        guard fields[.time].isPresent, fields[.route].isPresent, fields[.status].isPresent else {
            return .failure(.init(code: .missingField))
        }
        guard let time = timeReader.milliseconds(fields[.time]) else { return .failure(.init(code: .badTime)) }
        let written = fields[.status]
        guard let status = SubjectKey.wholeNumber(written.place, count: written.count) ?? Self.noStatus(written), status < 1000 else {
            return .failure(.init(code: .badStatus))
        }
        guard isASCII || Self.namesAreUTF8(fields) else { return .failure(.init(code: .badUTF8)) }
        return .success(Checked(time: time, status: Int(status)))
    }

    /// 0 for `000`, which servers write where the client was gone before anything was sent; nil for any other text.
    @inline(never)
    private static func noStatus(_ written: FieldValue) -> UInt64? {
        // SAFETY: reads within the value's count.
        unsafe written.count == 3 && written.bytes.allSatisfy { $0 == 0x30 } ? 0 : nil
    }

    /// What is wrong with a line.
    struct Problem: Error {
        var code: Diagnostic.Code
    }

    /// Text that names a person or a key must be exact: two damaged ids must not become one. A damaged user agent may.
    @inline(never)
    private static func namesAreUTF8(_ fields: LineFields) -> Bool {
        let names: [6 of FieldSlot] = [.subject, .credential, .token, .route, .origin, .eventID]
        for index in names.indices {
            let bytes = unsafe fields[names[index]].bytes
            // SAFETY: reads within the value's count.
            if unsafe bytes.contains(where: { $0 >= 0x80 }), unsafe String(validating: bytes, as: UTF8.self) == nil { return false }
        }
        return true
    }
}
