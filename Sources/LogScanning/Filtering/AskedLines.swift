// Hot: asked of every line that is parsed for a question to a log itself. Benchmark: Benchmarks/run scan (scope).
internal import BreachModel

/// Which lines some indicators mean, each line's credential being looked up once.
@safe final class AskedLines {
    /// What of an indicator is not its credentials.
    private struct Rest {
        let window: Window
        let origins: ByteDictionary?
    }

    private let names = ByteDictionary()
    /// By credential: what is asked of its lines besides.
    private var rests: [[Rest]] = []
    /// What is asked of lines of any credential.
    private var others: [Rest] = []
    /// By credential: the one window that is all that is asked of its lines.
    private var windows: [Window?] = []

    /// - Parameter all: none asks for tokens that were never issued.
    init(_ all: [Indicator]) {
        for indicator in all {
            let rest = Rest(window: indicator.window, origins: indicator.origins.map(Self.dictionary))
            guard let credentials = indicator.credentials else {
                others.append(rest)
                continue
            }
            for credential in credentials.sorted() {
                // SAFETY: the dictionary copies the bytes.
                let place = unsafe Array(credential.rawValue.utf8).withUnsafeBytes { unsafe names.number($0) }
                if place == rests.count { rests.append([]) }
                rests[place].append(rest)
            }
        }
        let isNamed = others.isEmpty
        windows = rests.map { isNamed && $0.count == 1 && $0[0].origins == nil ? $0[0].window : nil }
    }

    private static func dictionary(_ texts: Set<String>) -> ByteDictionary {
        let dictionary = ByteDictionary()
        // SAFETY: the dictionary copies the bytes.
        for text in texts { _ = unsafe Array(text.utf8).withUnsafeBytes { unsafe dictionary.number($0) } }
        return dictionary
    }

    /// The number of a credential whose lines can be meant, -1 for one that no indicator names where lines of any are asked for; nil for any other.
    // SAFETY: reads within the count.
    @inline(__always)
    func number(_ credential: UnsafeRawBufferPointer) -> Int? {
        if names.count > 0, let number = unsafe names.known(credential) { return number }
        return others.isEmpty ? nil : -1
    }

    /// Whether a line of the credential is meant.
    @inline(__always)
    func means(_ credential: Int, _ time: Instant, origin: FieldValue) -> Bool {
        if credential >= 0, let window = windows[credential] { return window.contains(time) }
        return meansOdd(credential, time, origin)
    }

    @inline(never)
    private func meansOdd(_ credential: Int, _ time: Instant, _ origin: FieldValue) -> Bool {
        func fits(_ rest: Rest) -> Bool {
            // SAFETY: a field's bytes are valid until the parser's next line.
            rest.window.contains(time) && (rest.origins.map { unsafe $0.known(origin.bytes) != nil } ?? true)
        }
        return credential >= 0 && rests[credential].contains(where: fits) || others.contains(where: fits)
    }
}
