// Hot: one for each line of a question about origins. Benchmark: Benchmarks/run scan (groups).

/// A line as a question about origins sees it: who came from where, when, and to whom. Its numbers are its source's own.
package struct OriginRow: Sendable {
    /// Set in an origin that is a number of the source's dictionary.
    @inlinable @inline(__always)
    package static var dictionaryBit: UInt64 { 1 << 32 }

    /// Number of the credential.
    package var credential: UInt32
    /// An IPv4 address, or `dictionaryBit` and a number.
    package var origin: UInt64
    package var subject: SubjectKey
    /// Milliseconds since 1970.
    package var time: Int64

    package init(credential: UInt32, origin: UInt64, subject: SubjectKey, time: Int64) {
        self.credential = credential
        self.origin = origin
        self.subject = subject
        self.time = time
    }
}

/// The texts behind the numbers of a source's rows.
package struct OriginTexts {
    /// The id of a credential.
    package let credential: (Int) -> String
    /// An origin, as the log writes it, that is no IPv4 address.
    package let origin: (Int) -> String
    /// The id of a subject that is no whole number; nil for none.
    package let subject: (SubjectKey) -> String?

    package init(
        credential: @escaping (Int) -> String, origin: @escaping (Int) -> String, subject: @escaping (SubjectKey) -> String?
    ) {
        self.credential = credential
        self.origin = origin
        self.subject = subject
    }
}
