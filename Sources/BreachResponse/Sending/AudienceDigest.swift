internal import BreachModel
internal import ByteStreams
package import CaseStore

/// The digest of a frozen audience, to be sealed before the first message leaves.
package enum AudienceDigest {
    /// SHA-256 in hexadecimal over one line for each person in the order of the audience: person, notice and Message-ID,
    /// separated by tabs and ended by a line feed. The Message-IDs make it unguessable for who knows the people only.
    package static func of(_ send: SendRecord, in store: CaseStore) throws(StoreError) -> String {
        var digest = SHA256Digest()
        try store.sends.forEachFrozen(send.id) { person, notice, messageID in
            digest.update(Array("\(person.rawValue)\t\(notice.rawValue)\t\(messageID)\n".utf8))
        }
        return digest.hexadecimal()
    }
}
