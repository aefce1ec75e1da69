package import BreachModel
package import ByteStreams

/// Everything that a version of the scope says of one person, and why. Personal data throughout.
package struct PersonExplanation: Sendable, Encodable {
    /// One log line that the answer rests on.
    package struct Line: Sendable, Encodable {
        package var file: String
        /// From 1; nil where the line is no longer at its place.
        package var line: Int?
        package var offset: Int
        package var length: Int
        /// SHA-256 of the line without its line end; empty where it is no longer at its place.
        package var sha256: String
        package var time: Instant
        package var origin: String
        /// Nil for a page that the route map does not know.
        package var route: String?
        package var items: [DataItemID: Visibility]
        /// Delivered again, and not counted again.
        package var isRepeated: Bool
        /// Whether the log is another one, by size or time, than when it was scanned: at this place may be another line then.
        package var logChanged: Bool
        /// The raw line, where it was asked for.
        package var raw: String?
    }

    /// One item and the reason of its certainty.
    package struct Item: Sendable, Encodable {
        package var item: DataItemID
        package var certainty: Certainty
        package var reason: String
    }

    package var version: Int
    package var root: String
    package var person: PersonKey
    /// The person in the scope; nil for someone of whom nothing was seen, presumed or unknown.
    package var record: PersonExposure?
    /// The canonical line; nil likewise.
    package var canonicalLine: String?
    /// Proof that the line belongs to the root; nil likewise.
    package var proof: MerkleProof?
    package var items: [Item]
    package var lines: [Line]

    /// The root over the people's file as it is now; nil where it was not read.
    package var foundRoot: String?

    /// Whether the proof leads from the line to the version's root. Where there is no line: nil if the people's file is the version's,
    /// false if it is not, since then the person's line may be what is missing.
    package var isProven: Bool? {
        guard let canonicalLine else { return foundRoot ?? root == root ? nil : false }
        return proof.map { $0.root(of: Array(canonicalLine.utf8)) == root }
    }

    private enum CodingKeys: String, CodingKey {
        case version, root, foundRoot, person, record, canonicalLine, proof, items, lines, isProven
    }

    package func encode(to encoder: any Encoder) throws {
        var values = encoder.container(keyedBy: CodingKeys.self)
        try values.encode(version, forKey: .version)
        try values.encode(root, forKey: .root)
        try values.encodeIfPresent(foundRoot, forKey: .foundRoot)
        try values.encode(person, forKey: .person)
        try values.encodeIfPresent(record, forKey: .record)
        try values.encodeIfPresent(canonicalLine, forKey: .canonicalLine)
        try values.encodeIfPresent(proof, forKey: .proof)
        try values.encode(items, forKey: .items)
        try values.encode(lines, forKey: .lines)
        try values.encodeIfPresent(isProven, forKey: .isProven)
    }
}
