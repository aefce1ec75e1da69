internal import NoticeWriting

/// What `haechi notice draft` can be asked for.
package enum DraftKind: String, Hashable, Sendable, CaseIterable {
    case preliminary, leak
    case possibleLeak = "possible-leak"
    case supplement, correction
    case allClear = "all-clear"
    case posting, sms, faq
    /// Reports to authorities: `WriteReport` writes them.
    case report
    /// The entry in the register of breaches (GDPR 33(5)): `WriteReport` writes it.
    case register

    /// Whether it is a text for people.
    package var isNotice: Bool { self != .report && self != .register }

    /// Whether it goes to each person by mail.
    package var isSent: Bool { isNotice && ![.posting, .sms, .faq].contains(self) }

    /// The kind of text; nil for what goes to authorities or into the register.
    var notice: NoticeKind? {
        switch self {
        case .preliminary: .preliminary
        case .leak: .leak
        case .possibleLeak: .possibleLeak
        case .supplement: .supplement
        case .correction: .correction
        case .allClear: .allClear
        case .posting: .homepagePosting
        case .sms: .smsPointer
        case .faq: .faq
        case .report, .register: nil
        }
    }

    /// What is written where nobody names a kind: the notices that are owed, the posting and the FAQ.
    static let owed: [DraftKind] = [.leak, .posting, .faq]
}
