package import ArgumentParser

/// The command line. Read this file first: one subcommand a stage, in the order of the flow.
///
/// Every command names itself: a name that the parser has to make out of a type's costs a look through all conformances of the program, for
/// each command at each start.
package struct HaechiCommand: AsyncParsableCommand {
    package static let configuration = CommandConfiguration(
        commandName: "haechi",
        abstract: "Breach response: from the first stray access to the last closed case, with proof.",
        discussion: "Start with a rehearsal: haechi drill make --out drill, then haechi drill respond --folder drill.",
        version: "0.1.0",
        subcommands: [
            DrillCommand.self, ScanCommand.self, FormatsCommand.self, CoverageCommand.self, DetectCommand.self, ScopeCommand.self,
            TraceCommand.self, PreserveCommand.self, CaseCommand.self, NoticeCommand.self, SendCommand.self, PostingCommand.self,
            ReportCommand.self, EvidenceCommand.self, ServeCommand.self, ConsoleUserCommand.self,
        ])

    package init() {}

    /// Parses and runs the command line.
    ///
    /// - Parameter adapters: what reaches the outside world.
    /// - Returns: the exit code for the process.
    package static func run(_ arguments: [String], adapters: Adapters) async -> Int32 {
        await Adapters.$current.withValue(adapters) { await run(arguments) }
    }

    private static func run(_ arguments: [String]) async -> Int32 {
        do {
            var command = try parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return ExitStatus.success.rawValue
        } catch let code as ExitCode {
            return code.rawValue
        } catch  where exitCode(for: error) == .success || exitCode(for: error) == .validationFailure {
            // Help, version, and everything that the parser itself refuses.
            let text = fullMessage(for: error)
            if exitCode(for: error) == .success { Output.line(text) } else { ErrorReport.write(text + "\n") }
            return exitCode(for: error) == .success ? 0 : ExitStatus.usage.rawValue
        } catch {
            return ErrorReport.print(error).rawValue
        }
    }
}
