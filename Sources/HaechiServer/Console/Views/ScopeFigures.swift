internal import BreachModel
internal import BreachResponse

/// The counts of a scope in their four units.
struct ScopeFigures {
    let context: ConsoleContext
    let scope: BreachScope

    /// The four units, people split by kind.
    var figures: [LabelledValue] {
        let counts = scope.counts
        return [
            figure("사람", "People", counts.people.value, "명"), figure("그중 회원", "of them members", counts.members.value, "명"),
            figure("그중 비회원", "of them non-members", counts.nonMembers.value, "명"),
            figure("계정", "Accounts", counts.accounts.value, "개"), figure("기록", "Records", counts.records.value, "건"),
            figure("열람", "Views", counts.views.value, "회"),
        ]
    }

    /// What else the scope counted, so that the numbers add up.
    var remainders: [LabelledValue] {
        let counts = scope.counts
        return [
            context.fact("범위 버전", "Scope version", String(scope.version)),
            context.fact("배제할 수 없는 사람", "People who cannot be excluded", context.people(counts.cannotBeExcluded)),
            context.fact(
                "존재하지 않는 번호", "Subject ids that do not exist",
                context.say(
                    "\(TimeWords.grouped(counts.subjectsThatDoNotExist))개", TimeWords.grouped(counts.subjectsThatDoNotExist))),
            context.fact(
                "중복으로 와서 세지 않은 줄", "Repeated lines, not counted again",
                context.say("\(TimeWords.grouped(counts.repeatedLines))줄", TimeWords.grouped(counts.repeatedLines))),
            context.fact(
                "설정에 없는 경로의 줄", "Lines of routes not in the configuration",
                context.say("\(TimeWords.grouped(counts.unmappedLines))줄", TimeWords.grouped(counts.unmappedLines))),
            context.fact("첫 접근", "First access", context.moment(scope.firstAccess)),
            context.fact("마지막 접근", "Last access", context.moment(scope.lastAccess)),
            context.fact("요약값(SHA-256)", "Digest (SHA-256)", scope.digest),
        ]
    }

    private func figure(_ korean: String, _ english: String, _ value: Int, _ unit: String) -> LabelledValue {
        context.fact(korean, english, TimeWords.grouped(value) + (context.language == .korean ? unit : ""))
    }
}
