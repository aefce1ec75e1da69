package import BreachModel

/// What can stop detection.
package enum DetectionErrorCode: String, Hashable, Sendable, CaseIterable {
    case index = "index-unusable"
    /// Numbers that do not fit into memory find no place on a disk.
    case scratch = "scratch-unusable"
}

package typealias DetectionError = HaechiError<DetectionErrorCode>
