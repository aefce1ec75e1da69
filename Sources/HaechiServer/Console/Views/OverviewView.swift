internal import BreachModel
internal import BreachResponse

/// The console's first page: how bad, how long, what is due, how far.
struct OverviewView {
    struct Duty {
        let name: String
        let due: String
        let state: String
        let `class`: String
    }

    /// What needs someone now, and why: its time has passed, or it does not stand as it must.
    struct Alarm {
        let lead: String
        let text: String
    }

    let frame: Frame
    let w: [String: String]
    let alarms: [Alarm]
    let nearing: [String]
    let hasScope: Bool
    let figures: [LabelledValue]
    let facts: [LabelledValue]
    let hasDuties: Bool
    let duties: [Duty]
    let sends: [SendView]
    let evidence: [LabelledValue]

    init(_ context: ConsoleContext) {
        let overview = context.overview
        frame = context.frame(.overview)
        w = context.words
        let overdue = context.say("기한이 지났습니다:", "Overdue:")
        let duties = overview.duties.filter(\.isAlarm).map {
            Alarm(lead: overdue, text: "\($0.name[context.language]) — \($0.stateText[context.language])")
        }
        let others = overview.alarms.filter { $0.level == .overdue && !$0.key.hasPrefix("duty:") }.map {
            // A posting that nobody looks at, or logs that changed, have no due time that could have passed.
            Alarm(
                lead: $0.due == nil ? context.say("지금 확인이 필요합니다:", "Needs attention now:") : overdue,
                text: $0.statement[context.language])
        }
        alarms = duties + others
        nearing = overview.alarms.filter { $0.level != .overdue }.map { $0.statement[context.language] }
        hasScope = overview.scope != nil
        figures = overview.scope.map { ScopeFigures(context: context, scope: $0).figures } ?? []
        facts = Self.facts(context)
        hasDuties = !overview.duties.isEmpty
        self.duties = overview.duties.map { duty in
            Duty(
                name: duty.name[context.language], due: duty.due.map(context.times.moment) ?? "–",
                state: duty.stateText[context.language], class: DutiesView.style(duty))
        }
        sends = overview.sends.map { SendView(context, $0) }
        evidence = Self.evidence(context)
    }

    private static func facts(_ context: ConsoleContext) -> [LabelledValue] {
        let facts = context.overview.facts
        let first = facts.scope?.firstAccess ?? facts.leakFrom
        let last = facts.scope?.lastAccess ?? facts.leakTo
        var rows = [
            context.fact("사건 번호", "Case", context.overview.caseID.rawValue),
            context.fact("첫 접근", "First access", context.moment(first)),
            context.fact("마지막 접근", "Last access", context.moment(last)),
            context.fact(
                "접근 종료", "Access ended", facts.ended ? context.say("확인됨", "confirmed") : context.say("확인되지 않음", "not confirmed")),
            context.fact("발견", "Discovered", context.moment(facts.discoveredAt)),
            context.fact("인지(기한 기준)", "Aware (fixes the clocks)", context.moment(facts.awareAt)),
        ]
        if let first, let found = facts.discoveredAt, found > first {
            let minutes = (found.milliseconds - first.milliseconds) / 60_000
            rows.append(context.fact("드러나지 않은 기간", "Time unseen", context.times.span(minutes: minutes)))
        }
        if let coverage = facts.scope?.coverage {
            let gaps = coverage.losses.count
            rows.append(
                context.fact(
                    "접속 기록", "Access logs",
                    gaps == 0
                        ? coverage.isComplete
                            ? context.say("빈 곳 없음", "complete")
                            : context.say("드러난 빈 곳 없음, 낱줄 확인 불가", "no known gap; single lines not shown to be complete")
                        : context.say("빈 곳 \(gaps)곳: 그 시간은 ‘배제 불가’로 셉니다", "\(gaps) gap(s): that time counts as not excluded")))
        }
        if let preservation = context.overview.preservation { rows.append(Self.preservation(preservation, context)) }
        return rows
    }

    private static func preservation(_ status: PreservationStatus, _ context: ConsoleContext) -> LabelledValue {
        let files = TimeWords.grouped(status.files)
        guard let lookedAt = status.lookedAt else {
            return context.fact(
                "기록 보존", "Logs kept",
                context.say(
                    "\(files)개 파일의 목록을 봉인함. 아직 대조하지 않음: haechi preserve watch",
                    "\(files) files listed and sealed; not compared yet: haechi preserve watch"))
        }
        let time = context.times.moment(lookedAt)
        let state =
            status.alarms.isEmpty
            ? context.say("\(files)개 파일이 그대로임(\(time) 대조)", "\(files) files as they were (compared \(time))")
            : context.say(
                "\(files)개 가운데 \(status.alarms.count)개가 그대로가 아님(\(time)): ",
                "\(status.alarms.count) of \(files) not as they were (\(time)): ")
                + status.alarms.prefix(3).map { $0[context.language] }.joined(separator: " ")
        let soon = status.retention.map { warning in
            context.say(
                " 기록 \(warning.log)의 \(warning.files)개 파일이 \(context.times.moment(warning.first))부터 자동 삭제됩니다.",
                " \(warning.files) files of the log \(warning.log) are deleted automatically from \(context.times.moment(warning.first)) on."
            )
        }
        return context.fact("기록 보존", "Logs kept", state + soon.joined())
    }

    private static func evidence(_ context: ConsoleContext) -> [LabelledValue] {
        let state = context.overview.evidence
        let verified =
            switch state.verified {
            case .some(true): context.say("기록의 사슬을 다시 계산해 일치함", "chain recomputed, whole")
            case .some(false): context.say("사슬이 끊김: haechi evidence verify로 확인하세요", "chain broken: run haechi evidence verify")
            case .none: context.say("기록이 없음", "there is no log yet")
            }
        return [
            context.fact("항목 수", "Entries", TimeWords.grouped(state.entries)),
            context.fact("마지막 요약값", "Head digest", state.head.isEmpty ? "–" : state.head),
            context.fact("검증", "Verification", verified),
        ]
    }
}
