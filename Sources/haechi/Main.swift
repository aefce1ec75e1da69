internal import Foundation
internal import HaechiCommands

@main
enum Main {
    static func main() async {
        let code = await HaechiCommand.run(Array(CommandLine.arguments.dropFirst()))
        exit(code)
    }
}
