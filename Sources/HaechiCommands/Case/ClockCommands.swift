package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

extension CaseCommand {
    /// `haechi case new-fact`.
    package struct NewFact: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "new-fact", abstract: "Enter a new fact: the clock of every supplement starts for it.",
            discussion: """
                Example: haechi case new-fact entrance-codes --at 2025-11-29T18:00+09:00 --ko "…" --en "Entrance codes leaked too."
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "A short name, by which supplements are marked as met.")
        package var name: String
        @Option(help: "When it was confirmed.")
        package var at: String
        @Option(help: "The fact, in Korean.")
        package var ko: String
        @Option(help: "The fact, in English.")
        package var en: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try MoveClocks(environment).addFact(
                name, at: try CommandTime.parse(at, option: "--at"), statement: Bilingual(korean: ko, english: en))
            try ClockText.print(environment)
        }
    }

    /// `haechi case event`.
    package struct Event: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "event", abstract: "Enter an event that starts clocks.",
            discussion: """
                Events: \(MoveClocks.eventIDs.joined(separator: ", ")).

                Example: haechi case event high-risk-found --at 2025-11-18T09:00+09:00 --note "severity 4.0 by the ENISA method"
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The event.")
        package var event: String
        @Option(help: "When it happened.")
        package var at: String
        @Option(help: "What shows it.")
        package var note: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try MoveClocks(environment).addEvent(event, at: try CommandTime.parse(at, option: "--at"), note: note)
            try ClockText.print(environment)
        }
    }

    /// `haechi case assessed`.
    package struct Assessed: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "assessed", abstract: "Enter the company's own assessment; Singapore's clocks run from it.",
            discussion: "Example: haechi case assessed --at 2026-02-26T10:00+08:00 --notifiable --basis \"612 people in Singapore\"")

        @OptionGroup package var common: CommonOptions
        @Option(help: "When the assessment ended.")
        package var at: String
        @Flag(inversion: .prefixedNo, help: "Whether the breach is notifiable.")
        package var notifiable: Bool
        @Option(help: "Why.")
        package var basis: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try MoveClocks(environment).assess(at: try CommandTime.parse(at, option: "--at"), isNotifiable: notifiable, basis: basis)
            try ClockText.print(environment)
        }
    }

    /// `haechi case answer`.
    package struct Answer: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "answer", abstract: "Answer a question on which duties depend.",
            discussion: """
                Questions: \(CaseQuestion.allCases.map(\.rawValue).joined(separator: ", ")).

                Example: haechi case answer significant-harm no --basis "no financial or health data"
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The question.")
        package var question: String
        @Argument(help: "yes, no or open.")
        package var answer: String
        @Option(help: "Why.")
        package var basis: String

        package init() {}

        package func run() throws {
            guard let question = CaseQuestion(rawValue: question) else {
                throw ValidationError("the question is one of " + CaseQuestion.allCases.map(\.rawValue).joined(separator: ", "))
            }
            guard ["yes", "no", "open"].contains(answer) else { throw ValidationError("the answer is yes, no or open") }
            let environment = try common.environment().opening()
            try MoveClocks(environment).answer(question, answer == "open" ? nil : answer == "yes", basis: basis)
            try ClockText.print(environment)
        }
    }

    /// `haechi case extend`.
    package struct Extend: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "extend", abstract: "Claim that a duty's clock is extended, on a ground that the law allows.",
            discussion: """
                Without --until the cause still lasts. A ground that the law does not know for this duty is refused.

                Example: haechi case extend KR/notice-person --ground urgent-containment --from 2025-11-18T09:00+09:00 --reason "…"
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The duty, with its law where several have one: US-CA/notice-person.")
        package var duty: String
        @Option(help: "The ground, by its id.")
        package var ground: String
        @Option(help: "When the cause began.")
        package var from: String
        @Option(help: "When the cause ended.")
        package var until: String?
        @Option(help: "What the cause is, and what shows it.")
        package var reason: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try MoveClocks(environment).extend(
                duty, ground: ground, from: try CommandTime.parse(from, option: "--from"),
                until: try until.map { try CommandTime.parse($0, option: "--until") }, reason: reason)
            try ClockText.print(environment)
        }
    }

    /// `haechi case waive`.
    package struct Waive: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "waive", abstract: "Claim a ground that, with the others that the law asks for, removes a duty.",
            discussion: """
                Each ground needs its evidence and a name (--by). An empty --evidence takes the claim back.

                Example: haechi case waive report-leak --ground route-confirmed --evidence "forensic report 7" --by "Kim Minji, CISO"
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The duty, with its law where several have one.")
        package var duty: String
        @Option(help: "The ground, by its id.")
        package var ground: String
        @Option(help: "What shows it.")
        package var evidence: String

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try MoveClocks(environment).waive(duty, ground: ground, evidence: evidence)
            try ClockText.print(environment)
        }
    }

    /// `haechi case places`.
    package struct Places: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "places", abstract: "Where the people of the scope live, and which laws hold for them.",
            discussion: "Example: haechi case places")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let show = ShowJurisdictions(try common.environment().opening(.readOnly))
            let places = try show.places()
            if common.json { return try Output.json(places ?? []) }
            for law in try show() {
                let version = law.profile ?? "no version in this library for the date that decides"
                Output.line("\(Output.column(law.family, 8)) \(version): \(law.name.english) / \(law.name.korean)")
                Output.line(
                    "         version chosen by \(law.chosenBy.english); \(law.bindsCompany ? "binds the company" : "follows people home")")
            }
            guard let places else { return Output.line("homes were not counted yet: haechi scope make counts them") }
            for place in places {
                Output.line(
                    "\(Output.column(place.code ?? "home not known", 16)) \(Output.number(place.people)) people: \(place.laws.joined(separator: ", "))"
                )
            }
        }
    }
}
