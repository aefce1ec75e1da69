internal import BreachModel

/// Where a file is cut into parts, from the file alone: the same file gives the same parts on every machine.
///
/// Plain text is cut anywhere; BGZF (the blocked gzip of htslib) at its blocks; zstd at frames that tell their content's size.
/// Any other stream is one part, since nothing behind its beginning can be decoded by itself.
package struct PartPlan: Hashable, Sendable {
    /// Bytes of text in a part.
    package static let standardSize = 256 * 1024 * 1024

    /// The file when it was planned; nil for what is no regular file.
    package let stamp: FileStamp?
    package let parts: [TextPart]

    /// Looks at a file and cuts it.
    ///
    /// - Parameters:
    ///   - path: a file; what is no regular file (and `-`) is one part and is not opened.
    ///   - partSize: bytes of text in a part, at least; the last one may be shorter.
    /// - Throws: `ByteStreamError` where the file cannot be opened or read.
    package init(path: String, partSize: Int = PartPlan.standardSize) throws(ByteStreamError) {
        guard path != "-", try FileStamp.isRegular(path: path) else {
            stamp = nil
            parts = [.whole()]
            return
        }
        let file = try RawFile(path: path)
        let stamp = try file.stamp()
        self.stamp = stamp
        // Small files are most files, and need no look inside.
        guard stamp.size > 0 else {
            parts = [.whole()]
            return
        }
        let compression = Compression(firstBytes: try file.bytes(at: 0, count: Compression.headSize))
        var cuts = PartCuts(partSize: max(1, partSize))
        switch compression {
        case .none: cuts.everywhere(size: stamp.size)
        case .gzip: try cuts.atBlocks(of: file)
        case .zstd: try cuts.atFrames(of: file)
        case .xz: break
        }
        parts = Self.parts(cuts.places, compression: compression, size: stamp.size)
    }

    private static func parts(_ places: [PartCuts.Place], compression: Compression, size: Int) -> [TextPart] {
        let all = [PartCuts.Place(file: 0, text: 0)] + places
        return all.indices.map { number in
            let next = number + 1 < all.count ? all[number + 1] : nil
            return TextPart(
                number: number, count: all.count, start: all[number].text, end: next?.text, fileOffset: all[number].file,
                compression: compression, fileBytes: (next?.file ?? size) - all[number].file)
        }
    }
}

/// Gathers places where decoding can begin, one for each part.
struct PartCuts {
    struct Place {
        /// Offset in the file.
        var file: Int
        /// Offset in the text.
        var text: Int
    }

    private(set) var places: [Place] = []
    let partSize: Int
    private var next: Int

    init(partSize: Int) {
        self.partSize = partSize
        next = partSize
    }

    mutating func everywhere(size: Int) {
        while next < size { take(Place(file: next, text: next)) }
    }

    /// Takes a place as a cut if the part before it is large enough.
    mutating func offer(_ place: Place) {
        if place.text >= next { take(place) }
    }

    private mutating func take(_ place: Place) {
        places.append(place)
        next = place.text + partSize
    }
}
