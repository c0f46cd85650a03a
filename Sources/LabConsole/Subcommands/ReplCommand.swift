import ArgumentParser

/// `labconsole repl`: the prompt alone.
struct ReplCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "repl", abstract: "The prompt alone, without the screen; also in a pipe.")

  @Argument(help: "A lab file, or the name or number of a lab that ships.")
  var lab: String

  func run() throws {
    let output = Output()
    let source: LabSource
    do { source = try LabSource(lab) } catch {
      output.narrate(error.text(output.paint))
      throw ExitCode(error.status.rawValue)
    }
    try end(LineMode(source).run())
  }
}
