import ArgumentParser

/// The program: an interactive EVPN multicast laboratory.
@main
struct LabConsoleMain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "labconsole",
    abstract: "An EVPN multicast laboratory in one process.",
    discussion: """
      Without a subcommand it opens the console on LAB: the path of a lab file, or the name or number of a lab that ships.

      It ends with 0 (all well), 1 (an expectation or check failed), 2 (bad lab, script or input), 3 (not converged), \
      4 (an invariant was violated), 5 (the system refused a file), 64 (wrong usage) or 130 (interrupted).
      """,
    version: Version.text,
    subcommands: [
      ConsoleCommand.self, RunCommand.self, ReplCommand.self, LabsCommand.self, CheckCommand.self, TestCommand.self,
      DecodeCommand.self,
    ],
    defaultSubcommand: ConsoleCommand.self)
}

/// Which labconsole this is.
enum Version {
  static let text = "0.1.0"
}

extension ParsableCommand {
  /// Ends the program in the given way.
  func end(_ status: ExitStatus) throws {
    guard status == .success else { throw ExitCode(status.rawValue) }
  }
}
