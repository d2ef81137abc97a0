import ArgumentParser

@main
struct ChaffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "chaff")
}
