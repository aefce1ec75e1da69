// Hot: opening a segment reads all of it. Benchmark: Benchmarks/run scan (re-scope).
internal import BreachModel

/// All of a segment's file, read and checked. Whoever made the bytes, nothing that was checked here leads outside of them.
struct SegmentParts {
    let outline: SegmentOutline
    let metadata: SegmentMetadata
    let blocks: [Segment.Block]

    /// - Parameters:
    ///   - all: the file, which outlives the call.
    ///   - description: its description, where it was read before.
    ///   - wasChecked: whether all of it was held against its checksum before.
    init(
        _ all: UnsafeRawBufferPointer, path: String, description: SegmentMetadata? = nil, wasChecked: Bool = false
    ) throws(LogScanningError) {
        // SAFETY: the outline has seen that there is a footer.
        outline = try unsafe SegmentOutline(all, path: path)
        if !wasChecked {
            let checked = all.count - 16
            guard
                unsafe UInt64(CRC32.update(0, UnsafeRawBufferPointer(rebasing: all[..<checked])))
                    == all.loadUnaligned(fromByteOffset: checked, as: UInt64.self)
            else { throw Segment.corrupt(path, "its checksum is wrong") }
        }
        if let description { metadata = description } else { metadata = try unsafe outline.description(all) }
        var blocks: [Segment.Block] = []
        blocks.reserveCapacity(outline.blocks.count)
        for block in outline.blocks {
            // SAFETY: the outline has seen that heads and values lie inside the file.
            let base = unsafe all.baseAddress.unsafelyUnwrapped
            let columns = try unsafe outline.columns(of: block, heads: base + outline.heads(of: block).lowerBound)
            guard columns.allSatisfy({ unsafe $0.head.ranksFit(base + $0.place, rows: block.rows) }) else { throw outline.wrongRanks() }
            blocks.append(Segment.Block(block, columns: columns))
        }
        self.blocks = blocks
    }
}
