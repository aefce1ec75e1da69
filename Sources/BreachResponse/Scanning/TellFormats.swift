internal import BreachModel
internal import ByteStreams
internal import LogScanning

/// Use case: say which format logs have.
package struct TellFormats {
    /// What one file seems to be.
    package struct Answer: Encodable, Sendable {
        package var file: String
        /// As `format` of the configuration; nil where no known form fits.
        package var format: String?
        /// What was seen, without a value of the log.
        package var seen: String
        /// Keys of JSON objects, in the order of their names.
        package var keys: [String]
    }

    package init() {}

    /// - Parameter files: files, directories or globs.
    /// - Throws: what finding and opening them throws.
    package func callAsFunction(_ files: [String]) throws -> [Answer] {
        try InputPaths.expand(files).map { path in
            let answer = try LogFormatDetector.detect(path: path)
            return Answer(file: path, format: answer.format?.rawValue, seen: answer.seen, keys: answer.keys)
        }
    }
}
