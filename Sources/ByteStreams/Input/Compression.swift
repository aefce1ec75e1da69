/// How a stream is compressed.
package enum Compression: String, Hashable, Sendable, CaseIterable {
    case none
    case gzip
    case zstd
    case xz

    /// Bytes of a stream's start that are looked at.
    static let headSize = 6

    /// Reads the magic number: RFC 1952 section 2.3.1, RFC 8878 section 3.1.1 (and 3.1.2 for skippable frames), the .xz format section 2.1.1.1.
    package init(firstBytes head: [UInt8]) {
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
            self = .zstd
        } else if head.count >= 4, head[0] & 0xF0 == 0x50, head[1...3].elementsEqual([0x2A, 0x4D, 0x18]) {
            self = .zstd
        } else if head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) {
            self = .xz
        } else {
            self = .none
        }
    }

    /// The name of an archive or packing that is known and not read; nil for anything else.
    static func foreignName(firstBytes head: [UInt8]) -> String? {
        let names: [(String, [UInt8])] = [
            ("zip", [0x50, 0x4B, 0x03, 0x04]), ("zip", [0x50, 0x4B, 0x05, 0x06]), ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
            ("rar", Array("Rar!".utf8) + [0x1A, 0x07]), ("bzip2", Array("BZh".utf8)), ("lz4", [0x04, 0x22, 0x4D, 0x18]),
        ]
        guard let name = names.first(where: { head.starts(with: $0.1) })?.0 else { return nil }
        // A level's digit and the block's magic follow; a line of text may well begin with these three letters.
        if name == "bzip2" { return head.count >= 6 && head[4...].elementsEqual([0x31, 0x41]) ? name : nil }
        return name
    }
}
