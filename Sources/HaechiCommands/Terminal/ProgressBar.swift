internal import Glibc
internal import Synchronization

/// A bar on a terminal for long work; silent where standard error is no terminal.
final class ProgressBar: Sendable {
    private let label: String
    private let isShown: Bool
    private let lastPermille = Mutex(-1)
    private static let width = 30

    /// - Parameter label: what is being done, in a few words.
    init(_ label: String) {
        self.label = label
        isShown = isatty(2) == 1
        if !isShown { ErrorReport.write("haechi: \(label)\n") }
    }

    /// Shows how far the work is; safe to call from any thread.
    func show(_ done: Int, _ total: Int) {
        guard isShown, total > 0 else { return }
        let permille = min(1000, done * 1000 / total)
        lastPermille.withLock { last in
            guard permille > last else { return }
            last = permille
            let filled = permille * Self.width / 1000
            let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
            ErrorReport.write("\r\(label) \(bar) \(permille / 10) %")
        }
    }

    /// Ends the line.
    func finish() {
        if isShown { ErrorReport.write("\r\(label) \(String(repeating: "█", count: Self.width)) 100 %\n") }
    }
}
