/// `restore OBJ`: brings back what failed.
struct RestoreCommand: WorldCommand {
  static let spec = CommandSpec(
    "restore", "Bring back what was taken out of service.", group: .faults, forms: PlantObject.forms,
    examples: [
      ("restore link PE1-CE1", "the link comes up"),
      ("restore node PE2", "PE2 starts from nothing, with its configuration"),
    ])

  let object: PlantObject
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    object = try words.plantObject(in: world)
    text = words.text(of: "restore")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.set(object, isWorking: true, text: text)
  }
}
