package import BreachModel

/// A notice to a person and what became of it, for the person's page and for the list of the unreached.
package struct PersonDelivery: Sendable {
    package var send: Int
    package var person: PersonKey
    package var noticeID: NoticeID
    package var code: NoticeCode
    package var channel: String
    package var state: DeliveryState
    package var attempts: Int
    /// Why it has not arrived, by a stable code.
    package var reason: String?
    package var confirmedAt: Instant?
    package var messageID: String
}
