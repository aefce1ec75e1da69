package import BreachModel

/// The port to whatever takes a message out of the building: a mail relay, a folder of mail files.
///
/// A carrier keeps no state of its own between messages beyond open connections; who got what is the store's to know.
package protocol Carrier: Sendable {
    /// A stable name (`eml-folder`, `smtp`); a send keeps to the carrier that it began with.
    var name: String { get }

    /// Messages to hand over between two settles. After a crash at most so many are in doubt: few where each in doubt may
    /// reach its person twice, many where the carrier can tell.
    var batchSize: Int { get }

    /// Hands one message over.
    ///
    /// The same Message-ID may come again after a crash, because the confirmation was not recorded. A carrier that can tell
    /// that it has the message already confirms without delivering it twice.
    func deliver(_ message: OutgoingMessage) async throws(CarrierError) -> Confirmation

    /// Makes everything delivered since the last call durable. Confirmations are recorded only after it returns.
    func settle() async throws(CarrierError)
}

extension Carrier {
    /// A hundred.
    package var batchSize: Int { 100 }
    /// Nothing: for a carrier whose word is durable at once.
    package func settle() async throws(CarrierError) {}
}

/// One notice to one person, ready to leave.
package struct OutgoingMessage: Sendable {
    /// Stable over attempts, with its angle brackets.
    package var messageID: String
    package var code: NoticeCode
    package var address: Sensitive<String>
    package var language: Language
    package var subject: String
    /// Lines end in line feeds.
    package var body: Sensitive<String>

    package init(
        messageID: String, code: NoticeCode, address: Sensitive<String>, language: Language, subject: String,
        body: Sensitive<String>
    ) {
        self.messageID = messageID
        self.code = code
        self.address = address
        self.language = language
        self.subject = subject
        self.body = body
    }
}

/// A carrier's word that it has the message.
package struct Confirmation: Hashable, Sendable {
    /// The carrier's answer by a stable code, for example `smtp-250`.
    package var receipt: String

    package init(receipt: String) {
        self.receipt = receipt
    }
}

/// Why a carrier did not take a message. Holds codes only: no address, no text of the other side.
package struct CarrierError: Error, Hashable, Sendable {
    /// Whom the refusal concerns, and for how long.
    package enum Severity: String, Hashable, Sendable, CaseIterable {
        /// This message, for now: tried again later.
        case temporary
        /// This message, for good.
        case permanent
        /// Every message: the relay cannot be reached, the disk is full. Sending stops, nothing counts as tried.
        case unavailable
    }

    package var severity: Severity
    /// A stable code in kebab case.
    package var code: String

    package init(_ severity: Severity, code: String) {
        self.severity = severity
        self.code = code
    }
}
