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
        let wanted = offsets.sorted()
        var found: [Evidence] = []
        guard !wanted.isEmpty else { return [] }
        do throws(ByteStreamError) {
            if let shape = metadata.format.flatMap(LogSource.Format.init).flatMap(RecordReader.Shape.init) {
                let reader = RecordReader(input: try ByteInput(path: path), shape: shape)
                try read(wanted[...], metadata, into: &found) { () throws(ByteStreamError) in (try reader.next(), reader.recordOffset) }
                return ordered(found, wanted, metadata)
            }
            // Small parts: a line is found without reading what stands before its part.
            let parts = try PartPlan(path: path, partSize: Self.partSize).parts
            var rest = wanted[...]
            for part in parts {
                let own = rest.prefix { offset in part.end.map { offset <= $0 } ?? true }
                rest = rest.dropFirst(own.count)
                if own.isEmpty { continue }
                let input = try ByteInput(path: path, part: part)
                let reader = LineReader(input: input)
                try read(own, metadata, into: &found) { () throws(ByteStreamError) in (try reader.next(), reader.lineOffset) }
            }
        } catch {
            // A file cut short still proves what stands before the cut.
            if found.isEmpty { throw LogScanningError(.evidenceGone, from: error) }
        }
        return ordered(found, wanted, metadata)
    }

    /// All in order of their offsets, those that are gone among them.
    private static func ordered(_ found: [Evidence], _ wanted: [Int], _ metadata: SegmentMetadata) -> [Evidence] {
        let missing = Set(wanted).subtracting(found.map(\.offset)).sorted()
        let gone = missing.map { evidence(metadata, offset: $0, bytes: nil) }
        return (found + gone).sorted { $0.offset < $1.offset }
    }

    private static let partSize = 1024 * 1024

    /// Takes the lines, or records, that begin at `wanted`.
    private static func read(
        _ wanted: ArraySlice<Int>, _ metadata: SegmentMetadata, into found: inout [Evidence],
        next: () throws(ByteStreamError) -> (LineReader.Outcome, Int)
    ) throws(ByteStreamError) {
        var rest = wanted
        while !rest.isEmpty {
            let (outcome, offset) = try next()
            if case .end = outcome { return }
            rest = rest.drop { $0 < offset }
            guard case .line(let line) = outcome, rest.first == offset else { continue }
            // SAFETY: the line is copied before the reader goes on.
            found.append(evidence(metadata, offset: offset, bytes: unsafe Array(line)))
            rest = rest.drop { $0 == offset }
        }
    }

    private static func evidence(_ metadata: SegmentMetadata, offset: Int, bytes: [UInt8]?) -> Evidence {
        Evidence(
            source: metadata.source, sourceFingerprint: metadata.fingerprint, offset: offset, length: bytes?.count ?? 0,
            digest: bytes.map(SHA256Digest.of) ?? "")
    }
}
