package import Wire

/// EVPN routes as JSON, with the same keys in every answer; and the short names of their types.
package enum RouteJSON {
  /// The names of the types in commands and expressions, by number from 1.
  package static let typeNames = [
    "ead", "macip", "imet", "es", "prefix", "smet", "join", "leave", "per-region", "spmsi", "leafad",
  ]

  package static func name(ofType type: UInt8) -> String {
    typeNames.indices.contains(Int(type) - 1) ? typeNames[Int(type) - 1] : "type-\(type)"
  }

  /// A type's number, from its name or from 1–11; `nil` when it is neither.
  package static func type(named text: some StringProtocol) -> UInt8? {
    if let index = typeNames.firstIndex(where: { $0 == text }) { return UInt8(index + 1) }
    guard let number = UInt8(text), (1...11).contains(number) else { return nil }
    return number
  }

  /// Where an entry was found, and what the tables say of it.
  package struct Place: Sendable {
    package var node: String
    package var table: String
    package var peer: String?
    package var from: String?
    package var isBest: Bool
    package var refusal: String?
    package var cause: RecordID

    package init(
      node: String, table: String, peer: String? = nil, from: String? = nil, isBest: Bool, refusal: String? = nil,
      cause: RecordID
    ) {
      self.node = node
      self.table = table
      self.peer = peer
      self.from = from
      self.isBest = isBest
      self.refusal = refusal
      self.cause = cause
    }
  }

  package static func row(_ route: EVPNRoute, _ attributes: RouteAttributes, _ place: Place) -> JSONValue {
    var row = JSONObject()
    row["node"] = .string(place.node)
    row["table"] = .string(place.table)
    row["peer"] = .text(place.peer)
    row["type"] = .number(route.type)
    row["name"] = .string(name(ofType: route.type))
    add(route, to: &row)
    row["labels"] = .array(labels(of: route).map { .number($0) })
    row["best"] = .bool(place.isBest)
    add(attributes, to: &row)
    row["from"] = .text(place.from)
    row["refused"] = .text(place.refusal)
    row["cause"] = .number(place.cause.number)
    return .object(row)
  }

  // MARK: The route's own fields

  private static func add(_ route: EVPNRoute, to row: inout JSONObject) {
    row["rd"] = .text(route.routeDistinguisher)
    for key in [
      "tag", "esi", "mac", "ip", "prefix", "gateway", "source", "group", "originator", "region", "routeKey", "form",
      "flags", "maxResponse", "sequence",
    ] {
      row[key] = .null
    }
    row["routeKey"] = .string(Hex.text(route.key.octets))
    switch route {
    case .ethernetAutoDiscovery(let body):
      row["tag"] = .number(body.ethernetTag.value)
      row["esi"] = .text(body.segment)
    case .macIPAdvertisement(let body):
      row["tag"] = .number(body.ethernetTag.value)
      row["esi"] = .text(body.segment)
      row["mac"] = .text(body.mac)
      row["ip"] = .text(body.ip)
    case .inclusiveMulticast(let body):
      row["tag"] = .number(body.ethernetTag.value)
      row["originator"] = .text(body.originator)
    case .ethernetSegment(let body):
      row["esi"] = .text(body.segment)
      row["originator"] = .text(body.originator)
    case .selectiveMulticast(let body):
      add(body.sourceGroup, body.flags, body.ethernetTag, body.originator, to: &row)
    case .membershipReportSynch(let body):
      add(body.sourceGroup, body.flags, body.ethernetTag, body.originator, to: &row)
      row["esi"] = .text(body.segment)
    case .leaveSynch(let body):
      add(body.sourceGroup, body.flags, body.ethernetTag, body.originator, to: &row)
      row["esi"] = .text(body.segment)
      row["maxResponse"] = .number(body.maximumResponseTime)
    case .ipPrefix(let body):
      row["tag"] = .number(body.ethernetTag.value)
      row["esi"] = .text(body.segment)
      row["prefix"] = .string("\(body.prefix)/\(body.prefixLength)")
      row["gateway"] = .text(body.gateway)
    case .perRegion, .selectivePMSI, .leaf: addSegmentation(route, to: &row)
    case .unknown: break
    }
  }

  /// The routes of RFC 9572; `form` says in which generation of their octets they came.
  private static func addSegmentation(_ route: EVPNRoute, to row: inout JSONObject) {
    row["tag"] = .optional(route.ethernetTag) { .number($0.value) }
    row["form"] = .string((route.hasLegacyForm ? EVPNWireProfile.draft02 : .rfc9572).name)
    switch route {
    case .perRegion(let body): row["region"] = .text(body.region)
    case .selectivePMSI(let body):
      row["source"] = .string(body.sourceGroup.source?.description ?? "*")
      row["group"] = .string(body.sourceGroup.group?.description ?? "*")
      row["originator"] = .text(body.originator)
    case .leaf(let body):
      row["originator"] = .text(body.originator)
      row["routeKey"] = .string(Hex.text(body.routeKey.octets))
    default: break
    }
  }

  private static func add(
    _ key: MulticastSourceGroup, _ flags: MembershipFlags, _ tag: EthernetTag, _ originator: IPAddress,
    to row: inout JSONObject
  ) {
    row["tag"] = .number(tag.value)
    row["source"] = .string(key.source?.description ?? "*")
    row["group"] = .string(key.group?.description ?? "*")
    row["originator"] = .text(originator)
    row["flags"] = .array(names(of: flags, key.family).map { .string($0) })
  }

  /// `v2`, `v3`, `ie`; for MLD `mld1`, `mld2`, `ie`.
  package static func names(of flags: MembershipFlags, _ family: IPAddress.Family?) -> [String] {
    let names: [(MembershipFlags, String)] =
      family == .v6
      ? [(.version1, "mld1"), (.version2, "mld2"), (.exclude, "ie")]
      : [(.version1, "v1"), (.version2, "v2"), (.version3, "v3"), (.exclude, "ie")]
    return names.filter { flags.contains($0.0) }.map(\.1)
  }

  private static func labels(of route: EVPNRoute) -> [UInt32] {
    switch route {
    case .ethernetAutoDiscovery(let body): body.label >> 4 == 0 ? [] : [body.label >> 4]
    case .macIPAdvertisement(let body): [body.label1 >> 4] + (body.label2.map { [$0 >> 4] } ?? [])
    case .ipPrefix(let body): body.label >> 4 == 0 ? [] : [body.label >> 4]
    case .inclusiveMulticast, .ethernetSegment, .selectiveMulticast, .membershipReportSynch, .leaveSynch, .perRegion,
      .selectivePMSI, .leaf, .unknown:
      []
    }
  }

  // MARK: Attributes

  private static func add(_ value: RouteAttributes, to row: inout JSONObject) {
    let attributes = value.attributes
    row["nextHop"] = .text(value.nextHop)
    row["asPath"] = .array((attributes.asPath ?? .empty).segments.flatMap(Self.path))
    row["localPref"] = .optional(attributes.localPreference) { .number($0) }
    row["originatorID"] = .text(attributes.originatorID)
    row["clusterList"] = .array(attributes.clusterList.map { .text($0) })
    row["extendedCommunities"] = .array(attributes.extendedCommunities.map { .string(text(of: $0)) })
    row["pmsi"] = .optional(attributes.pmsiTunnel, pmsi)
  }

  private static func path(_ segment: ASPath.Segment) -> [JSONValue] {
    switch segment.kind {
    case .sequence: segment.systems.map { .number($0) }
    case .set, .confederationSet, .confederationSequence: [.array(segment.systems.map { .number($0) })]
    }
  }

  private static func pmsi(_ tunnel: PMSITunnel) -> JSONValue {
    [
      "type": .string(PMSITunnelIdentifier.name(ofType: tunnel.identifier.type).replacingBlanks),
      "leafInformationRequired": .bool(tunnel.flags.contains(.leafInformationRequired)),
      "label": .number(tunnel.mplsLabel.value),
      "id": .text(tunnel.identifier.text),
    ]
  }

  /// `rt:65000:10`, `es-import:…`, `mcast-flags:igmp-proxy`.
  package static func text(of community: ExtendedCommunity) -> String {
    switch community.kind {
    case .routeTarget(let target): "rt:\(target)"
    case .eviRouteTarget(let target): "evi-rt:\(target)"
    case .esImport(let address): "es-import:\(address)"
    case .esiLabel(let label):
      "esi-label:\(label.label)\(label.isSingleActive ? ",single-active" : "")"
    case .macMobility(let mobility): "mac-mobility:\(mobility.sequence)\(mobility.isSticky ? ",sticky" : "")"
    case .multicastFlags(let flags): "mcast-flags:" + names(of: flags).joined(separator: ",")
    case .dfElection(let election):
      "df-election:\(election.algorithm)" + (election.algorithm >= 2 ? ",preference=\(election.preference)" : "")
    case .encapsulation(let type): "encapsulation:\(TunnelEncapsulation(rawValue: type))"
    case .defaultGateway: "default-gateway"
    case .routeOrigin, .sourceAS, .routeImport, .segmentedNextHop, .additionalPMSIFlags, .contextLabelSpace, .color,
      .routerMAC, .layer2Attributes, .eTree, .serviceInstance, .arpND, .serviceCarvingTime, .unknown:
      rareText(of: community)
    }
  }

  private static func rareText(of community: ExtendedCommunity) -> String {
    switch community.kind {
    case .routeOrigin(let origin): "soo:\(origin)"
    case .sourceAS(let source): "source-as:\(source)"
    case .routeImport(let value): "vrf-import:\(value)"
    case .segmentedNextHop(let value): "s-nh:\(value)"
    case .additionalPMSIFlags(let flags):
      flags == .commonBlock ? "pmsi-flags:dcb" : "pmsi-flags:\(Hex.number(flags.rawValue, digits: 12))"
    case .contextLabelSpace(let space): "label-space:\(space.label.map { "\($0.value)" } ?? "\(space)".replacingBlanks)"
    case .color(let color): "color:\(color.color)"
    case .routerMAC(let address): "router-mac:\(address)"
    case .layer2Attributes(let attributes):
      "l2-attributes:\(Hex.number(UInt64(attributes.flags.rawValue), digits: 4)),mtu=\(attributes.maximumTransmissionUnit)"
    case .eTree(let tree): "e-tree:\(tree.isLeaf ? "leaf" : "root"),label=\(tree.leafLabel)"
    case .serviceInstance(let value): "i-sid:\(Hex.number(value, digits: 12))"
    case .arpND(let flags): "arp-nd:\(Hex.number(UInt64(flags), digits: 2))"
    case .serviceCarvingTime(let time): "service-carving:\(time.description.dropLast(2))"
    default: "unknown:\(Hex.number(community.value, digits: 16))"
    }
  }

  private static func names(of flags: MulticastFlags) -> [String] {
    let names: [(MulticastFlags, String)] = [
      (.igmpProxy, "igmp-proxy"), (.mldProxy, "mld-proxy"), (.segmentation, "segmentation"),
    ]
    return names.filter { flags.contains($0.0) }.map(\.1)
  }
}

extension String {
  /// Blanks become dashes: `ingress-replication`.
  var replacingBlanks: String { String(map { $0 == " " ? "-" : $0 }) }
}
