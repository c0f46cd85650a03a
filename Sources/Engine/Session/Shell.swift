/// The prompt's language over a world and its history: what is typed goes in, what is said comes out.
///
/// A value without input or output: the console, scripts, labs and tests drive the same one. Commands about files and
/// windows belong to whoever runs it; see `outerSpecs`.
package struct Shell: Sendable {
  package internal(set) var timeline: Timeline
  /// The name of the branch that `timeline` is.
  package internal(set) var branch = "main"
  /// Other branches: forks, and futures that a new command cut off.
  package internal(set) var forks: [Fork] = []
  package internal(set) var marks: [Mark] = []
  package internal(set) var watches: [Watch] = []
  /// The exercise, as far as it has come.
  package internal(set) var guide = GuideProgress()
  /// Commands of the surroundings, for help and completion; running one is answered by `CommandOutput.Request.outer`.
  package var outerSpecs: [CommandSpec] = []
  /// Whether going forward stops at an event that violates a rule, as a script does.
  package var stopsAtViolations = false
  /// Asked now and then while time passes, with the world as it stands: whether somebody wants it to stop.
  package var isInterrupted: @Sendable (World) -> Bool = { _ in false }

  /// Shown the world now and then while time passes: for captures.
  package var watcher: (@Sendable (borrowing World) -> Void)? {
    get { timeline.watcher }
    set { timeline.watcher = newValue }
  }

  /// A world with its history, kept under a name.
  package struct Fork: Sendable {
    package let name: String
    package let timeline: Timeline
    package let marks: [Mark]
    /// Why it is there.
    package let note: String
  }

  /// A moment with a name.
  package struct Mark: Hashable, Sendable {
    package let name: String
    package let moment: Moment
  }

  /// An expression whose changes stop the clock.
  package struct Watch: Sendable {
    package let expression: Expression
    package internal(set) var value: ExpressionValue
  }

  /// `world` has been booted; its clock shows the hand-over.
  package init(_ world: World) {
    timeline = Timeline(world)
  }

  package var world: World { timeline.world }

  // MARK: Lines

  /// Runs the commands of a line, separated by `;`.
  ///
  /// A wrong one ends the line.
  package mutating func execute(_ line: String) -> [CommandOutput] {
    let commands: [CommandLine]
    do {
      commands = try Words.commands(line)
    } catch {
      return [.refused(line, error)]
    }
    var outputs: [CommandOutput] = []
    for command in commands {
      outputs.append(execute(command))
      if outputs.last?.verdict == .refused { break }
    }
    return outputs
  }

  /// Runs one command with its stages.
  package mutating func execute(_ line: CommandLine) -> CommandOutput {
    let before = world.violations.count
    var output = CommandOutput(command: line.text)
    do {
      if line.words.last?.text == "?" {
        output.lines = help(for: line)
        return output
      }
      let (line, stages) = try Self.stages(of: line)
      let command = try resolve(line)
      if case .outer(let name) = command {
        output.request = .outer(name: name, line)
        return output
      }
      let reply = try run(command, line)
      output.verdict = reply.verdict
      output.expectations = reply.expectations
      try OutputStage.apply(stages, to: reply, &output)
    } catch {
      output = .refused(line.text, error)
    }
    // After a step back there may be fewer than before.
    output.violations = Array(world.violations.dropFirst(min(before, world.violations.count)))
    return output
  }

  private static func stages(of line: CommandLine) throws(CommandError) -> (CommandLine, [OutputStage]) {
    var stages: [OutputStage] = []
    for words in line.stages { stages.append(try OutputStage(words)) }
    guard let last = line.words.last, line.words.count > 1, last.text == "json", !last.isQuoted else {
      return (line, stages)
    }
    let short = CommandLine(text: line.text, column: line.column, words: line.words.dropLast(), stages: line.stages)
    return (short, [.json] + stages)
  }

  // MARK: Commands

  /// A command that was recognised, with the words behind its name still to be read.
  enum Command {
    case world(any WorldCommand.Type, Words)
    case session(any SessionCommand.Type, Words)
    case view(any View.Type, Scope, Words)
    case outer(String)
  }

  private mutating func run(_ command: Command, _ line: CommandLine) throws(CommandError) -> Reply {
    switch command {
    case .world(let kind, var words):
      let command = try kind.init(parsing: &words, in: world)
      try words.expectEnd()
      return try perform(command, text: line.text)
    case .session(let kind, var words):
      let command = try kind.init(parsing: &words, in: self)
      try words.expectEnd()
      return try command.run(in: &self)
    case .view(let kind, let scope, var words):
      let view = try kind.init(parsing: &words, in: world)
      try words.expectEnd()
      return Reply(view.json(of: world, scope: scope), layout: view.layout)
    case .outer: return Reply([])
    }
  }

  /// Changes the world.
  ///
  /// The future that was there after a rewind is kept as a fork.
  mutating func perform(_ command: some WorldCommand, text: String) throws(CommandError) -> Reply {
    let before = timeline.position < timeline.journal.count ? timeline : nil
    let first = world.trace.records.count
    try timeline.perform(command, text: text)
    var lines: [String] = []
    if let before {
      let name = freeName("future")
      forks.append(Fork(name: name, timeline: before, marks: marks, note: "cut off by `\(text)`"))
      lines.append("what was to come is kept as the fork \(name)")
    }
    let moment = timeline.moment
    marks.removeAll { $0.moment.event > moment.event || $0.moment.position > moment.position }
    lines = Narration.lines(from: first, of: world, limit: 8) + lines
    let json = JSONValue.view(
      "command", world, ["command": .string(text), "events": Narration.json(from: first, of: world)])
    return Reply(lines, json: json)
  }

  /// `stem-1`, or the first of its successors that is free.
  func freeName(_ stem: String) -> String {
    var number = 1
    while forks.contains(where: { $0.name == "\(stem)-\(number)" }) { number += 1 }
    return "\(stem)-\(number)"
  }
}
