// Hot: asked for every row of a chosen run. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// An indicator in the numbers of one segment.
struct SegmentQuestion {
    /// By credential number; nil stands for all.
    let credentials: [Bool]?
    let origins: OriginQuestion?
    let onlyTokensNeverIssued: Bool
    let window: Window

    init(_ indicator: Indicator, credentials names: [String], texts: SegmentTexts) {
        credentials = indicator.credentials.map { ids in names.map { ids.contains(CredentialID($0)) } }
        origins = indicator.origins.map { OriginQuestion($0, texts: texts) }
        onlyTokensNeverIssued = indicator.onlyTokensNeverIssued
        window = indicator.window
    }

    /// Whether every event of a block whose credential fits is meant.
    func wantsAll(from first: Instant, to last: Instant) -> Bool {
        origins == nil && !onlyTokensNeverIssued && window.contains(first) && window.contains(last)
    }

    /// Whether an event of a run whose credential fits is meant.
    func fits(_ time: Instant, _ tokenState: @autoclosure () -> TokenState, _ origin: @autoclosure () -> OriginNumber) -> Bool {
        window.contains(time) && (!onlyTokensNeverIssued || tokenState() == .neverIssued) && origins?.contains(origin()) ?? true
    }
}

/// Origin addresses in the numbers of one segment.
struct OriginQuestion {
    private var addresses: Set<UInt32> = []
    /// By number of the dictionary.
    private let texts: [Bool]

    init(_ wanted: Set<String>, texts dictionaries: SegmentTexts) {
        for text in wanted {
            var bytes = Array(text.utf8) + [UInt8](repeating: 0, count: LineReader.padding)
            // SAFETY: the text has its padding, and lives through the call.
            let address = unsafe bytes.withUnsafeMutableBytes {
                IPv4Text.value(unsafe BytePlace(UnsafeRawPointer($0.baseAddress.unsafelyUnwrapped)), count: text.utf8.count)
            }
            if let address { addresses.insert(address) }
        }
        texts = (0..<dictionaries.count(of: .origins)).map { number in
            // SAFETY: the bytes are copied while the mapping stands.
            wanted.contains(OriginText.string(unsafe Array(dictionaries.bytes(number, of: .origins))))
        }
    }

    func contains(_ origin: OriginNumber) -> Bool {
        // Rows of a segment of ours name only entries that are there; a hand-made one's name nothing that is asked for.
        guard origin.isInDictionary else { return addresses.contains(origin.value) }
        return Int(origin.value) < texts.count && texts[Int(origin.value)]
    }
}
