package import Wire

/// Which routes are meant: by the fields that `show bgp evpn` names, or by one word of an expression.
package struct RouteSelector: Hashable, Sendable {
  package enum Condition: Hashable, Sendable {
    case type(UInt8)
    case flow(FlowReference)
    case group(IPAddress)
    case source(IPAddress?)
    case originator(IPAddress)
    case distinguisher(String)
    case segment(String)
    case tag(UInt32)
    case target(String)
    /// Lower case, with colons.
    case mac(String)
    /// The text of the route contains it.
    case text(String)
  }

  package var conditions: [Condition] = []

  package init() {}

  package func matches(_ route: EVPNRoute, _ attributes: RouteAttributes?, in world: World) -> Bool {
    conditions.allSatisfy { Self.holds($0, route, attributes, world) }
  }

  private static func holds(
    _ condition: Condition, _ route: EVPNRoute, _ attributes: RouteAttributes?, _ world: World
  ) -> Bool {
    switch condition {
    case .type(let type): route.type == type
    case .flow(let flow): matches(flow, route, world)
    case .group(let group): route.sourceGroup?.group == group
    case .source(let source): route.sourceGroup.map { $0.source == source } ?? false
    case .originator(let address): route.originatorAddress == address
    case .distinguisher(let text): route.routeDistinguisher?.description == text
    case .segment(let text): route.segment?.description == text
    case .tag(let tag): route.ethernetTag?.value == tag
    case .target(let text):
      attributes?.attributes.extendedCommunities.contains { RouteJSON.text(of: $0) == text } ?? false
    case .mac(let address):
      if case .macIPAdvertisement(let body) = route { body.mac.description == address } else { false }
    case .text(let text): route.description.contains(text)
    }
  }

  /// A route is about a flow when it names the group, and no other source than the flow's.
  private static func matches(_ flow: FlowReference, _ route: EVPNRoute, _ world: World) -> Bool {
    guard let key = route.sourceGroup, key.group == flow.group else { return false }
    guard let index = flow.flow else { return key.source == flow.source }
    return key.source == nil || key.source == world.sourceAddress(ofFlow: index)
  }

  /// One word of an expression: a flow, a group, (x,G), a router, a segment, or a part of the route's text.
  package static func word(_ text: String, in world: World) -> Condition {
    if let flow = try? FlowReference(text, at: nil, in: world) { return .flow(flow) }
    if let segment = world.plant.description.segments.first(where: { $0.name == text }) {
      return .segment(segment.identifier.description)
    }
    if let node = world.plant.node(named: text), world.plant[node].kind.isRouter {
      return .originator(world.plant.loopback(of: node))
    }
    if let address = IPAddress(text) { return .originator(address) }
    return .text(text)
  }
}

extension EVPNRoute {
  /// (x, G) of the routes about membership and about the tunnels of flows.
  package var sourceGroup: MulticastSourceGroup? {
    switch self {
    case .selectiveMulticast(let body): body.sourceGroup
    case .membershipReportSynch(let body): body.sourceGroup
    case .leaveSynch(let body): body.sourceGroup
    case .selectivePMSI(let body): body.sourceGroup
    case .leaf(let body): if case .selectivePMSI(let answered) = body.routeKey { answered.sourceGroup } else { nil }
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix, .perRegion,
      .unknown:
      nil
    }
  }

  /// Who originates it, as far as the route says so itself; of the others the address in the route distinguisher.
  package var originatorAddress: IPAddress? {
    switch self {
    case .inclusiveMulticast(let body): body.originator
    case .ethernetSegment(let body): body.originator
    case .selectiveMulticast(let body): body.originator
    case .membershipReportSynch(let body): body.originator
    case .leaveSynch(let body): body.originator
    case .selectivePMSI(let body): body.originator
    case .leaf(let body): body.originator
    case .ethernetAutoDiscovery, .macIPAdvertisement, .ipPrefix, .perRegion, .unknown:
      routeDistinguisher.flatMap { distinguisher in
        IPAddress(distinguisher.description.prefix { $0 != ":" })
      }
    }
  }

  package var segment: EthernetSegmentID? {
    switch self {
    case .ethernetAutoDiscovery(let body): body.segment
    case .macIPAdvertisement(let body): body.segment
    case .ethernetSegment(let body): body.segment
    case .membershipReportSynch(let body): body.segment
    case .leaveSynch(let body): body.segment
    case .ipPrefix(let body): body.segment
    case .inclusiveMulticast, .selectiveMulticast, .perRegion, .selectivePMSI, .leaf, .unknown: nil
    }
  }

  package var ethernetTag: EthernetTag? {
    switch self {
    case .ethernetAutoDiscovery(let body): body.ethernetTag
    case .macIPAdvertisement(let body): body.ethernetTag
    case .inclusiveMulticast(let body): body.ethernetTag
    case .selectiveMulticast(let body): body.ethernetTag
    case .membershipReportSynch(let body): body.ethernetTag
    case .leaveSynch(let body): body.ethernetTag
    case .ipPrefix(let body): body.ethernetTag
    case .perRegion(let body): body.ethernetTag
    case .selectivePMSI(let body): body.ethernetTag
    case .leaf(let body): body.routeKey.ethernetTag
    case .ethernetSegment, .unknown: nil
    }
  }
}

extension Words {
  /// `group G`, `originator N`, …: one selector of `show bgp evpn`.
  mutating func routeCondition(_ keyword: String, in world: World) throws(CommandError) -> RouteSelector.Condition {
    switch keyword {
    case "type": return .type(try routeType())
    case "flow": return .flow(try flowReference(in: world))
    case "group": return .group(try address("a group"))
    case "source":
      if take("*") { return .source(nil) }
      return .source(try sourceAddress(in: world))
    case "originator": return .originator(try sourceAddress(in: world))
    case "rd": return .distinguisher(try next("a route distinguisher").text)
    case "esi":
      let word = try next("a segment or its identifier")
      let named = world.plant.description.segments.first { $0.name == word.text }
      guard let identifier = named?.identifier ?? EthernetSegmentID(word.text) else {
        throw Self.unknown(
          word.text, "an Ethernet segment", among: world.plant.description.segments.map(\.name), at: word.column)
      }
      return .segment(identifier.description)
    case "tag": return .tag(UInt32(clamping: try number("an Ethernet tag", in: 0...Int(UInt32.max))))
    case "rt": return .target("rt:" + (try next("a route target").text))
    default: return .mac(try next("a MAC address").text.lowercased())
    }
  }

  /// A type by its name or number.
  mutating func routeType() throws(CommandError) -> UInt8 {
    let names = RouteJSON.typeNames
    let word = try next("a route type: 1 to 11, or \(names.joined(separator: ", "))")
    guard let type = RouteJSON.type(named: word.text) else {
      throw CommandError(
        "`\(Printable.text(word.text))` is no EVPN route type", column: word.column,
        expected: "1 to 11, or \(names.joined(separator: ", "))",
        suggestion: Nearest.word(to: word.text, among: names))
    }
    return type
  }

  /// An address, or that of a node.
  mutating func sourceAddress(in world: World) throws(CommandError) -> IPAddress {
    let word = try next("an address or a node")
    guard let address = world.address(named: word.text) else {
      throw Self.unknown(word.text, "an address or a node", among: world.nodeNames(), at: word.column)
    }
    return address
  }
}
