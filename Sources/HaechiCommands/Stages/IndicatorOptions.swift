package import ArgumentParser
internal import BreachModel
internal import Foundation

/// Options that say which log lines are meant.
package struct IndicatorOptions: ParsableArguments {
    @Option(help: "A credential's id; may be given several times.")
    package var credential: [String] = []

    @Option(help: ArgumentHelp("A file with a credential's id on each line; together with --credential.", valueName: "file"))
    package var credentialList: String?

    @Option(help: "An origin address; may be given several times.")
    package var origin: [String] = []

    @Option(help: "Take events from this moment on.")
    package var from: String?

    @Option(help: "Take events before this moment.")
    package var to: String?

    @Flag(help: "Only events whose token was never issued.")
    package var neverIssued = false

    package init() {}

    /// Whether none was given.
    var isEmpty: Bool { credential.isEmpty && credentialList == nil && origin.isEmpty && from == nil && to == nil && !neverIssued }

    /// What the options mean together.
    ///
    /// - Throws: a usage error for a time that cannot be read, or a window without a moment in it.
    func indicator() throws -> Indicator {
        let window = Window(
            start: try from.map { try CommandTime.parse($0, option: "--from") } ?? Window.always.start,
            end: try to.map { try CommandTime.parse($0, option: "--to") } ?? Window.always.end)
        guard window.start < window.end else { throw ValidationError("--from must lie before --to") }
        let credentials = try credential + (credentialList.map { try Self.lines(of: $0) } ?? [])
        return Indicator(
            credentials: credentials.isEmpty ? nil : Set(credentials.map { CredentialID($0) }), origins: origin.isEmpty ? nil : Set(origin),
            onlyTokensNeverIssued: neverIssued, window: window)
    }

    /// A file's lines that are not blank, without white space around them and a mark of its encoding in front.
    private static func lines(of path: String) throws -> [String] {
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw ValidationError("--credential-list: the file cannot be read")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = String(decoding: bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes, as: UTF8.self)
        let lines = text.split(whereSeparator: \.isNewline)
            .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
        guard !lines.isEmpty else { throw ValidationError("--credential-list: the file names no credential") }
        return lines
    }
}
