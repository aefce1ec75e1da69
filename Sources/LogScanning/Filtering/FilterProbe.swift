// Hot: one question a line where a filter is given. Benchmark: Benchmarks/run scan (filtered).
internal import BreachModel

/// A filter as the loop over lines asks it: one look into a set, however many credentials and origins there are.
@safe final class FilterProbe {
    private let credentials = ByteDictionary()
    private let texts = ByteDictionary()
    private let filter: LineFilter
    private let starts: [UInt32]

    init(_ filter: LineFilter) {
        self.filter = filter
        starts = filter.ranges.map(\.lowerBound)
        // SAFETY: the dictionaries copy the bytes.
        for credential in filter.credentials {
            _ = unsafe Array(credential.rawValue.utf8).withUnsafeBytes { unsafe credentials.number($0) }
        }
        for text in filter.texts { _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe texts.number($0) } }
    }

    /// Whether a line with these values can matter.
    @inline(__always)
    func matters(_ fields: LineFields) -> Bool {
        // SAFETY: a field's bytes are valid until the parser's next line.
        if credentials.count > 0, unsafe credentials.known(fields[.credential].bytes) != nil { return true }
        return texts.count > 0 && originMatters(fields[.origin])
    }

    private func originMatters(_ origin: FieldValue) -> Bool {
        // SAFETY: a line's values have padding behind them.
        let text = unsafe origin.bytes
        if let start = text.baseAddress, let address = unsafe IPv4Text.value(BytePlace(start), count: text.count) {
            return isInRange(address)
        }
        if unsafe texts.known(text) != nil { return true }
        guard !filter.networks.isEmpty, let address = unsafe IPv6Network.parse(Array(text)) else { return false }
        return filter.networks.contains { $0.contains(address) }
    }

    /// Whether the last range that begins at or below the address reaches it.
    private func isInRange(_ address: UInt32) -> Bool {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= address { low = middle + 1 } else { high = middle }
        }
        return low > 0 && filter.ranges[low - 1].upperBound >= address
    }
}
