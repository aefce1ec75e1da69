internal import BreachModel
internal import FoundationEssentials

/// A wish that the running send stop after its present batch. It is a file beside the store, so that another process than
/// the writing one (the console, a second terminal) can make it.
package struct PauseRequest: Sendable {
    private let path: String

    package init(storeFolder: String) {
        path = storeFolder + "/send.pause"
    }

    /// Whether the wish stands.
    package var isMade: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: `notWritable`.
    package func make() throws(StoreError) {
        do {
            try Data().write(to: URL(filePath: path))
        } catch {
            throw StoreError(
                .notWritable, "the pause cannot be requested", context: [("file", path)],
                hint: "stop the sending command with Ctrl-C instead: resume goes on where it was")
        }
    }

    /// Takes the wish back; nothing happens where it was not made.
    package func withdraw() throws(StoreError) {
        guard isMade else { return }
        do {
            try FileManager.default.removeItem(atPath: path)
        } catch {
            throw StoreError(.notWritable, "the pause cannot be lifted", context: [("file", path)])
        }
    }
}
