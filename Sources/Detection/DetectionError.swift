package import BreachModel

/// What can stop detection.
package enum DetectionErrorCode: String, Hashable, Sendable, CaseIterable {
    case index = "index-unusable"
}

package typealias DetectionError = HaechiError<DetectionErrorCode>
