package import Wire

/// `show packets [where FILTER] [last N]`: every frame on every link since the boot.
struct PacketsView: View {
  static let spec = CommandSpec(
    "show packets", "Show the frames that crossed links, decoded.", group: .look,
    forms: [[.option([.word("last"), .value(.text("N"))])], [.word("where"), .rest(.filter)]],
    examples: [
      ("show packets last 10", "the last ten frames"),
      ("show packets where protocol IGMP and link H1-CE1", "membership messages on that link"),
      ("show packets where protocol BGP and group 239.1.1.1 last 5", "updates that name the group"),
    ])

  let filter: PacketFilter?
  let last: Int?

  init(parsing words: inout Words, in world: World) throws(CommandError) {
    if words.takes("where", least: 2) {
      let (text, column) = try words.rest(before: "last", "a filter, as `protocol BGP`")
      filter = try PacketFilter(text, at: column, in: world)
    } else {
      filter = nil
    }
    guard !words.isEmpty else {
      last = nil
      return
    }
    try words.expect("last")
    last = try words.number("a number of packets")
  }

  func json(of world: World, scope: Scope) -> JSONValue {
    var rows: [JSONValue] = []
    for number in (0..<world.frames.count).reversed() {
      if let last, rows.count == last { break }
      let packet = PacketInView(CopyID(UInt32(number)), world)
      guard scope.contains(packet.from.node) || scope.contains(packet.to.node) else { continue }
      if let filter, !filter.matches(packet, world) { continue }
      rows.append(packet.row(world))
    }
    return .view("packets", world, ["packets": .array(rows.reversed())])
  }

  var layout: ViewLayout {
    .table(
      TextTable(
        rows: "packets",
        columns: [
          .init("number", "no", .right), .init("time", "time", .right), .init("from"), .init("to"), .init("protocol"),
          .init("length", "len", .right), .init("info"), .init("fate"),
        ], empty: "no packets"))
  }
}

/// One frame on one link, with its dissection when its octets are still there.
package struct PacketInView: Sendable {
  package let copy: CopyID
  package let record: FrameRecord
  package let from: Endpoint
  package let to: Endpoint
  package let bytes: [UInt8]?
  package let dissection: Dissection?

  package init(_ copy: CopyID, _ world: World) {
    self.copy = copy
    record = world.frames[copy]
    from = world.links[record.link.index][record.from]
    to = world.links[record.link.index][record.from.other]
    bytes = world.frames.bytes(of: copy)
    dissection = bytes.map { Dissector.dissect(frame: $0) }
  }

  package func row(_ world: World) -> JSONValue {
    let summary = dissection?.summary
    return [
      "number": .number(copy.number),
      "time": .time(record.time),
      "link": .string(world.plant.name(of: record.link)),
      "from": .string(world.name(from.node)),
      "to": .string(world.name(to.node)),
      "protocol": .text(summary?.protocolName),
      "length": .optional(bytes) { .number($0.count) },
      "info": .text(summary?.info),
      "source": .text(summary?.source),
      "destination": .text(summary?.destination),
      "labels": .array((summary?.labels ?? []).map { .number($0.value) }),
      "flow": .optional(record.packet) { .string(world.plant.description.flows[Int($0.flow)].name) },
      "packet": .optional(record.packet) { .number($0.number) },
      "fate": .string(record.fate.text),
      "cause": .number(record.cause.number),
      "hex": .optional(bytes) { .string(Hex.text($0)) },
    ]
  }
}
