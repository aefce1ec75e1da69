internal import BreachModel
internal import EvidenceLog

/// Use case: recompute the evidence log and every file that it seals.
package struct VerifyEvidence {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// What recomputing gave.
    package struct Outcome: Hashable, Sendable, Codable {
        package var entries: Int
        package var filesChecked: Int
        package var head: String
        /// What is not as it was sealed, one line each.
        package var problems: [String]
        package var isSound: Bool { problems.isEmpty }
    }

    /// Recomputes.
    ///
    /// - Parameter keptHead: the head as someone noted it elsewhere; nil if nobody did.
    package func callAsFunction(keptHead: String? = nil) throws -> Outcome {
        let report = try EvidenceLog(path: environment.folder.evidenceLog).verify(
            baseDirectory: environment.folder.path, recompute: true, keptHead: keptHead)
        return Outcome(
            entries: report.entries, filesChecked: report.filesChecked, head: report.head, problems: report.problems.map(\.description))
    }
}
