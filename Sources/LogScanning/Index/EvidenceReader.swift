package import BreachModel
internal import ByteStreams

/// Reads log lines again by their place, to prove what the index says of them.
package enum EvidenceReader {
    /// The evidence of lines of one file, in order of their offsets.
    ///
    /// - Parameters:
    ///   - metadata: the file's segment.
    ///   - path: where the file lies now.
    ///   - offsets: first bytes of lines in the decompressed text.
    /// - Throws: `evidenceGone` if the file cannot be read; lines that are no longer there get an empty digest.
    package static func evidence(_ metadata: SegmentMetadata, path: String, offsets: [Int]) throws(LogScanningError) -> [Evidence] {
        let wanted = offsets.sorted()
        var found: [Evidence] = []
        guard let furthest = wanted.last else { return [] }
        do throws(ByteStreamError) {
            let reader = LineReader(input: try ByteInput(path: path))
            var next = 0
            reading: while next < wanted.count {
                switch try reader.next() {
                case .end: break reading
                case .tooLong: break
                case .line(let line):
                    if reader.lineOffset > furthest { break reading }
                    while next < wanted.count, wanted[next] < reader.lineOffset { next += 1 }
                    if next < wanted.count, wanted[next] == reader.lineOffset {
                        // SAFETY: the line is copied before the reader goes on.
                        let bytes = unsafe Array(line)
                        found.append(
                            Evidence(
                                source: metadata.source, sourceDigest: metadata.digest, offset: reader.lineOffset, length: bytes.count,
                                digest: SHA256Digest.of(bytes)))
                        next += 1
                    }
                }
            }
        } catch {
            // A file cut short still proves what stands before the cut.
            if found.isEmpty { throw LogScanningError(.evidenceGone, from: error) }
        }
        let missing = Set(wanted).subtracting(found.map(\.offset)).sorted()
        let gone = missing.map { Evidence(source: metadata.source, sourceDigest: metadata.digest, offset: $0, length: 0, digest: "") }
        return (found + gone).sorted { $0.offset < $1.offset }
    }
}
