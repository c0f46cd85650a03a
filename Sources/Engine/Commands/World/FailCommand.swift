/// `fail OBJ`: takes a part of the plant out of service.
struct FailCommand: WorldCommand {
  static let spec = CommandSpec(
    "fail", "Take a link, node, port, session or a PE's port to a segment out of service.", group: .faults,
    forms: PlantObject.forms,
    examples: [
      ("fail link PE1-CE1", "the link goes dark at both ends; frames on it are lost"),
      ("fail node PE2", "PE2 stops; its ports go dark at once"),
      ("fail es ES1 at PE1", "PE1 loses its port to the segment, and withdraws its routes"),
      ("fail session PE1-PE4", "PE1 ends the BGP session"),
    ])

  let object: PlantObject
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    object = try words.plantObject(in: world)
    text = words.text(of: "fail")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.set(object, isWorking: false, text: text)
  }
}
