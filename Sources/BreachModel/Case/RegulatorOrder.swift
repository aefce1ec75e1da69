/// An order of a regulator: duties with due times, each to be shown done by a proof.
package struct RegulatorOrder: Hashable, Sendable, Codable {
    /// One thing that the order asks for.
    package struct Duty: Hashable, Sendable, Codable {
        /// From 1, in the order's own sequence.
        package var number: Int
        package var text: Bilingual
        /// What shows that it was done.
        package var proof: Bilingual
        /// The last moment in which it is done in time.
        package var dueAt: Instant

        package init(number: Int, text: Bilingual, proof: Bilingual, dueAt: Instant) {
            self.number = number
            self.text = text
            self.proof = proof
            self.dueAt = dueAt
        }
    }

    package var id: String
    package var authority: Bilingual
    package var title: Bilingual
    package var decidedOn: CivilDate
    package var duties: [Duty]

    package init(id: String, authority: Bilingual, title: Bilingual, decidedOn: CivilDate, duties: [Duty]) {
        self.id = id
        self.authority = authority
        self.title = title
        self.decidedOn = decidedOn
        self.duties = duties
    }
}
