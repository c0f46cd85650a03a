/// The commands that change the world.
///
/// One line for each.
package enum WorldCommands {
  package static let all: [any WorldCommand.Type] = [
    JoinCommand.self,
    LeaveCommand.self,
    QueryCommand.self,
    SendCommand.self,
    StartCommand.self,
    StopCommand.self,
    FailCommand.self,
    RestoreCommand.self,
    FlapCommand.self,
    FreezeCommand.self,
    ThawCommand.self,
    ImpairCommand.self,
    DropCommand.self,
    SetCommand.self,
    ClearCommand.self,
    ResetCountersCommand.self,
  ]

  /// Reads a whole command line: its name and what is behind it.
  package static func parse(_ line: CommandLine, in world: World) throws(CommandError) -> any WorldCommand {
    var words = Words(line)
    let name = try words.choice(among: Array(Set(all.map { $0.spec.words[0] })).sorted(), "a command")
    guard let kind = all.first(where: { $0.spec.words[0] == name }) else { throw CommandError("no command", column: 1) }
    for word in kind.spec.words.dropFirst() { try words.expect(word) }
    let command = try kind.init(parsing: &words, in: world)
    try words.expectEnd()
    return command
  }

  /// Reads the text of one command, as lab files hold it.
  package static func parse(_ text: String, in world: World) throws(CommandError) -> any WorldCommand {
    guard let line = try Words.commands(text).first else { throw CommandError("no command", expected: "a command") }
    return try parse(line, in: world)
  }
}
