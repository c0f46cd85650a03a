import ArgumentParser

/// `labconsole run`: a lab without a terminal.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a lab without a terminal: boot, commands in order, then a report.",
    discussion: """
      Commands are lines of the prompt: settings first, then -c in order, then the script. What they show goes to \
      standard output, everything else to standard error. The first command that fails stops the run.
      """)

  @Argument(help: "A lab file, or the name or number of a lab that ships.")
  var lab: String

  @Option(
    name: .customShort("c"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp("Execute a line of the prompt.", valueName: "command"))
  var commands: [String] = []

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Execute the lines of a file; - is standard input.", valueName: "file"))
  var script: String?

  @Flag(help: "Print one JSON object at the end, and nothing else, on standard output.")
  var json = false

  @Option(help: ArgumentHelp("Write every frame on every link since the boot as pcapng.", valueName: "file"))
  var pcap: String?

  @Option(help: ArgumentHelp("Write the trace, a line for each record.", valueName: "file"))
  var trace: String?

  @Option(help: "The seed of all dice, instead of the lab's.")
  var seed: UInt64?

  @Option(
    name: .customLong("set"), parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Change a setting after the boot, as the command `set` does: ES1.sync=none.", valueName: "obj.key=value"))
  var settings: [String] = []

  @Flag(help: "Go on after a command that fails, and report all.")
  var keepGoing = false

  @Flag(help: "Leave out the rules that are watched all the time.")
  var noInvariants = false

  func run() throws {
    let output = Output()
    let source: LabSource
    do { source = try LabSource(lab) } catch {
      output.narrate(error.text(output.paint))
      throw ExitCode(error.status.rawValue)
    }
    do {
      let lines = try lines()
      var run = try HeadlessRun(
        source,
        HeadlessRun.Options(
          seed: seed, checksInvariants: !noInvariants, keepsGoing: keepGoing, isJSON: json, capturePath: pcap,
          tracePath: trace))
      try end(run.run(lines))
    } catch let error as FileError {
      output.narrate(error)
      throw ExitCode(error.status.rawValue)
    } catch let error as Diagnostic {
      output.narrate(error.text(output.paint))
      throw ExitCode(ExitStatus.badInput.rawValue)
    }
  }

  private func lines() throws -> [ScriptLine] {
    var lines: [ScriptLine] = []
    for (index, text) in settings.enumerated() { lines.append(try ScriptLine.setting(text, number: index + 1)) }
    lines += ScriptLine.commands(commands)
    if let script { lines += try ScriptLine.script(script) }
    return lines
  }
}
