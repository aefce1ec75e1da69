/// One thing that could not be read as it stood, with its place. Counted, reported, never fatal by itself.
package struct Diagnostic: Hashable, Sendable, Codable {
    package var code: Code
    /// The file as the user named it.
    package var file: String
    /// 1 for the first line; nil where the trouble is with the whole file.
    package var line: Int?
    /// Byte offset of the line's start in the decompressed text.
    package var offset: Int?
    /// What was wrong, without quoting the line (it may hold personal data).
    package var message: String

    package init(code: Code, file: String, line: Int? = nil, offset: Int? = nil, message: String) {
        self.code = code
        self.file = file
        self.line = line
        self.offset = offset
        self.message = message
    }

    /// Stable names of what can be wrong with input.
    package enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        case notJSON = "not-json"
        case missingField = "missing-field"
        case badTime = "bad-time"
        case badStatus = "bad-status"
        case duplicateField = "duplicate-field"
        case badUTF8 = "bad-utf8"
        case lineTooLong = "line-too-long"
        case truncatedFile = "truncated-file"
        case corruptFile = "corrupt-file"
        case emptyFile = "empty-file"
        case notCombined = "not-combined"
        case wrongFormat = "wrong-format"
        case badRow = "bad-row"
        case duplicateFile = "duplicate-file"
        /// The file was written to, cut or replaced while it was read.
        case fileChanged = "file-changed"
        /// Zero bytes follow the file's last compressed member.
        case paddedFile = "padded-file"
        /// Something in a folder or behind a glob that is no file to read.
        case skippedInput = "skipped-input"
        case decompressionLimit = "decompression-limit"
    }
}

extension Diagnostic: CustomStringConvertible {
    /// `file:line (offset N): message [code]`.
    package var description: String {
        // A name with a line break in it must not look like a second message.
        var place = String(file.map { $0.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } ? $0 : "?" })
        if let line { place += ":\(line)" }
        if let offset { place += " (offset \(offset))" }
        return "\(place): \(message) [\(code.rawValue)]"
    }
}
