import ArgumentParser
import Engine

/// `labconsole [LAB]`: the console.
struct ConsoleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "console", abstract: "The console on a lab; what runs without a subcommand.")

  /// The lab for those who name none.
  static let welcome = "first-join"

  @Argument(help: "A lab file, or the name or number of a lab that ships.")
  var lab = ConsoleCommand.welcome

  func run() throws {
    let output = Output()
    let source: LabSource
    do { source = try LabSource(lab) } catch {
      output.narrate(error.text(output.paint))
      if case .missing = error, let command = Self.meantCommand(lab) {
        output.narrate("or did you mean the command `\(command)`?")
      }
      throw ExitCode(error.status.rawValue)
    }
    try end(Self.open(source))
  }

  /// Opens the console where there is a terminal for it, and the prompt alone elsewhere.
  private static func open(_ source: LabSource) -> ExitStatus {
    MainActor.assumeIsolated { Console.open(source) } ?? LineMode(source).run()
  }

  private static func meantCommand(_ word: String) -> String? {
    let names = LabConsoleMain.configuration.subcommands.map { $0.configuration.commandName ?? "" }
    return Nearest.word(to: word, among: names)
  }
}
