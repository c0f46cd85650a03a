/// A setting that can be changed while the lab runs, with its new value.
package enum LiveSetting: Hashable, Sendable {
  case synch(segment: Int, SynchMode)
  case supports(NodeID, ProxySupport)
  case response(NodeID, QueryResponse)
  case igmpProxy(service: Int, Bool)
  case selective(service: Int, SelectiveMode)
  case delay(LinkID, Interval)
}

/// `set OBJECT KEY VALUE`: the keys are those of the lab file.
struct SetCommand: WorldCommand {
  static let spec = CommandSpec(
    "set", "Change a setting of a node, a link, a service or an Ethernet segment while the lab runs.",
    group: .configuration,
    forms: [
      [.value(.segment), .word("sync"), .choice(["routes", "none"])],
      [.value(.node), .word("supports"), .choice(["none", "proxy", "igmp-proxy", "mld-proxy", "segmentation"])],
      [.value(.host), .word("respond"), .choice(["none", "random", "DUR"])],
      [.value(.service), .word("proxy"), .choice(["on", "off"])],
      [.value(.service), .word("selective"), .choice(["smet", "none"])],
      [.value(.link), .word("delay"), .value(.duration)],
    ],
    examples: [
      ("set ES1 sync none", "the PEs of ES1 tell each other of joins no more"),
      ("set PE4 supports none", "PE4 behaves as a plain RFC 7432 PE"),
      ("set H1 respond none", "H1 answers no query"),
      ("set red selective none", "every PE gets every packet of red"),
      ("set PE1-CE1 delay 5ms", "the link takes 5 ms"),
    ])

  let setting: LiveSetting
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    let object = try words.next("a node, link, service or Ethernet segment")
    let lab = world.plant.description
    if let segment = lab.segments.firstIndex(where: { $0.name == object.text }) {
      setting = try Self.segmentSetting(segment, &words)
    } else if let service = lab.services.firstIndex(where: { $0.name == object.text }) {
      setting = try Self.serviceSetting(service, &words)
    } else if let node = world.plant.node(named: object.text) {
      setting = try Self.nodeSetting(node, world.plant[node].kind, &words)
    } else if let pair = try? Words.pair(object, "a link", in: world) {
      setting = try Self.linkSetting(try Words.link(pair, in: world), &words)
    } else {
      throw Words.unknown(
        object.text, "a node, link, service or Ethernet segment", among: world.settableNames, at: object.column)
    }
    text = words.text(of: "set")
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.set(setting, text: text)
  }

  // MARK: Keys of each kind of object

  private static func segmentSetting(_ segment: Int, _ words: inout Words) throws(CommandError) -> LiveSetting {
    _ = try key(among: ["sync"], notYet: ["df", "mode", "esi", "esi-label", "ports"], &words)
    return .synch(segment: segment, try value(SynchMode.self, notYet: ["es-attribute"], &words))
  }

  private static func serviceSetting(_ service: Int, _ words: inout Words) throws(CommandError) -> LiveSetting {
    let key = try key(
      among: ["proxy", "proxy.igmp", "selective", "selective.mode"],
      notYet: [
        "inclusive", "encapsulation", "route-target", "vlan", "vlans", "evi", "pes", "acs", "proxy.mld",
        "selective.tunnel", "selective.flows", "selective.threshold", "selective.switch-delay",
      ], &words)
    if key.hasPrefix("selective") {
      return .selective(service: service, try value(SelectiveMode.self, notYet: ["s-pmsi"], &words))
    }
    let word = try words.choice(among: ["on", "off", "true", "false", "none"], "on or off")
    return .igmpProxy(service: service, word == "on" || word == "true")
  }

  private static func nodeSetting(
    _ node: NodeID, _ kind: NodeKind, _ words: inout Words
  ) throws(CommandError) -> LiveSetting {
    let others = [
      "kind", "as", "loopback", "profile", "bfr-id", "hash", "snooping", "ip", "ip6", "igmp", "mld", "vlan",
    ]
    switch kind {
    case .pe:
      _ = try key(among: ["supports"], notYet: others, &words)
      return .supports(node, try supports(&words))
    case .host:
      _ = try key(among: ["respond"], notYet: others, &words)
      return .response(node, try response(&words))
    case .p, .rr, .switch:
      _ = try key(among: [], notYet: others + ["supports", "respond"], &words)
      throw CommandError("nothing can be set here", column: words.endColumn)
    }
  }

  private static func linkSetting(_ link: LinkID, _ words: inout Words) throws(CommandError) -> LiveSetting {
    _ = try key(among: ["delay"], notYet: ["rate", "queue", "loss", "jitter", "mtu", "area", "igp"], &words)
    return .delay(link, try words.interval())
  }

  // MARK: Keys and values

  /// A key that this version knows; the others of the lab file are refused by name.
  private static func key(
    among known: [String], notYet: [String], _ words: inout Words
  ) throws(CommandError) -> String {
    let word = try words.next("a key")
    if known.contains(word.text) { return word.text }
    if notYet.contains(word.text) {
      throw CommandError(
        "`set … \(word.text)` is not known to this version", column: word.column,
        expected: known.isEmpty ? nil : known.joined(separator: " or "))
    }
    return try PrefixMatch.require(
      word.text, among: known, noun: known.isEmpty ? "a key" : "a key: \(known.joined(separator: ", "))",
      column: word.column)
  }

  private static func value<Value: RawRepresentable & CaseIterable>(
    _ kind: Value.Type, notYet: [String], _ words: inout Words
  ) throws(CommandError) -> Value where Value.RawValue == String {
    let names = kind.allCases.map(\.rawValue)
    let word = try words.next(names.joined(separator: " or "))
    if notYet.contains(word.text) {
      throw CommandError(
        "`\(word.text)` is not known to this version", column: word.column, expected: names.joined(separator: " or "))
    }
    let name = try PrefixMatch.require(
      word.text, among: names, noun: names.joined(separator: " or "), column: word.column)
    guard let value = kind.init(rawValue: name) else { throw CommandError("no value", column: word.column) }
    return value
  }

  private static func supports(_ words: inout Words) throws(CommandError) -> ProxySupport {
    let names = ProxySupport.words.map(\.0)
    let word = try words.next("none, or of \(names.joined(separator: ", ")) with commas between")
    if ["none", "[]"].contains(word.text) { return [] }
    var result: ProxySupport = []
    for part in word.text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let found = ProxySupport.words.first(where: { $0.0 == part }) else {
        throw Words.unknown(String(part), "what a PE can support", among: ["none"] + names, at: word.column)
      }
      result.formUnion(found.1)
    }
    return result
  }

  private static func response(_ words: inout Words) throws(CommandError) -> QueryResponse {
    let word = try words.next("none, random or a duration")
    switch word.text {
    case "none": return .none
    case "random": return .random
    default:
      guard let delay = Interval(word.text) else {
        throw CommandError(
          "`\(Printable.text(word.text))` is no answer", column: word.column, expected: "none, random or a duration")
      }
      return .after(delay)
    }
  }
}

extension World {
  /// What `set` can be told, by name.
  var settableNames: [String] {
    plant.description.segments.map(\.name) + plant.description.services.map(\.name)
      + nodeNames { $0.kind == .pe || $0.kind == .host } + links.indices.map { plant.name(of: LinkID($0)) }
  }
}
