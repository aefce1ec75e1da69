internal import BreachModel
internal import BreachResponse

/// Orders of regulators with the state and proof of each duty, and promises made in public.
struct PromisesView {
    struct Order {
        let anchor: String
        let title: String
        let facts: [LabelledValue]
        let duties: [Duty]
    }

    struct Duty {
        let number: String
        let text: String
        let due: String
        let state: String
        let `class`: String
        let proof: String
    }

    struct Promise {
        let number: String
        let text: String
        let place: String
        let owner: String
        let due: String
        let state: String
        let `class`: String
        let note: String?
    }

    let frame: Frame
    let w: [String: String]
    let orders: [Order]
    let hasPromises: Bool
    let promises: [Promise]

    init(_ context: ConsoleContext) {
        frame = context.frame(.promises)
        w = context.words
        orders = context.overview.orders.enumerated().map { Self.order($1, number: $0 + 1, context) }
        hasPromises = !context.overview.promises.isEmpty
        promises = context.overview.promises.map { promise in
            Promise(
                number: String(promise.id), text: promise.promise.text, place: promise.promise.place, owner: promise.promise.owner,
                due: context.times.moment(promise.promise.dueAt), state: promise.state.words[context.language],
                class: Self.style(promise.state), note: promise.note)
        }
    }

    private static func order(_ status: OrderStatus, number: Int, _ context: ConsoleContext) -> Order {
        let done = status.duties.count(where: \.state.isDone)
        return Order(
            anchor: "order-\(number)", title: status.order.title[context.language],
            facts: [
                context.fact("기관", "Authority", status.order.authority[context.language]),
                context.fact("의결", "Decided", status.order.decidedOn.description),
                context.fact("명령 번호", "Order", status.order.id),
                context.fact(
                    "증빙을 갖춘 것", "Done with proof", context.say("\(status.duties.count)가지 중 \(done)가지", "\(done) of \(status.duties.count)")),
            ],
            duties: status.duties.map { duty in
                Duty(
                    number: String(duty.duty.number), text: duty.duty.text[context.language],
                    due: context.times.moment(duty.duty.dueAt), state: duty.state.words[context.language], class: style(duty.state),
                    proof: duty.proof.map { "\($0.file) (SHA-256 \($0.digest.prefix(12))…)" }
                        ?? context.say("필요: ", "wanted: ") + duty.duty.proof[context.language])
            })
    }

    /// The style of a state.
    static func style(_ state: DueState) -> String {
        switch state {
        case .open: "care"
        case .done: "good"
        case .overdue, .doneLate, .broken: "bad"
        }
    }
}
