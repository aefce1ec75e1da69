/// The port to the outside world's randomness, for tokens (design rule 10: randomness is passed in).
package struct RandomBytes: Sendable {
    /// That many bytes nobody can foresee.
    package var draw: @Sendable (_ count: Int) -> [UInt8]

    package init(draw: @escaping @Sendable (_ count: Int) -> [UInt8]) {
        self.draw = draw
    }

    /// The operating system's generator.
    package static let system = RandomBytes { count in
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    }

    /// 256 bits as 43 characters of base64url (RFC 4648, 5) without padding.
    package func token() -> String {
        Base64URL.encode(draw(32))
    }
}
