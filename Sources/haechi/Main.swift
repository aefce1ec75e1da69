internal import BreachResponse
internal import Foundation
internal import HaechiCommands
internal import NoticeDelivery

/// Plugs the live adapters into the command line.
@main
enum Main {
    static func main() async {
        let adapters = Adapters(carrier: Carriers.configured, viewer: Viewers.configured, pages: ServedPages(), serve: Serving.serve)
        exit(await HaechiCommand.run(Array(CommandLine.arguments.dropFirst()), adapters: adapters))
    }
}
