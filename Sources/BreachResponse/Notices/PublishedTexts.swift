internal import BreachModel
internal import CaseStore
internal import NoticeChecking

/// What of a case is out: the approved texts that still speak for it.
struct PublishedTexts {
    let notices: [StoredNotice]

    /// Of each audience, language, reader and kind the newest, without those that a later notice was written after. Texts for groups count
    /// only in their newest scope: who was told by an older one gets a supplement or a correction, and X-04 asks of that.
    ///
    /// - Parameter candidates: texts that are to be approved, and replace what stands in their place.
    init(_ all: [StoredNotice], replacedBy candidates: [StoredNotice] = []) {
        let approved = all.filter { !$0.approvals.isEmpty } + candidates
        let followed = Set(approved.compactMap { AudienceKey(stored: $0.groupKey).after?.notice })
        let scope = (candidates.isEmpty ? approved : candidates).map(\.scopeVersion).max() ?? 0
        var newest: [String: StoredNotice] = [:]
        for notice in approved where !followed.contains(notice.id) && (notice.isForEveryone || notice.scopeVersion == scope) {
            let key = [notice.groupKey, notice.language.rawValue, notice.reader, notice.kind].joined(separator: "\t")
            if newest[key].map({ $0.version < notice.version }) ?? true { newest[key] = notice }
        }
        notices = newest.values.sorted { $0.id.rawValue < $1.id.rawValue }
    }

    /// The texts as they were read.
    func read(_ checker: NoticeChecker) -> [PublishedText] {
        notices.map { PublishedText(name: $0.id.rawValue, text: checker.read($0.wholeText), readers: $0.readers) }
    }

    /// For whom a text is that somebody hands in: one of ours is known by its words, another by its kind.
    func readers(of text: String, kind: DocumentKind) -> PublishedText.Readers {
        if let own = notice(text) { return own.readers }
        return switch kind {
        case .homepage, .faq, .regulatorReport, .register: .everyone
        default: .unknown
        }
    }

    /// The text of ours that this is, apart from white space.
    func notice(_ text: String) -> StoredNotice? {
        let words = text.split(whereSeparator: \.isWhitespace)
        return notices.first { $0.wholeText.split(whereSeparator: \.isWhitespace) == words }
    }
}

extension StoredNotice {
    /// Subject and body, as a reader gets them.
    var wholeText: String { subject + "\n\n" + body }

    fileprivate var isForEveryone: Bool { personKind == nil }

    var readers: PublishedText.Readers { isForEveryone ? .everyone : .group(AudienceKey(stored: groupKey).group) }
}
