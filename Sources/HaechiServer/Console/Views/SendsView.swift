internal import BreachModel
internal import BreachResponse

/// All sends, and who is not reached yet.
struct SendsView {
    struct Unreached {
        let send: String
        let state: String
        let reason: String
        let people: String
    }

    let frame: Frame
    let w: [String: String]
    let sends: [SendView]
    let hasUnreached: Bool
    let unreached: [Unreached]

    init(_ context: ConsoleContext) {
        frame = context.frame(.sends)
        w = context.words
        sends = context.overview.sends.map { SendView(context, $0) }
        hasUnreached = !context.overview.unreached.isEmpty
        unreached = context.overview.unreached.map {
            Unreached(
                send: context.say("발송 \($0.send)", "Send \($0.send)"), state: context.name($0.state),
                reason: $0.reason?[context.language] ?? "–", people: TimeWords.grouped($0.people.value))
        }
    }
}
