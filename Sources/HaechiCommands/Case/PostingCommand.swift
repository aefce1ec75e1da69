package import ArgumentParser
internal import BreachModel
internal import BreachResponse
internal import CaseStore

/// `haechi posting`: notices on pages of ours, and the watcher that looks after them.
package struct PostingCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "posting", abstract: "Postings on the company's pages: their term, and whether anyone can see them.",
        subcommands: [Add.self, Show.self, Watch.self, End.self])

    package init() {}

    /// `haechi posting add`.
    package struct Add: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "add", abstract: "Enter that an approved text stands on a page of ours.",
            discussion: """
                The page is on the loopback, on a host of company.domains, or a file (file:///…). A posting on the portal of haechi serve
                is shown there from then on.

                Example: haechi posting add NOTICE-ID --url http://127.0.0.1:8080/ --place first-screen --days 30
                """)

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The text's id; haechi notice list shows them.")
        package var notice: String
        @Option(help: "The page.")
        package var url: String
        @Option(help: "first-screen or pop-up.")
        package var place = KeepPostings.Place.firstScreen.rawValue
        @Option(help: "Whole days for which it must stand: 30 or more.")
        package var days = KeepPostings.shortestTerm
        @Option(help: "When it was posted; now if not given.")
        package var at: String?

        package init() {}

        package func run() throws {
            guard let place = KeepPostings.Place(rawValue: place) else { throw ValidationError("--place takes first-screen or pop-up") }
            let environment = try common.environment().opening()
            let time = try at.map { try CommandTime.parse($0, option: "--at") } ?? environment.clock.now()
            let id = try KeepPostings(environment).add(notice: NoticeID(notice), url: url, place: place, termDays: days, postedAt: time)
            Output.line("posting \(id). Next: haechi posting watch")
        }
    }

    /// `haechi posting show`.
    package struct Show: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show every posting: what was last seen, and its whole days without a gap.",
            discussion: "Example: haechi posting show")

        @OptionGroup package var common: CommonOptions

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening(.readOnly)
            let postings = try ShowPromises(environment).postings()
            if common.json { return try Output.json(PostingText.rows(postings, environment)) }
            for posting in postings { PostingText.print(posting, environment) }
        }
    }

    /// `haechi posting watch`.
    package struct Watch: AsyncParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "watch", abstract: "Look at every posting that stands; keep and seal what was seen.",
            discussion: """
                Fetches the page, renders it in Chromium at 360 and at 1280 pixels, and tells whether the text is whole, can be read, and
                has its title on the first screen. Looks once, or at intervals for the time that --for gives. Exit code 1 if at the last
                look a posting was not visible.

                Example: haechi posting watch --every 3600 --for 2678400
                """)

        @OptionGroup package var common: CommonOptions
        @Flag(help: "Look once; this is what happens without --for.")
        package var once = false
        @Option(help: "Seconds between two looks.")
        package var every = 3600
        @Option(name: .customLong("for"), help: "Seconds after which watching ends.")
        package var duration = 0

        package init() {}

        package func validate() throws {
            guard !(once && duration > 0) else { throw ValidationError("give one of --once and --for") }
        }

        package func run() async throws {
            let round = Repetition(every: every, duration: duration)
            try round.validate()
            let environment = try common.environment()
            let viewer = Adapters.required().viewer(environment)
            var isVisible = true
            try await round.run {
                isVisible = try await PostingText.look(environment, viewer: viewer, json: common.json)
            }
            if !isVisible { throw ExitCode(ExitStatus.negative.rawValue) }
        }
    }

    /// `haechi posting end`.
    package struct End: ParsableCommand {
        package static let configuration = CommandConfiguration(
            commandName: "end", abstract: "Enter that a posting was taken down.", discussion: "Example: haechi posting end 1")

        @OptionGroup package var common: CommonOptions
        @Argument(help: "The posting's number.")
        package var id: Int
        @Option(help: "When; now if not given.")
        package var at: String?

        package init() {}

        package func run() throws {
            let environment = try common.environment().opening()
            try KeepPostings(environment).end(id, at: try at.map { try CommandTime.parse($0, option: "--at") } ?? environment.clock.now())
            Output.line("posting \(id) has ended")
        }
    }
}

/// Postings in words for a terminal, and in rows for machines.
enum PostingText {
    struct Row: Encodable {
        var posting: Int
        var url: String
        var place: String
        var postedAt: String
        var removedAt: String?
        var looks: Int
        var state: String?
        var wholeDays: Int
        var termDays: Int
        var trouble: String?
    }

    static func rows(_ postings: [PostingStatus], _ environment: ResponseEnvironment) -> [Row] {
        let offset = environment.configuration.zoneOffsetMinutes
        return postings.map { posting in
            Row(
                posting: posting.id, url: posting.url, place: posting.place, postedAt: posting.postedAt.rfc3339(offsetMinutes: offset),
                removedAt: posting.removedAt?.rfc3339(offsetMinutes: offset), looks: posting.observations,
                state: posting.last?.sight?.state.rawValue, wholeDays: posting.visibleDays, termDays: posting.termDays,
                trouble: posting.trouble?.code)
        }
    }

    static func print(_ posting: PostingStatus, _ environment: ResponseEnvironment) {
        let offset = environment.configuration.zoneOffsetMinutes
        Output.line("posting \(posting.id)  \(posting.url) (\(posting.place)), since \(posting.postedAt.rfc3339(offsetMinutes: offset))")
        let since = posting.since.map { ", from \($0)" } ?? ""
        Output.line("  \(posting.visibleDays) of \(posting.termDays) whole days without a gap\(since); \(posting.observations) looks")
        if let last = posting.last, let sight = last.sight {
            Output.line("  last look \(last.at.rfc3339(offsetMinutes: offset)): \(sight.state.words.english) / \(sight.state.words.korean)")
            for screen in sight.screens {
                let problems = screen.problems.isEmpty ? "" : " (\(screen.problems.joined(separator: ", ")))"
                Output.line(
                    "    \(screen.size.width) px: \(screen.linesFound) of \(sight.lines) lines found, \(screen.linesReadable) readable\(problems), title on the first screen: \(screen.titleOnFirstScreen ? "yes" : "no")"
                )
            }
            if let reason = sight.reason { Output.line("    [\(reason)]") }
        }
        if let trouble = posting.trouble { Output.line("  ALARM: \(trouble.words.english) / \(trouble.words.korean)") }
    }

    /// Looks once. The store is held open for writing only after the browser is done, so that other commands can write meanwhile.
    ///
    /// - Returns: whether every posting that stands is visible.
    static func look(_ environment: ResponseEnvironment, viewer: any PageViewer, json: Bool) async throws -> Bool {
        let looks = try await WatchPostings(try environment.opening(.readOnly), viewer: viewer).look()
        let writing = try environment.opening()
        try WatchPostings(writing, viewer: viewer).keep(looks)
        let postings = try ShowPromises(writing).postings().filter { $0.removedAt == nil }
        if json { try Output.json(rows(postings, writing)) } else { for posting in postings { print(posting, writing) } }
        _ = try RaiseAlarms(writing)(aheadHours: 0)
        return looks.allSatisfy { $0.sight.state == .visible }
    }
}
