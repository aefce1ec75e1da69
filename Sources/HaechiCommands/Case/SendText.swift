internal import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// Sends in words for a terminal.
enum SendText {
    /// The JSON row of a send.
    struct Row: Encodable {
        let send: Int
        let state: String
        let channel: String
        let audience: Int
        let counts: [String: Int]
        let addsUp: Bool
        let unreached: [String: Int]

        init(_ status: SendNotices.Status) {
            send = status.send
            state = status.state
            channel = status.channel
            audience = status.audience.value
            counts = Dictionary(uniqueKeysWithValues: status.counts.map { ($0.state.rawValue, $0.people.value) })
            addsUp = status.addsUp
            unreached = Dictionary(status.unreached.map { ("\($0.state.rawValue): \($0.reason)", $0.people.value) }, uniquingKeysWith: +)
        }
    }

    static func show(_ progress: SendProgress, on bar: ProgressBar) {
        bar.show(progress.audience.value - progress.open.value, progress.audience.value)
    }

    static func print(_ status: SendNotices.Status) {
        Output.line("send \(status.send) by \(status.channel): \(status.state)")
        Output.line("  audience \(Output.number(status.audience.value))" + (status.addsUp ? "" : "  THE STATES DO NOT ADD UP"))
        for (state, people) in status.counts where people.value > 0 {
            Output.line("  \(Output.column(state.rawValue, 18)) \(Output.number(people.value))")
        }
        for entry in status.unreached {
            Output.line("    not reached: \(Output.number(entry.people.value))  \(entry.reason)")
        }
    }

    /// Says how a send ended; a send that waits for its carrier may go on later.
    static func finish(_ report: SendReport) throws {
        Output.line(
            "send \(report.send.id): \(report.ending.rawValue); confirmed \(Output.number(report.progress.count(.confirmed).value)) of \(Output.number(report.progress.audience.value)), not reached \(Output.number(report.progress.unreached.value))"
        )
        if report.ending == .waiting { throw ExitCode(ExitStatus.later.rawValue) }
    }
}
