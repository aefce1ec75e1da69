internal import BreachModel

extension LawProfile {
    /// Checks what the types alone cannot: ids, references, dates, lengths and citations.
    ///
    /// - Throws: `invalid-profile`, with the profile's id and the place.
    package func validate() throws(LawError) {
        try require(format == Self.format, "format")
        try require(!id.isEmpty && id.hasPrefix(family), "id")
        try require(zone.isKnown, "zone")
        try require(!regions.isEmpty && !authorities.isEmpty && !duties.isEmpty, "regions, authorities or duties")
        if let appliesFrom, let appliesUntil { try require(appliesFrom <= appliesUntil, "appliesUntil") }
        try require(Set(duties.map(\.id)).count == duties.count, "duties.id")
        for duty in duties { try validate(duty) }
        for entry in otherEntries { try validate(entry, "article") }
        try require(elements == nil || elements?.sets.allSatisfy { !$0.isEmpty } == true, "elements.sets")
        let needsElements = duties.contains { (($0.requiredIfAny ?? []) + ($0.requiredIfAll ?? [])).contains(.listedElements) }
        try require(!needsElements || elements != nil, "elements")
    }

    /// Entries with a citation that do not belong to a duty.
    private var otherEntries: [any LegalEntry] {
        var entries: [any LegalEntry] = substitutes
        entries += changes ?? []
        if let noticeForm { entries.append(noticeForm) }
        if let elements { entries.append(elements) }
        return entries
    }

    private func validate(_ duty: NotificationDuty) throws(LawError) {
        try validate(duty, duty.id)
        try require(Set(duty.slots.map(\.id)).count == duty.slots.count, duty.id + ".slots.id")
        for slot in duty.slots { try validate(slot, duty.id + "." + slot.id) }
        for waiver in duty.waivers ?? [] {
            try validate(waiver, duty.id + ".waivers")
            try require(!waiver.ifAll.isEmpty, duty.id + ".waivers.ifAll")
            for kept in waiver.neverCovers ?? [] { try require(self.duty(kept) != nil, duty.id + ".waivers.neverCovers") }
        }
        if let first = duty.firstVersion {
            try validate(first, duty.id + ".firstVersion")
            let known = Set(duty.slots.map(\.id))
            try require(first.mayMiss.allSatisfy(known.contains), duty.id + ".firstVersion.mayMiss")
        }
        if let followUp = duty.followUp { try validate(followUp, duty.id + ".followUp") }
        if let leader = duty.supplementOf { try require(self.duty(leader) != nil, duty.id + ".supplementOf") }
        if let clock = duty.clock { try validate(clock, of: duty) }
    }

    private func validate(_ clock: ClockRule, of duty: NotificationDuty) throws(LawError) {
        try validate(clock, duty.id + ".clock")
        let lengths = [clock.hours != nil, clock.days != nil, clock.length != nil].filter { $0 }.count
        try require(lengths == 1, duty.id + ".clock: one of hours, days, length")
        try require((clock.hours ?? 1) > 0 && (clock.days ?? 1) > 0, duty.id + ".clock: length above zero")
        try require((clock.softDays ?? 0) <= (clock.days ?? 0), duty.id + ".clock.softDays")
        try require(clock.daysIf == nil || clock.days != nil, duty.id + ".clock.daysIf")
        if let other = clock.notBefore { try require(self.duty(other) != nil, duty.id + ".clock.notBefore") }
    }

    private func validate(_ entry: any LegalEntry, _ place: String) throws(LawError) {
        try require(!entry.article.isEmpty, place + ".article")
    }

    private func require(_ holds: Bool, _ place: String) throws(LawError) {
        guard holds else {
            throw LawError(
                .invalidProfile, "a law profile contradicts itself or names something unknown",
                context: [("profile", id), ("at", place)])
        }
    }
}
