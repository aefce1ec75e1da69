package import BreachModel
internal import ByteStreams

/// Reads log lines again by their place, to prove what the index says of them.
package enum EvidenceReader {
    /// The evidence of lines of one file, in order of their offsets.
    ///
    /// - Parameters:
    ///   - metadata: a segment of the file.
    ///   - path: where the file lies now.
    ///   - offsets: first bytes of lines in the decompressed text.
    /// - Throws: `evidenceGone` if the file cannot be read; lines that are no longer there get an empty digest.
    package static func evidence(_ metadata: SegmentMetadata, path: String, offsets: [Int]) throws(LogScanningError) -> [Evidence] {
        var found: [Evidence] = []
        do throws(LogScanningError) {
            try forEachLine(metadata, path: path, at: offsets) { line in
                found.append(evidence(metadata, offset: line.offset, bytes: line.bytes))
            }
        } catch {
            // A file cut short still proves what stands before the cut.
            if found.isEmpty { throw error }
        }
        let missing = Set(offsets).subtracting(found.map(\.offset)).sorted()
        let gone = missing.map { evidence(metadata, offset: $0, bytes: nil) }
        return (found + gone).sorted { $0.offset < $1.offset }
    }

    /// A line read again.
    package struct Line: Sendable {
        /// Of the line, or of the record of a document, from 1; nil where they were not counted.
        package let number: Int?
        /// Of its first byte in the file's decompressed text.
        package let offset: Int
        /// Without its line end. Personal data.
        package let bytes: [UInt8]
    }

    /// Hands on the lines that begin at `offsets`, in order; lines that are no longer there are passed over.
    ///
    /// - Parameter counting: whether lines get their numbers, for which everything before them must be read.
    /// - Throws: `evidenceGone` if the file cannot be read as far as the last of them.
    package static func forEachLine(
        _ metadata: SegmentMetadata, path: String, at offsets: [Int], counting: Bool = false, _ body: (Line) -> Void
    ) throws(LogScanningError) {
        let wanted = offsets.sorted()
        guard !wanted.isEmpty else { return }
        do throws(ByteStreamError) {
            if let shape = metadata.format.flatMap(LogSource.Format.init).flatMap(RecordReader.Shape.init) {
                let reader = RecordReader(input: try ByteInput(path: path), shape: shape)
                return try read(wanted[...], body) { () throws(ByteStreamError) in
                    (try reader.next(), reader.recordOffset, counting ? reader.recordNumber : nil)
                }
            }
            if counting {
                let reader = LineReader(input: try ByteInput(path: path))
                return try read(wanted[...], body) { () throws(ByteStreamError) in
                    (try reader.next(), reader.lineOffset, reader.lineNumber)
                }
            }
            // Small parts: a line is found without reading what stands before its part.
            let parts = try PartPlan(path: path, partSize: Self.partSize).parts
            var rest = wanted[...]
            for part in parts {
                let own = rest.prefix { offset in part.end.map { offset <= $0 } ?? true }
                rest = rest.dropFirst(own.count)
                if own.isEmpty { continue }
                let reader = LineReader(input: try ByteInput(path: path, part: part))
                try read(own, body) { () throws(ByteStreamError) in (try reader.next(), reader.lineOffset, nil) }
            }
        } catch { throw LogScanningError(.evidenceGone, from: error) }
    }

    private static let partSize = 1024 * 1024

    /// Takes the lines, or records, that begin at `wanted`; `next` gives each with its offset and number.
    private static func read(
        _ wanted: ArraySlice<Int>, _ body: (Line) -> Void, next: () throws(ByteStreamError) -> (LineReader.Outcome, Int, Int?)
    ) throws(ByteStreamError) {
        var rest = wanted
        while !rest.isEmpty {
            let (outcome, offset, number) = try next()
            if case .end = outcome { return }
            rest = rest.drop { $0 < offset }
            guard case .line(let line) = outcome, rest.first == offset else { continue }
            // SAFETY: the line is copied before the reader goes on.
            body(Line(number: number, offset: offset, bytes: unsafe Array(line)))
            rest = rest.drop { $0 == offset }
        }
    }

    private static func evidence(_ metadata: SegmentMetadata, offset: Int, bytes: [UInt8]?) -> Evidence {
        Evidence(
            source: metadata.source, sourceFingerprint: metadata.fingerprint, offset: offset, length: bytes?.count ?? 0,
            digest: bytes.map(SHA256Digest.of) ?? "")
    }
}
