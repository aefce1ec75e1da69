internal import BreachModel
internal import BreachResponse

/// One send with its progress.
struct SendView {
    let id: String
    let title: String
    let state: String
    let done: Int
    let audience: Int
    let percent: String
    let summary: String
    let states: [LabelledValue]
    let audienceText: String
    let sumClass: String
    let sumText: String

    init(_ context: ConsoleContext, _ send: SendStatus) {
        id = "send-" + send.id.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        title = context.say("발송 \(send.id)", "Send \(send.id)") + " (\(send.channel))"
        state = Self.state(send, context)
        done = send.count(.confirmed).value
        audience = max(1, send.audience.value)
        // Rounded down, so that only a finished send shows 100 %.
        percent = "\(done * 100 / audience)%"
        let confirmed = TimeWords.grouped(done)
        let all = TimeWords.grouped(send.audience.value)
        summary = context.say(
            "대상 \(all)명 가운데 \(confirmed)명 전달 확인 (\(percent))", "\(confirmed) of \(all) people confirmed (\(percent))")
        states = DeliveryState.allCases.map {
            LabelledValue(label: context.name($0), value: TimeWords.grouped(send.count($0).value))
        }
        audienceText = all
        sumClass = send.addsUp ? "fine" : "error"
        sumText =
            send.addsUp
            ? context.say("상태별 수의 합이 대상과 같습니다.", "The states add up to the audience.")
            : context.say(
                "상태별 수의 합이 대상과 다릅니다. 발송을 멈추고 저장소를 검사하세요.",
                "The states do not add up to the audience. Stop the send and check the store.")
    }

    private static func state(_ send: SendStatus, _ context: ConsoleContext) -> String {
        if let finished = send.finishedAt { return context.say("끝남: ", "finished ") + context.times.moment(finished) }
        if send.paused { return context.say("멈춤", "paused") }
        guard let started = send.startedAt else { return context.say("시작 전", "not started") }
        return context.say("시작: ", "started ") + context.times.moment(started)
    }
}
