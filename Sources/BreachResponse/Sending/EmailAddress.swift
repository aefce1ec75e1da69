/// Which texts can be used as the address of a mail.
package enum EmailAddress {
    /// Whether `text` is a mailbox that any relay can take: `local@domain` in printable ASCII, without quoting, comments or
    /// anything that could end a header or command line.
    ///
    /// Source: RFC 5321, 4.1.2 (`Dot-string "@" Domain`) and 4.5.3.1 (lengths).
    package static func isUsable(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: 0x40, omittingEmptySubsequences: false)
        guard text.utf8.count <= 254, parts.count == 2 else { return false }
        return isDotted(parts[0], limit: 64, allowed: isAtomByte)
            && isDotted(parts[1], limit: 253, allowed: isDomainByte) && parts[1].contains(0x2E)
    }

    private static func isDotted(
        _ text: Substring.UTF8View, limit: Int, allowed: (UInt8) -> Bool
    ) -> Bool {
        let labels = text.split(separator: 0x2E, omittingEmptySubsequences: false)
        return text.count <= limit && labels.allSatisfy { !$0.isEmpty && $0.allSatisfy(allowed) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isDomainByte(_ byte: UInt8) -> Bool { isAlphanumeric(byte) || byte == 0x2D }

    /// Source: RFC 5322, 3.2.3 (`atext`).
    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }
}
