package import Wire

/// A flow as a person names it: `F1`, `239.1.1.1`, `(*,239.1.1.1)` or `(10.0.0.9,232.1.1.1)`; a source may be a host.
package struct FlowReference: Hashable, Sendable {
  /// The lab's flow, when its name was given.
  package let flow: Int?
  /// `nil`: any source.
  package let source: IPAddress?
  package let group: IPAddress

  package var key: MulticastSourceGroup { MulticastSourceGroup(source: source, group: group) }
}

extension FlowReference {
  /// Reads a word; a name means (*, G), or (S, G) where the group is source-specific (RFC 4607 §1).
  package init(_ text: String, at column: Int?, in world: World) throws(CommandError) {
    if let index = world.plant.description.flows.firstIndex(where: { $0.name == text }) {
      let description = world.plant.description.flows[index]
      flow = index
      group = description.group
      source = description.group.isSourceSpecific ? world.sourceAddress(ofFlow: index) : nil
      return
    }
    if let group = IPAddress(text) {
      try Self.check(group, at: column)
      (flow, source, self.group) = (nil, nil, group)
      return
    }
    (flow, source, group) = try Self.pair(text, at: column, in: world)
  }

  private static func pair(
    _ text: String, at column: Int?, in world: World
  ) throws(CommandError) -> (Int?, IPAddress?, IPAddress) {
    let parts = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    guard text.first == "(", text.last == ")", parts.count == 2, let group = IPAddress(parts[1]) else {
      let names = world.plant.description.flows.map(\.name)
      throw CommandError(
        "`\(Printable.text(text))` is no flow", column: column,
        expected: "a flow: \((names.prefix(8) + ["GROUP", "(S,G)"]).joined(separator: ", "))",
        suggestion: Nearest.word(to: text, among: names))
    }
    try check(group, at: column)
    if parts[0] == "*" { return (nil, nil, group) }
    guard let source = world.address(named: String(parts[0])) else {
      throw CommandError(
        "`\(Printable.text(parts[0]))` is no source", column: column, expected: "`*`, an address or a host",
        suggestion: Nearest.word(to: parts[0], among: world.nodeNames { $0.kind == .host }))
    }
    return (nil, source, group)
  }

  private static func check(_ group: IPAddress, at column: Int?) throws(CommandError) {
    guard group.isMulticast else {
      throw CommandError("\(group) is no multicast group", column: column, expected: "an address of 224.0.0.0/4")
    }
    guard group.family == .v4 else {
      throw CommandError("IPv6 groups are not known to this version", column: column, expected: "an IPv4 group")
    }
  }

  /// The lab's flows that it means, in the order of the lab file.
  package func flows(in world: World) -> [Int] {
    if let flow { return [flow] }
    return world.plant.description.flows.indices.filter { index in
      world.plant.description.flows[index].group == group
        && (source == nil || world.sourceAddress(ofFlow: index) == source)
    }
  }

  /// The only flow of the lab that it means.
  package func onlyFlow(in world: World, at column: Int?) throws(CommandError) -> Int {
    let flows = flows(in: world)
    guard let first = flows.first else {
      throw CommandError(
        "no flow of this lab is \(key)", column: column,
        expected: "a flow: \(world.plant.description.flows.map(\.name).joined(separator: ", "))")
    }
    guard flows.count == 1 else {
      let names = flows.map { world.plant.description.flows[$0].name }.joined(separator: ", ")
      throw CommandError("\(key) is \(flows.count) flows: \(names)", column: column, expected: "the name of one")
    }
    return first
  }
}

extension Words {
  package mutating func flowReference(in world: World) throws(CommandError) -> FlowReference {
    let word = try next("a flow, a group or (S,G)")
    return try FlowReference(word.text, at: word.column, in: world)
  }

  /// One of the lab's flows.
  package mutating func flow(in world: World) throws(CommandError) -> Int {
    let word = try next("a flow")
    return try FlowReference(word.text, at: word.column, in: world).onlyFlow(in: world, at: word.column)
  }
}

extension World {
  package func sourceAddress(ofFlow index: Int) -> IPAddress? {
    plant.node(named: plant.description.flows[index].from).flatMap { plant[$0].address }
  }

  /// An address, or that of the host or router of this name.
  package func address(named text: String) -> IPAddress? {
    if let address = IPAddress(text) { return address }
    return plant.node(named: text).flatMap {
      plant[$0].address ?? (plant[$0].kind.isRouter ? plant.loopback(of: $0) : nil)
    }
  }
}
