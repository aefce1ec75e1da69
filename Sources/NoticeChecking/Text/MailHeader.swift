/// Knows the header lines that stand above a mail pasted with its head.
enum MailHeader {
    private static let labels = [
        "from:", "to:", "date:", "sent:", "cc:", "bcc:", "reply-to:", "sender:", "보낸사람:", "보낸 사람:", "발신:", "발신자:", "받는사람:", "받는 사람:",
        "수신:", "수신자:", "날짜:", "보낸 날짜:", "보낸날짜:", "발송일시:", "差出人:", "宛先:", "日時:",
    ]

    /// The region of a line that follows blocks of `region`: header lines stand only at the top, before the first body line.
    static func region(_ codes: [CodePoint], _ line: Range<Int>, after region: Block.Region, isFirst: Bool) -> Block.Region {
        let head = codes.text(line.lowerBound..<min(line.upperBound, line.lowerBound + 16)).lowercased()
        guard isFirst || region == .mailHeader || region == .main else { return .main }
        guard let label = labels.first(where: { head.hasPrefix($0) }) else { return .main }
        // "수신: 각 정보주체" of a formal letter and "date:" of a mail are both addresses, not statements.
        return label.isEmpty ? .main : .mailHeader
    }
}
