/// How much larger than its file a text may be before the file counts as a bomb.
package struct DecompressionLimit: Hashable, Sendable {
    /// Bytes of text for each byte of the file.
    package var ratio: Int
    /// Bytes of text below which any ratio is fine.
    package var from: Int

    package init(ratio: Int, from: Int) {
        self.ratio = ratio
        self.from = from
    }

    /// 1000 beyond 1 GiB of text. Access logs pack to a tenth, very even ones to a hundredth.
    package static let standard = DecompressionLimit(ratio: 1000, from: 1 << 30)

    func isExceeded(text: Int, file: Int) -> Bool { text > from && text / ratio > file }
}
