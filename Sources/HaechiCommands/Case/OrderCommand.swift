package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi case order`: orders of regulators.
package struct OrderCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "order", abstract: "A regulator's order: its duties, their due times and proofs.",
        subcommands: [Add.self, Met.self, List.self])

    package init() {}

    /// `haechi case order add`.
    package struct Add: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enter an order from its file.",
            discussion: "docs/orders.md has the format. Example: haechi case order add examples/orders/first-order.json")

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The order's file.")
        package var file: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            let order = try KeepOrders(environment).add(file: file)
            if common.json { return try Output.json(order) }
            try OrderText.print(try ShowPromises(environment).orders().filter { $0.order.id == order.id }, environment)
        }
    }

    /// `haechi case order met`.
    package struct Met: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "met", abstract: "Enter that a duty of an order was done, with its proof.",
            discussion: """
                The proof is copied into the store and its digest sealed.

                Example: haechi case order met 4 --order pipc-2025-12-03 --proof banner.png --note "first page since 11:00"
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The duty's number.")
        package var number: Int
        @Option(help: "The order's id; not needed where there is one order.")
        package var order: String?
        @Option(help: "The file that shows it.")
        package var proof: String
        @Option(help: "When it was done; now if not given.")
        package var at: String?
        @Option(help: "What the proof shows.")
        package var note = ""

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            let orders = try ShowPromises(environment).orders()
            guard let id = order ?? (orders.count == 1 ? orders.first?.order.id : nil) else {
                throw ValidationError("say which order: --order ID; haechi case order list shows them")
            }
            let time = try at.map { try CommandTime.parse($0, option: "--at") } ?? environment.clock.now()
            let kept = try KeepOrders(environment).prove(number, of: id, proof: proof, at: time, note: note)
            Output.line("duty \(number) of \(id) is done; proof \(kept.file), SHA-256 \(kept.digest)")
        }
    }

    /// `haechi case order list`.
    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the orders with the state of each duty.", discussion: "Example: haechi case order list")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening(.readOnly)
            let orders = try ShowPromises(environment).orders()
            if common.json { return try Output.json(OrderText.rows(orders, environment)) }
            try OrderText.print(orders, environment)
        }
    }
}

/// `haechi case promise`: promises made in public.
package struct PromiseCommand: ParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "promise", abstract: "Promises made in public: owner, date, kept or broken.",
        subcommands: [Add.self, Settle.self, List.self])

    package init() {}

    /// `haechi case promise add`.
    package struct Add: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enter a promise.",
            discussion: """
                Example: haechi case promise add --text "We will e-mail a detailed notice." --where "press release" --owner "Kim Minji" \\
                    --made 2025-11-29T18:00+09:00 --due 2025-12-02T18:00+09:00
                """)

        @OptionGroup package var common: CommonOptions
        @Option(help: "The words in which it was made.")
        package var text: String
        @Option(name: .customLong("where"), help: "Where it was made.")
        package var place: String
        @Option(help: "Who answers for it.")
        package var owner: String
        @Option(help: "When it was made; now if not given.")
        package var made: String?
        @Option(help: "Until when.")
        package var due: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            let id = try KeepPromises(environment).add(
                PublicPromise(
                    text: text, place: place, owner: owner,
                    madeAt: try made.map { try CommandTime.parse($0, option: "--made") } ?? environment.clock.now(),
                    dueAt: try CommandTime.parse(due, option: "--due")))
            Output.line("promise \(id)")
        }
    }

    /// `haechi case promise settle`.
    package struct Settle: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "settle", abstract: "Enter that a promise was kept, or broken.",
            discussion: "Example: haechi case promise settle 1 kept --note \"sent to all, send 1\"")

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The promise's number.")
        package var id: Int
        @Argument(help: "kept or broken.")
        package var outcome: String
        @Option(help: "When; now if not given.")
        package var at: String?
        @Option(help: "What shows it.")
        package var note: String

        package init() {}

        package func run() throws {
            guard let outcome = PublicPromise.Outcome(rawValue: outcome) else { throw ValidationError("the outcome is kept or broken") }
            let environment = try common.environment().opening()
            let time = try at.map { try CommandTime.parse($0, option: "--at") } ?? environment.clock.now()
            try KeepPromises(environment).settle(id, as: outcome, at: time, note: note)
            Output.line("promise \(id): \(outcome.rawValue)")
        }
    }

    /// `haechi case promise list`.
    package struct List: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the promises with their state.", discussion: "Example: haechi case promise list")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening(.readOnly)
            let promises = try ShowPromises(environment).promises()
            if common.json { return try Output.json(OrderText.rows(promises, environment)) }
            for promise in promises {
                Output.line("\(Output.column(String(promise.id), 4)) \(promise.promise.text)")
                Output.line(
                    "     \(promise.promise.place); owner \(promise.promise.owner); \(promise.state.words.english) / \(promise.state.words.korean)"
                )
            }
        }
    }
}

/// Orders and promises in words for a terminal, and in rows for machines.
enum OrderText {
    struct DutyRow: Encodable {
        var order: String
        var number: Int
        var due: String
        var state: String
        var proof: String?
        var sha256: String?
    }

    struct PromiseRow: Encodable {
        var promise: Int
        var text: String
        var owner: String
        var due: String
        var state: String
    }

    static func rows(_ orders: [OrderStatus], _ environment: ResponseEnvironment) -> [DutyRow] {
        let offset = environment.configuration.zoneOffsetMinutes
        return orders.flatMap { order in
            order.duties.map { duty in
                DutyRow(
                    order: order.order.id, number: duty.duty.number, due: duty.duty.dueAt.rfc3339(offsetMinutes: offset),
                    state: duty.state.code, proof: duty.proof?.file, sha256: duty.proof?.digest)
            }
        }
    }

    static func rows(_ promises: [PromiseStatus], _ environment: ResponseEnvironment) -> [PromiseRow] {
        promises.map { promise in
            PromiseRow(
                promise: promise.id, text: promise.promise.text, owner: promise.promise.owner,
                due: promise.promise.dueAt.rfc3339(offsetMinutes: environment.configuration.zoneOffsetMinutes), state: promise.state.code)
        }
    }

    static func print(_ orders: [OrderStatus], _ environment: ResponseEnvironment) throws {
        let offset = environment.configuration.zoneOffsetMinutes
        for order in orders {
            Output.line("\(order.order.id)  \(order.order.authority.english), \(order.order.decidedOn): \(order.order.title.english)")
            for duty in order.duties {
                Output.line("  \(Output.column(String(duty.duty.number), 3)) \(duty.duty.text.english) / \(duty.duty.text.korean)")
                Output.line(
                    "      due \(duty.duty.dueAt.rfc3339(offsetMinutes: offset)); \(duty.state.words.english)"
                        + (duty.proof.map { "; proof \($0.file)" } ?? ""))
            }
        }
    }
}
