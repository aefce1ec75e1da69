package import BreachModel
internal import ByteStreams

/// One sealed step: what was done, by whom, when, from what and to what effect, tied to the entry before it.
package struct EvidenceEntry: Hashable, Sendable {
    /// 0 for the first.
    package var index: Int
    package var time: Instant
    /// The step by a stable name (`scan`, `scope`, `notice-approve`, …).
    package var step: String
    /// The person or command that did it.
    package var by: String
    package var inputs: [EvidenceItem]
    package var results: [EvidenceItem]
    /// `hash` of the entry before; 64 zeros for the first.
    package var previous: String

    /// What stands for the entry before the first.
    package static let noPrevious = String(repeating: "0", count: 64)

    /// SHA-256 over `canonicalText`, in hexadecimal.
    package var hash: String { SHA256Digest.of(Array(canonicalText.utf8)) }

    /// The entry as one JSON object without its hash: keys in this order, no white space, only `"`, `\` and control
    /// characters escaped. Whoever wants to check the log without this program cuts `,"hash":"…"` out of a line and hashes
    /// the rest.
    package var canonicalText: String {
        "{\"index\":\(index),\"time\":\(JSONText.quoted(time.rfc3339())),\"step\":\(JSONText.quoted(step)),\"by\":"
            + "\(JSONText.quoted(by)),\"inputs\":\(Self.list(inputs)),\"results\":\(Self.list(results)),\"previous\":"
            + "\(JSONText.quoted(previous))}"
    }

    /// The line of the log, with its line feed.
    package var line: String {
        canonicalText.dropLast() + ",\"hash\":\"\(hash)\"}\n"
    }

    private static func list(_ items: [EvidenceItem]) -> String {
        let texts = items.map { "{\"name\":\(JSONText.quoted($0.name)),\"sha256\":\(JSONText.quoted($0.sha256))}" }
        return "[" + texts.joined(separator: ",") + "]"
    }
}
