package import ArgumentParser
internal import BreachModel

/// Options that say which log lines are meant.
package struct IndicatorOptions: ParsableArguments {
    @Option(help: "A credential's id; may be given several times.")
    package var credential: [String] = []

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
    var isEmpty: Bool { credential.isEmpty && origin.isEmpty && from == nil && to == nil && !neverIssued }

    /// What the options mean together.
    ///
    /// - Throws: a usage error for a time that cannot be read, or a window without a moment in it.
    func indicator() throws -> Indicator {
        let window = Window(
            start: try from.map { try CommandTime.parse($0, option: "--from") } ?? Window.always.start,
            end: try to.map { try CommandTime.parse($0, option: "--to") } ?? Window.always.end)
        guard window.start < window.end else { throw ValidationError("--from must lie before --to") }
        return Indicator(
            credentials: credential.isEmpty ? nil : Set(credential.map { CredentialID($0) }), origins: origin.isEmpty ? nil : Set(origin),
            onlyTokensNeverIssued: neverIssued, window: window)
    }
}
