/// Answers which rows of the attack the delivered files show.
struct DeliveredLogs: Sendable {
    private let noise: LogNoise
    private let schedule: CivilSchedule
    private let slotsLeftInCutFile: [Int]

    /// Why no delivered line shows a row.
    enum Loss: Sendable {
        case missingDay, truncatedFile, damagedLine
    }

    init(world: DrillWorldPlan, logs: LogTally) {
        noise = world.noise
        schedule = world.attack.schedule
        slotsLeftInCutFile = logs.slotsLeftInCutFile
    }

    func time(of slot: Int) -> Int64 { schedule.time(of: slot) }

    /// Nil if a readable line shows the row, otherwise what happened to the first of its lines.
    func loss(of slot: Int) -> Loss? {
        let fate = noise.fate(.attack, slot)
        let day = schedule.day(of: slot)
        guard let first = loss(of: slot, inFileOf: fate.isHoursLate ? day + 1 : day) else { return nil }
        // A second line in the same file shares the fate of the file; in the cut one, any line left counts.
        if fate.isRepeatedNextDay, loss(of: slot, inFileOf: day + 1) == nil { return nil }
        return first
    }

    private func loss(of slot: Int, inFileOf day: Int) -> Loss? {
        if day == noise.missingDay { return .missingDay }
        if day == noise.truncatedDay { return isLeftInCutFile(slot) ? nil : .truncatedFile }
        return noise.isDamagedAttack(slot) ? .damagedLine : nil
    }

    private func isLeftInCutFile(_ slot: Int) -> Bool {
        var low = 0
        var high = slotsLeftInCutFile.count
        while low < high {
            let middle = (low + high) / 2
            if slotsLeftInCutFile[middle] < slot { low = middle + 1 } else { high = middle }
        }
        return low < slotsLeftInCutFile.count && slotsLeftInCutFile[low] == slot
    }
}
