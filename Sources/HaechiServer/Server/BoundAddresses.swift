internal import Synchronization

/// Waits until both servers are bound and then reports once.
final class BoundAddresses: Sendable {
    private let state = Mutex<(portal: ListenAddress?, console: ListenAddress?)>((nil, nil))
    private let report: @Sendable (Server.Addresses) -> Void

    init(_ report: @escaping @Sendable (Server.Addresses) -> Void) {
        self.report = report
    }

    func setPortal(_ address: ListenAddress) {
        reportIfComplete(
            state.withLock {
                $0.portal = address; return $0
            })
    }

    func setConsole(_ address: ListenAddress) {
        reportIfComplete(
            state.withLock {
                $0.console = address; return $0
            })
    }

    private func reportIfComplete(_ state: (portal: ListenAddress?, console: ListenAddress?)) {
        guard let portal = state.portal, let console = state.console else { return }
        report(Server.Addresses(portal: portal, console: console))
    }
}
