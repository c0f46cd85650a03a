package import Wire

/// What a host is to want of a group from now on.
package struct MembershipRequest: Hashable, Sendable {
  package enum Filter: Hashable, Sendable {
    /// Adds to what is wanted: any source, or one more.
    case join(IPAddress?)
    /// Replaces the filter: these sources only, or all but these (RFC 3376 §3).
    case include([IPAddress])
    case exclude([IPAddress])
  }

  package let group: IPAddress
  package let filter: Filter
  /// The version to speak from now on; `nil`: the host's own.
  package let version: Int?
  /// Listens without a report of its own.
  package let isSilent: Bool
}

/// `join HOST FLOW [v1|v2|v3] [silent]`, `join HOST GROUP include|exclude LIST`.
struct JoinCommand: WorldCommand {
  static let spec = CommandSpec(
    "join", "Let a host join a group, or one source of it.", group: .membership,
    forms: [
      [.value(.host), .value(.flow), .option([.choice(["v1", "v2", "v3"])]), .option([.word("silent")])],
      [
        .value(.host), .value(.group), .choice(["include", "exclude"]), .value(.text("LIST")),
        .option([.word("silent")]),
      ],
    ],
    examples: [
      ("join H1 F1", "H1 reports the group of F1 and listens to it"),
      ("join H1 (*,239.1.1.1) v2", "H1 reports the group with IGMPv2"),
      ("join H1 232.1.1.1 include H9", "H1 wants of 232.1.1.1 what H9 sends, and nothing else"),
      ("join H1 239.1.1.1 silent", "H1 listens without a report of its own"),
    ])

  let host: NodeID
  let request: MembershipRequest
  let text: String

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    host = try words.host(in: world)
    let flow = try words.flowReference(in: world)
    var filter = MembershipRequest.Filter.join(flow.source)
    var version: Int?
    var isSilent = false
    while let word = words.peek() {
      switch try words.choice(among: Self.keywords, "include, exclude, v1, v2, v3 or silent") {
      case "include": filter = .include(try words.sources(in: world))
      case "exclude": filter = .exclude(try words.sources(in: world))
      case "silent": isSilent = true
      case "mld1", "mld2":
        throw CommandError("MLD is not known to this version", column: word.column, expected: "v1, v2 or v3")
      case let name: version = Int(name.dropFirst())
      }
    }
    request = MembershipRequest(group: flow.group, filter: filter, version: version, isSilent: isSilent)
    text = words.text(of: "join")
    try check(in: world, words)
  }

  private static let keywords = ["include", "exclude", "v1", "v2", "v3", "mld1", "mld2", "silent"]

  /// What the version cannot say is refused.
  private func check(in world: World, _ words: Words) throws(CommandError) {
    let version = request.version ?? world.plant[host].igmpVersion
    let needsSources =
      switch request.filter {
      case .join(let source): source != nil
      case .include, .exclude: true
      }
    if needsSources, version < 3 {
      throw CommandError(
        "IGMPv\(version) cannot name sources", column: words.all.last?.column, expected: "v3 or a group")
    }
  }

  func perform(in world: inout World) throws(CommandError) {
    try world.join(host, request, text: text)
  }
}

extension Words {
  /// `10.0.0.9,H8`: addresses or hosts; `none` is the empty list.
  mutating func sources(in world: World) throws(CommandError) -> [IPAddress] {
    let word = try next("addresses or hosts, with commas between")
    if word.text == "none" || word.text == "{}" { return [] }
    var result: Set<IPAddress> = []
    for part in word.text.split(separator: ",", omittingEmptySubsequences: false) {
      guard let address = world.address(named: String(part)), !address.isMulticast, address.family == .v4 else {
        throw Self.unknown(
          String(part), "a source", among: world.nodeNames { $0.kind == .host }, at: word.column)
      }
      result.insert(address)
    }
    return result.sorted()
  }

  /// The command in one canonical line, for the trace.
  func text(of name: String) -> String {
    ([name] + all.dropFirst(name.split(separator: " ").count).map(\.text)).joined(separator: " ")
  }
}
