package import BreachModel

/// What can go wrong while a rehearsal world is made or scored.
package enum DrillErrorCode: String, Hashable, Sendable, CaseIterable {
    case badScale = "bad-scale"
    case badPlan = "bad-plan"
    /// The output folder cannot be made, or is there and not empty.
    case badFolder = "bad-output-folder"
    case writeFailed = "drill-write-failed"
    case readFailed = "drill-read-failed"
    /// A truth or people file is not what this module writes, or not in order.
    case badRecord = "bad-record"
}

package typealias DrillError = HaechiError<DrillErrorCode>
