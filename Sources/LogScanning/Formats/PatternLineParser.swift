// Hot: the parser of text lines with a format of their own. Benchmark: Benchmarks/run scan (parse).
internal import BreachModel
internal import Glibc

/// Takes the fields out of one line by a `LogPattern`.
///
/// A value reaches to the next literal; in quotes a backslash escapes what follows, and `\xHH`, `\"`, `\\`, `\n`, `\r`, `\t` are
/// resolved in values that are kept. A value of `-` is none.
@safe struct PatternLineParser: LineParser {
    let fields = LineFields()
    private let pieces: [LogPattern.Piece]
    private var scratch = ScratchText()

    init(_ pattern: LogPattern) { pieces = pattern.pieces }

    func deallocate() {
        fields.deallocate()
        scratch.deallocate()
    }

    /// Parses one line; nil if `fields` holds its values, otherwise what is wrong with it.
    mutating func parse(_ line: UnsafeRawBufferPointer) -> Diagnostic.Code? {
        fields.clear()
        scratch.clear()
        // SAFETY: every part is cut from within the line.
        var rest = unsafe line.last == 0x0D ? UnsafeRawBufferPointer(rebasing: line.dropLast()) : line
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .literal(let bytes):
                guard rest.count >= bytes.count, unsafe rest.prefix(bytes.count).elementsEqual(bytes) else { return .wrongFormat }
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(bytes.count))
            case .value(let meaning):
                let following: [UInt8]? = if index + 1 < pieces.count, case .literal(let bytes) = pieces[index + 1] { bytes } else { nil }
                guard let length = unsafe length(rest, until: following) else { return .wrongFormat }
                unsafe take(UnsafeRawBufferPointer(rebasing: rest[..<length]), meaning)
                unsafe rest = UnsafeRawBufferPointer(rebasing: rest[length...])
            }
        }
        return nil
    }

    /// How long a value at the beginning of `rest` is; nil where the literal behind it is missing.
    private func length(_ rest: UnsafeRawBufferPointer, until literal: [UInt8]?) -> Int? {
        guard let literal, let first = literal.first else { return rest.count }
        if first == 0x22 { return unsafe LineText.quotedLength(rest) }
        var index = 0
        // SAFETY: the index stays below the count.
        while index + literal.count <= rest.count {
            if unsafe rest[index] == first, unsafe rest[index..<(index + literal.count)].elementsEqual(literal) { return index }
            index += 1
        }
        return nil
    }

    private mutating func take(_ bytes: UnsafeRawBufferPointer, _ meaning: LogPattern.Meaning) {
        // SAFETY: reads and cuts within the value's count.
        switch meaning {
        case .ignored: break
        case .slot(let slot): unsafe set(slot, bytes)
        case .request: unsafe LineText.request(bytes, into: fields, scratch: &scratch)
        case .originWithPort: unsafe set(.origin, LineText.withoutPort(bytes))
        case .bracketedTime:
            if bytes.count > 2, unsafe bytes[0] == 0x5B {
                unsafe set(.time, UnsafeRawBufferPointer(rebasing: bytes[1..<(bytes.count - 1)]))
            }
        }
    }

    private mutating func set(_ slot: FieldSlot, _ bytes: UnsafeRawBufferPointer) {
        // SAFETY: the bytes lie in the line, which the caller keeps until the next one.
        if unsafe LineText.isNone(bytes) { return }
        fields[slot] = unsafe FieldValue(bytes: scratch.unescaped(bytes), kind: .text)
    }
}
