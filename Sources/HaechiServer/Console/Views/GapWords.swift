internal import BreachModel
internal import BreachResponse

/// Gaps of the logs in words for the console.
enum GapWords {
    /// Whether a stretch of time is gone: only such days are shaded in the chart.
    static func isStretch(_ reason: CoverageGap.Reason) -> Bool {
        switch reason {
        case .missingDay, .missingHours, .missingFile, .truncatedFile, .missingNumbers, .unreadableLines, .counterRestarted: true
        case .unpairedRequests, .thinLines, .sampledLog, .clockSkew, .outsideLogs, .unmappedPages, .notShown: false
        }
    }

    static func reason(_ gap: CoverageGap, _ context: ConsoleContext) -> String {
        switch gap.reason {
        case .missingDay: context.say("하루치가 없음", "a day is missing")
        case .missingHours: context.say("몇 시간치가 없음", "hours are missing")
        case .missingFile: context.say("파일이 없음", "a file is missing")
        case .truncatedFile: context.say("파일이 중간에 끊김", "a file ends in the middle")
        case .unreadableLines: context.say("읽을 수 없는 줄", "lines that cannot be read")
        case .missingNumbers: context.say("순번이 빠진 줄", "numbered lines are missing")
        case .counterRestarted: context.say("순번이 다시 시작됨", "a sequence began again")
        case .unpairedRequests: context.say("다른 기록에만 있는 요청", "requests that only another log has")
        case .thinLines: context.say("줄이 예상보다 적음", "fewer lines than expected")
        case .sampledLog: context.say("일부만 남긴 기록", "a sampled log")
        case .clockSkew: context.say("시각이 맞지 않음", "times are off")
        case .outsideLogs: context.say("기록이 없는 기간", "outside the logs")
        case .unmappedPages: context.say("경로 설정에 없는 페이지", "pages that the route map does not know")
        case .notShown: context.say("낱줄이 빠졌을 가능성을 배제할 수 없음", "loss of single lines cannot be excluded")
        }
    }

    /// Whom and what the gap leaves open.
    static func effect(_ gap: CoverageGap, _ context: ConsoleContext) -> String {
        guard let effect = gap.effect else { return context.say("모든 사람, 모든 항목", "everyone, every item") }
        guard gap.concernsAnyone else { return context.say("아무도 해당하지 않음", "nobody") }
        let items = effect.items.map { context.overview.itemName($0, in: context.language) }.joined(separator: ", ")
        let whom =
            effect.people.map { context.say("\(TimeWords.grouped($0))명", "\(TimeWords.grouped($0)) people") }
            ?? context.say("모든 사람", "everyone")
        return "\(whom): \(items)"
    }
}
