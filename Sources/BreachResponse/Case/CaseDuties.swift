package import BreachLaw
internal import BreachModel

/// Use case: which duties the law lays on the case, and where their clocks stand.
package struct CaseDuties {
    private let environment: ResponseEnvironment

    package init(_ environment: ResponseEnvironment) {
        self.environment = environment
    }

    /// One duty with its answer, its clocks, and the clocks by each candidate for the moment of awareness.
    package struct Entry: Sendable {
        package var jurisdiction: ConcernedJurisdiction
        package var profile: LawProfile
        package var answer: DutyAnswer
        package var clocks: [ClockReading]
        package var byCandidate: [CandidateReading]
    }

    /// All duties of every jurisdiction that the breach touches: the company's own first, then those where people live.
    ///
    /// - Throws: `noCase`, or the configuration's error where no jurisdiction is named.
    package func callAsFunction() throws -> [Entry] {
        let law = try CaseLaw(environment)
        let now = environment.clock.now()
        return law.jurisdictions.flatMap { jurisdiction -> [Entry] in
            guard let profile = jurisdiction.profile else { return [] }
            let timeline = law.timeline(for: profile)
            let (answers, facts) = law.library.duties(
                of: jurisdiction, facts: law.facts, residences: law.residences, items: environment.configuration.items)
            return answers.map { answer in
                Entry(
                    jurisdiction: jurisdiction, profile: profile, answer: answer,
                    clocks: DutyClock.evaluate(answer, profile: profile, facts: facts, timeline: timeline, now: now),
                    byCandidate: DutyClock.byCandidate(answer, profile: profile, facts: facts, timeline: timeline, now: now))
            }
        }
    }

    /// The jurisdictions that the breach touches, those without a version for the deciding date among them.
    package func jurisdictions() throws -> (concerned: [ConcernedJurisdiction], residences: Residences?) {
        let law = try CaseLaw(environment)
        return (law.jurisdictions, law.residences)
    }

    /// The profile of the first configured jurisdiction for the case's awareness: the law that its notices are written by.
    package func profile() throws -> LawProfile {
        guard let profile = try CaseLaw(environment).jurisdictions.first?.profile else {
            throw ResponseError(
                .noLaw, "no version of the first jurisdiction's law holds on the date that decides",
                hint: "docs/law has the dates of each version")
        }
        return profile
    }

    /// Duties of assessment, of every law that the case touches.
    func assessments() throws -> [(LawProfile, NotificationDuty)] {
        try CaseLaw(environment).jurisdictions.compactMap(\.profile).flatMap { profile in
            profile.duties.filter { $0.kind == .assessment }.map { (profile, $0) }
        }
    }

    /// The one duty that `text` names, as `FAMILY/duty`, with its law.
    ///
    /// - Throws: `unknownDuty`; `ambiguousDuty` where several laws have a duty of that id.
    package func resolve(_ text: String) throws -> (reference: String, profile: LawProfile, duty: NotificationDuty) {
        let wanted = DutyReference(text)
        let found = try CaseLaw(environment).jurisdictions.compactMap(\.profile).flatMap { profile in
            profile.duties.filter { wanted.names($0.id, in: profile) }.map { (profile, $0) }
        }
        guard let (profile, duty) = found.first else {
            throw ResponseError(.unknownDuty, "no law that the case touches has a duty of this id", hint: "haechi case clocks lists them")
        }
        guard found.count == 1 else {
            throw ResponseError(
                .ambiguousDuty, "several laws have a duty of this id",
                context: [("one-of", found.map { "\($0.0.family)/\($0.1.id)" }.joined(separator: ", "))])
        }
        return (DutyReference(law: profile.family, duty: duty.id).description, profile, duty)
    }
}
