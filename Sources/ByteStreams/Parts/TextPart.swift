/// A part of a file's text that can be read on its own: the lines that begin behind `start` and not behind `end` (the first
/// part also takes the line at 0). Every line belongs to exactly one part, wherever the cuts fall.
package struct TextPart: Hashable, Sendable {
    /// 0 for the first.
    package let number: Int
    /// Into how many parts the file was cut.
    package let count: Int
    /// Offset in the decompressed text.
    package let start: Int
    /// Offset in the decompressed text; nil for the last part, which goes on to the end of the file whatever its size is then.
    package let end: Int?
    /// Offset in the file at which decoding begins and gives the text from `start` on.
    package let fileOffset: Int
    /// How the file is compressed; nil to see from its first bytes.
    package let compression: Compression?
    /// Bytes of the file that this part takes, roughly: what progress and scheduling count with.
    package let fileBytes: Int

    /// A file as one part.
    package static func whole(fileBytes: Int = 0) -> TextPart {
        TextPart(number: 0, count: 1, start: 0, end: nil, fileOffset: 0, compression: nil, fileBytes: fileBytes)
    }

    /// Whether this is all of the file.
    package var isWhole: Bool { count == 1 }
}
