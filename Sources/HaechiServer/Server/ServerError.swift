package import BreachModel

/// What can keep the server from starting.
package enum ServerErrorCode: String, Hashable, Sendable {
    /// The console would be reachable from other machines.
    case consoleNotLoopback = "console-not-loopback"
    /// Nobody could log in to the console.
    case noOperators = "no-operators"
    /// The key shared with the app is not 32 bytes.
    case badAppLinkKey = "bad-app-link-key"
    /// A template in the program cannot be parsed: the build is broken.
    case badTemplate = "bad-template"
    /// An address is taken, not ours, or not an address.
    case cannotListen = "cannot-listen"
}

/// The server's error.
package typealias ServerError = HaechiError<ServerErrorCode>
