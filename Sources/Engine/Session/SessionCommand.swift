/// A command about the session: time and history, questions, checks, help.
///
/// It gets the shell, and so the past as well.
///
/// A new one is one new file and one line in `SessionCommands.all`.
package protocol SessionCommand: Sendable {
  static var spec: CommandSpec { get }

  /// Reads the words behind the command's name.
  init(parsing words: inout Words, in shell: Shell) throws(CommandError)

  func run(in shell: inout Shell) throws(CommandError) -> Reply
}

/// The commands about the session.
///
/// One line for each.
package enum SessionCommands {
  package static let all: [any SessionCommand.Type] = [
    RunCommand.self,
    StepCommand.self,
    StepBackCommand.self,
    UntilCommand.self,
    GotoCommand.self,
    RewindCommand.self,
    MarkCommand.self,
    MarksCommand.self,
    UndoCommand.self,
    RedoCommand.self,
    ResetCommand.self,
    WhenCommand.self,
    WhyCommand.self,
    WhyNotCommand.self,
    ExpectCommand.self,
    WatchCommand.self,
    CheckCommand.self,
    LabStartCommand.self,
    LabStepCommand.self,
    LabHintCommand.self,
    LabStatusCommand.self,
    ForkCommand.self,
    SwitchForkCommand.self,
    ForksCommand.self,
    DropForkCommand.self,
    HelpCommand.self,
    FindCommand.self,
  ]
}
