/// A value that must not reach an error, a log line or a metric: personal data, a key, a configuration value.
///
/// Printing, interpolating, dumping or reflecting it gives a fixed mark (design rule 6). Reading it is an explicit act.
package struct Sensitive<Value: Sendable>: Sendable {
    private let stored: Value

    package init(_ value: Value) {
        stored = value
    }

    /// The value itself. Take it only to do the work it is for.
    package func reveal() -> Value { stored }
}

extension Sensitive: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What stands wherever the value would have been printed.
    package static var mark: String { "[sensitive]" }
    package var description: String { Self.mark }
    package var debugDescription: String { Self.mark }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

extension Sensitive: Equatable where Value: Equatable {
    package static func == (left: Self, right: Self) -> Bool { left.stored == right.stored }
}

extension Sensitive: Hashable where Value: Hashable {
    package func hash(into hasher: inout Hasher) { hasher.combine(stored) }
}
