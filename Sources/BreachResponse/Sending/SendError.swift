package import BreachModel

/// What the sending use cases throw beside the store's errors.
package typealias SendError = HaechiError<SendErrorCode>

/// Stable names of what keeps a send from going on.
package enum SendErrorCode: String, Hashable, Sendable, CaseIterable {
    /// The scope obliges to notify nobody.
    case emptyAudience = "empty-audience"
    /// A group of the audience has no approved notice in its language.
    case noticeMissing = "notice-missing"
    /// An approved text is not the one that was approved.
    case noticeChanged = "notice-changed"
    /// Notices of several kinds are approved; the send must say which.
    case kindNeeded = "notice-kind-needed"
    /// A mass send needs two people: approvers and starter together.
    case secondPersonNeeded = "second-person-needed"
    /// Another send is not finished.
    case sendUnfinished = "send-unfinished"
    /// There is no send to go on with.
    case nothingToResume = "nothing-to-resume"
    /// The carrier is not the one that the send began with.
    case otherCarrier = "other-carrier"
    /// The carrier takes nothing at the moment.
    case carrierUnavailable = "carrier-unavailable"
}
