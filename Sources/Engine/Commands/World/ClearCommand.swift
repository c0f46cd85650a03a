/// `clear bgp A-B`: ends a session; it comes up again by itself.
struct ClearCommand: WorldCommand {
  static let spec = CommandSpec(
    "clear bgp", "Reset the BGP session of two routers; it comes up again by itself.", group: .configuration,
    forms: [[.value(.session)]],
    examples: [("clear bgp PE1-PE4", "PE1 sends a NOTIFICATION, and the session starts anew")])

  let a: NodeID
  let b: NodeID
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    guard case .session(let a, let b) = try words.session(in: world) else { throw CommandError("no session") }
    (self.a, self.b) = (a, b)
    if let word = words.peek(), "soft".hasPrefix(word.text) {
      throw CommandError("`clear bgp … soft` is not known to this version", column: word.column, expected: "the end")
    }
    text = words.text(of: "clear bgp")
  }

  func perform(in world: inout World) throws(CommandError) {
    world.clearSession(a, b, text: text)
  }
}
