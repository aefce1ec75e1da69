internal import BreachModel
internal import LogScanning

/// Makes findings out of sightings: ids, sentences and evidence places.
struct FindingWriter {
    /// A finding whose evidence still has to be read from the logs.
    struct Draft {
        var finding: Finding
        var places: [Sighting.Place]
        /// Lines that are still to be read for their extent and their places.
        var extent: Extent?

        /// Takes over what was read of the extent. What the detector measured itself stays.
        mutating func fill(_ sighting: Sighting) {
            finding.events = sighting.events
            finding.views = ViewCount(sighting.views)
            finding.tokens = sighting.tokens
            finding.origins = sighting.origins
            if finding.subjects == 0 { finding.subjects = sighting.subjects }
            places = sighting.places
        }
    }

    /// What a finding's id calls a credential; lines that name none have no name of their own.
    func name(_ credential: String) -> String { credential.isEmpty ? "(none)" : credential }

    func draft(
        _ kind: Finding.Kind, name: String, indicator: Indicator, sighting: Sighting, confidence: Finding.Confidence, statement: Bilingual
    ) -> Draft {
        let finding = Finding(
            id: FindingID("\(kind.rawValue):\(name)"), kind: kind, indicator: indicator, since: Instant(milliseconds: sighting.first),
            until: Instant(milliseconds: sighting.last), events: sighting.events, views: ViewCount(sighting.views),
            subjects: sighting.subjects, tokens: sighting.tokens, origins: sighting.origins, confidence: confidence, statement: statement,
            evidence: [])
        return Draft(finding: finding, places: sighting.places)
    }
}
