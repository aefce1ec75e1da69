package import BreachModel
internal import Crypto
internal import FoundationEssentials
internal import Synchronization

/// Tokens with which the platform's own app, where the person is logged in already, opens the person's page.
///
/// A token is `base64url(nonce ‖ ciphertext ‖ tag)` of AES-256-GCM (NIST SP 800-38D) with a 96-bit random nonce, over the
/// text `expiry in Unix seconds, line feed, account`; the purpose is bound in as associated data. Sealing instead of a bare
/// HMAC keeps the account number out of the address. `docs/portal.md` tells the platform how to make one.
package final class AppLink: Sendable {
    private static let purpose = Array("haechi-app-link-v1".utf8)
    /// A token may live this long at most, whatever it says.
    private static let longestLifeSeconds: Int64 = 120
    private static let rememberedTokens = 100_000

    private let key: SymmetricKey
    private let clock: WallClock
    /// Tags of the tokens that were used, with the second in which they end.
    private let used = Mutex<[[UInt8]: Int64]>([:])

    /// - Parameter key: 32 bytes shared with the platform.
    package init(key: Sensitive<[UInt8]>, clock: WallClock) {
        self.key = SymmetricKey(data: key.reveal())
        self.clock = clock
    }

    /// The account that `token` names; nil for one that is forged, too old, too far in the future or used before.
    package func redeem(_ token: String) -> SubjectID? {
        guard token.utf8.count <= 1024, let bytes = Base64URL.decode(token), bytes.count > 28,
            let box = try? AES.GCM.SealedBox(combined: bytes),
            let plain = try? AES.GCM.open(box, using: key, authenticating: Self.purpose)
        else { return nil }
        let parts = String(decoding: plain, as: UTF8.self).split(separator: "\n", maxSplits: 1)
        let now = clock.now().milliseconds / 1000
        guard parts.count == 2, let expiry = Int64(parts[0]), expiry > now, expiry <= now + Self.longestLifeSeconds,
            useOnce(Array(box.tag), until: expiry, now: now)
        else { return nil }
        return SubjectID(String(parts[1]))
    }

    /// A token as the platform makes it; for the platform's tests and ours.
    package func seal(_ account: SubjectID, lifeSeconds: Int64, random: RandomBytes) -> String? {
        let expiry = clock.now().milliseconds / 1000 + lifeSeconds
        guard let nonce = try? AES.GCM.Nonce(data: random.draw(12)),
            let box = try? AES.GCM.seal(
                Array("\(expiry)\n\(account.rawValue)".utf8), using: key, nonce: nonce, authenticating: Self.purpose),
            let combined = box.combined
        else { return nil }
        return Base64URL.encode(Array(combined))
    }

    /// Whether the tag is seen for the first time. Where too many are remembered, it refuses rather than forget one.
    private func useOnce(_ tag: [UInt8], until expiry: Int64, now: Int64) -> Bool {
        used.withLock { used in
            if used.count >= Self.rememberedTokens { used = used.filter { $0.value > now } }
            guard used.count < Self.rememberedTokens, used[tag] == nil else { return false }
            used[tag] = expiry
            return true
        }
    }
}
