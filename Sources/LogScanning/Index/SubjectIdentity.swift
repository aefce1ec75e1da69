/// What tells one subject from all others, in every segment and outside of the index.
package enum SubjectIdentity: Hashable, Sendable {
    /// An id of at most 18 digits without a leading zero.
    case whole(UInt64)
    /// The 64-bit hash of any other id.
    case text(UInt64)

    /// - Parameter id: as the log or an export writes it.
    package init(_ id: ArraySlice<UInt8>) {
        // SAFETY: the padding of the copy is what the readers may touch, and it lives through the calls.
        let padded = Array(id) + [UInt8](repeating: 0, count: LineReader.padding)
        self = unsafe padded.withUnsafeBytes { all in
            let text = unsafe UnsafeRawBufferPointer(rebasing: all[..<id.count])
            return unsafe SubjectKey.wholeNumber(text).map { .whole($0) } ?? .text(ByteDictionary.hash(text))
        }
    }
}
