internal import ByteStreams
package import CaseStore

extension StoredNotice {
    /// SHA-256 over subject, line feed and body, in hexadecimal: what an approver signs for.
    package var textDigest: String {
        SHA256Digest.of(Array((subject + "\n" + body).utf8))
    }
}
