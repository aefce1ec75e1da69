/// An error that a module throws: a stable code, typed context and, where there is one, a hint.
///
/// Each module declares its own `Code`. Equality is on the code alone, so that a test can say which failure it expects.
/// Context values are ids, offsets, counts, paths and digests: never personal data, keys or configuration values.
package struct HaechiError<Code: Hashable & Sendable & RawRepresentable<String>>: Error, Sendable {
    package var code: Code
    /// What happened, in lower case, without a full stop.
    package var message: String
    /// Named context, in the order in which it is shown.
    package var context: [(name: String, value: String)]
    /// What the reader can do about it.
    package var hint: String?

    package init(_ code: Code, _ message: String, context: [(name: String, value: String)] = [], hint: String? = nil) {
        self.code = code
        self.message = message
        self.context = context
        self.hint = hint
    }
}

extension HaechiError: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.code == right.code }
}

/// What the two places that turn errors into words (the command line and the server) need of any module's error.
package protocol ReportableError: Error {
    /// The stable code, in kebab case.
    var stableCode: String { get }
    var reportMessage: String { get }
    var reportHint: String? { get }
}

extension HaechiError: ReportableError {
    package var stableCode: String { code.rawValue }
    package var reportHint: String? { hint }
    package var reportMessage: String {
        context.isEmpty ? message : message + " (" + context.map { "\($0.name): \($0.value)" }.joined(separator: ", ") + ")"
    }
}
