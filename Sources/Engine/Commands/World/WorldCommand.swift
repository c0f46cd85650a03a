/// A command that changes the world: it works at the prompt, in a lab, in a test, in a replay and in a what-if copy.
package protocol WorldCommand: Sendable {
  /// Changes the world, or says why it cannot; a refused command leaves the world as it was.
  func perform(in world: inout World) throws(CommandError)
}
