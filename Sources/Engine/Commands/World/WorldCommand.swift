/// A command that changes the world.
///
/// It gets the world and nothing more, so that it works at the prompt, in a script, in a lab, in a test and in a copy
/// that runs ahead.
///
/// A new one is one new file and one line in `WorldCommands.all`.
package protocol WorldCommand: Sendable {
  static var spec: CommandSpec { get }

  /// Reads the words behind the command's name; names are looked up in the world.
  init(parsing words: inout Words, in world: World) throws(CommandError)

  /// Changes the world now; what follows from it at this instant happens, too.
  func perform(in world: inout World) throws(CommandError)
}
