import Wire

/// The kinds of events by which one can step.
enum StepKind: String, CaseIterable, Sendable {
  case event
  /// A control message reached whom it was for.
  case message
  /// A frame reached the end of a link.
  case hop
  case timer
  /// Somebody's state changed.
  case change

  /// Whether the event that happened last is of the kind; `records` is the length of the trace before it.
  func fits(_ world: World, records: Int) -> Bool {
    switch self {
    case .event: return true
    case .change: return world.trace.records.count > records
    case .timer:
      guard case .timer? = world.lastEvent else { return false }
      return true
    case .hop:
      guard case .arrival? = world.lastEvent else { return false }
      return true
    case .message:
      switch world.lastEvent {
      case .arrival(_, _, let copy, _, let bytes):
        return world.frames[copy].fate == .consumed && Self.isMessage(bytes)
      case .linkState: return true
      case .timer, .fault, nil: return false
      }
    }
  }

  /// Whether a frame says something of its own; an acknowledgement of the transport does not.
  private static func isMessage(_ bytes: [UInt8]) -> Bool {
    !["TCP", "UDP", "Ethernet"].contains(Dissector.dissect(frame: bytes).summary.protocolName)
  }
}

extension Words {
  /// `[N] [event|message|hop|timer|change]`.
  mutating func steps() throws(CommandError) -> (count: Int, kind: StepKind) {
    var count = 1
    if let word = peek(), word.text.utf8.allSatisfy({ (48...57).contains($0) }) {
      count = try number("a number of steps", in: 1...1_000_000)
    }
    guard !isEmpty else { return (count, .event) }
    let name = try choice(among: StepKind.allCases.map(\.rawValue), "event, message, hop, timer or change")
    return (count, StepKind(rawValue: name) ?? .event)
  }
}

/// `step [N] [KIND]`: forward by events.
struct StepCommand: SessionCommand {
  static let spec = CommandSpec(
    "step", "Let the next event happen, or the next N of a kind.", group: .time,
    forms: [[.option([.value(.text("N"))]), .option([.choice(StepKind.allCases.map(\.rawValue))])]],
    examples: [
      ("step", "one event"), ("step 10", "ten events"),
      ("step message", "up to the next control message that arrives"),
      ("step change", "up to the next change of state"),
    ])

  let count: Int
  let kind: StepKind

  init(parsing words: inout Words, in shell: Shell) throws(CommandError) {
    (count, kind) = try words.steps()
  }

  /// Of a rare kind no more than so many events are searched.
  private static let patience = 5_000_000

  func run(in shell: inout Shell) throws(CommandError) -> Reply {
    let before = shell.world
    var left = count
    var records = before.trace.records.count
    let kind = kind
    let stop = try shell.advance(until: .never, events: kind == .event ? count : Self.patience) {
      (world: World) throws(CommandError) -> Bool in
      guard kind != .event else { return false }
      if kind.fits(world, records: records) { left -= 1 }
      records = world.trace.records.count
      return left == 0
    }
    let lines =
      Self.description(of: shell.world)
      + Narration.lines(
        from: before.trace.records.count, of: shell.world, limit: 6)
    return shell.moved("step", from: before, stop, lines: lines)
  }

  /// The event that happened last, in words.
  static func description(of world: World) -> [String] {
    switch world.lastEvent {
    case nil, .fault: return []
    case .timer(let node, _): return ["\(world.now)  a timer of \(world.name(node)) ends"]
    case .linkState(let link, let end, _, _, _):
      let to = world.links[link.index][end]
      return ["\(world.now)  link state reaches \(world.name(to.node)) over \(world.plant.name(of: link))"]
    case .arrival(_, _, let copy, _, _):
      let packet = PacketInView(copy, world)
      let summary = packet.dissection?.summary
      return [
        "\(world.now)  frame \(copy.number) \(world.name(packet.from.node)) > \(world.name(packet.to.node))  "
          + "\(summary?.protocolName ?? "") \(summary?.info ?? ""): \(packet.record.fate.text)"
      ]
    }
  }
}
