import Wire

/// Description → world: what each node is told, computed from the lab file alone.
struct LabBuilder {
  let plant: Plant
  let seed: UInt64
  let mutants: Set<Mutant>

  private var lab: LabDescription { plant.description }

  /// The first label that routers give out by themselves; below lies the segment routing block (RFC 8402 §3.1.2).
  private static let firstLabel: UInt32 = 24_000

  var links: [Link] {
    lab.links.enumerated().map { index, link in
      Link(
        a: plant.endpoint(LinkID(index), .a), b: plant.endpoint(LinkID(index), .b), delay: link.delay,
        dice: SeededGenerator(seed: seed, stream: "\(link.a)-\(link.b) faults"))
    }
  }

  /// A stream of the lab's dice for one purpose of one node.
  func generator(_ node: NodeID, _ purpose: String) -> SeededGenerator {
    SeededGenerator(seed: seed, stream: "\(plant.name(of: node)) \(purpose)")
  }

  // MARK: Nodes

  func node(_ id: NodeID) -> Node {
    var node = Node(id: id)
    switch plant[id].kind {
    case .pe, .p, .rr: node.router = Box(router(id))
    case .host: node.host = Box(host(id))
    case .switch: node.bridge = Box(bridge(id))
    }
    return node
  }

  private func host(_ id: NodeID) -> Host {
    let description = plant[id]
    let isTagged = accessPorts(of: id).contains(where: isShared)
    var host = Host(
      address: description.address ?? .unspecifiedV4,
      mac: plant.ports[id.index].first?.mac ?? MACAddress(0x0200_0000_0000 | UInt64(id.index + 1) << 8),
      tag: isTagged
        ? description.vlan.map { VLANTag(priority: 0, dropEligible: false, identifier: $0) } : nil,
      settings: HostMember.Settings(
        version: IGMPVersion(rawValue: UInt8(clamping: description.igmpVersion)) ?? .v3,
        response: description.respond),
      dice: generator(id, "membership"))
    for (index, flow) in lab.flows.enumerated() where flow.from == description.name {
      host.add(
        TrafficSource(
          flow: UInt16(truncatingIfNeeded: index), name: flow.name, group: flow.group, rate: flow.rate,
          size: flow.size))
    }
    return host
  }

  /// The PE ports that a host is behind, directly or through switches.
  private func accessPorts(of host: NodeID) -> [PortReference] {
    var found: [PortReference] = []
    var seen: Set<NodeID> = [host]
    var queue = [host]
    while let node = queue.popLast() {
      for port in plant.ports[node.index] {
        let far = plant.far(port.link, from: port.end)
        if plant[far.node].kind.isRouter {
          found.append(PortReference(node: plant.name(of: far.node), port: plant.port(far).name))
        } else if plant[far.node].kind == .switch, seen.insert(far.node).inserted {
          queue.append(far.node)
        }
      }
    }
    return found
  }

  /// A switch; its ports to the PEs of one Ethernet segment are one LAG (S-1).
  private func bridge(_ id: NodeID) -> Switch {
    let ports = plant.ports[id.index]
    let aggregations = lab.segments.indices.compactMap { segment -> LinkAggregation? in
      let members = ports.indices.filter { plant.segmentOfLink[ports[$0].link.index] == segment }
      return members.isEmpty ? nil : LinkAggregation(members: members.map { PortID($0) })
    }
    var pins = SortedMap<MACAddress, PortID>()
    for pin in plant[id].hash {
      guard let host = plant.node(named: pin.host), let mac = plant.ports[host.index].first?.mac,
        let pe = plant.node(named: pin.neighbor),
        let member = ports.indices.first(where: { plant.far(ports[$0].link, from: ports[$0].end).node == pe })
      else { continue }
      pins[mac] = PortID(member)
    }
    return Switch(ports: ports.count, aggregations: aggregations, pins: pins)
  }

  // MARK: Routers

  func router(_ id: NodeID) -> Router {
    let evpn = evpn(id)
    let ports = plant.ports[id.index].enumerated().map { index, port in
      ForwardingPlane.Port(mac: port.mac, role: role(id, PortID(index), evpn))
    }
    var plane = ForwardingPlane(loopback: plant.loopback(of: id), ports: ports)
    program(&plane, evpn)
    let underlay = Underlay(
      address: plant.loopback(of: id), segmentIndex: UInt32(id.index + 1), delay: lab.defaults.igpDelay)
    let routing =
      plant[id].kind.isSpeaker
      ? RoutingProcess(
        speaker: speaker(id),
        transport: TCPStack(address: plant.loopback(of: id), generator: generator(id, "transport")))
      : nil
    return Router(
      id: id, underlay: underlay, routing: routing, evpn: plant[id].kind == .pe ? EVPN(evpn) : nil, plane: plane)
  }

  private func role(_ id: NodeID, _ port: PortID, _ evpn: EVPNConfiguration) -> ForwardingPlane.PortRole {
    let own = plant.port(Endpoint(node: id, port: port))
    if plant[plant.far(own.link, from: own.end).node].kind.isRouter { return .core }
    var references: [ForwardingPlane.CircuitReference] = []
    for (domain, configuration) in evpn.domains.enumerated() {
      for (circuit, description) in configuration.circuits.enumerated() where description.port == port {
        references.append(ForwardingPlane.CircuitReference(domain: domain, circuit: circuit))
      }
    }
    return references.isEmpty ? .unused : .circuits(references)
  }

  /// The tables' shape, and what never changes in them: labels that the router gave out.
  private func program(_ plane: inout ForwardingPlane, _ evpn: EVPNConfiguration) {
    for (index, domain) in evpn.domains.enumerated() {
      plane.domains.append(DomainForwarding(isSelective: domain.isProxy))
      plane.circuits.append(
        domain.circuits.map {
          CircuitForwarding(
            port: $0.port, tag: $0.tag, segment: $0.segment, isForwarder: $0.segment == nil, isUp: true)
        })
      plane.labels[domain.label] = .domain(index)
    }
    for (index, segment) in evpn.segments.enumerated() {
      plane.segmentLabels.append(SortedMap())
      plane.labels[segment.label] = .segment(index)
    }
    for node in plant.nodes where plant[node].kind.isRouter {
      plane.prefixLabels[ShortestPaths.blockBase + UInt32(node.index + 1)] = plant.loopback(of: node)
    }
  }

  // MARK: BGP

  private func speaker(_ id: NodeID) -> Speaker {
    let node = plant[id]
    let address = plant.loopback(of: id)
    let hold = lab.defaults.bgpHold.nanoseconds / 1_000_000_000
    let configuration = SpeakerConfiguration(
      autonomousSystem: node.autonomousSystem ?? 0, identifier: address, address: address,
      holdTime: UInt16(clamping: hold), advertisementInterval: lab.defaults.bgpMRAI, peers: peers(of: id))
    return Speaker(configuration, generator: generator(id, "bgp timers"))
  }

  private func peers(of id: NodeID) -> [PeerConfiguration] {
    let own = plant.name(of: id)
    let sessions: [SessionDescription]
    switch lab.sessions {
    case .automatic: sessions = automaticSessions
    case .list(let list): sessions = list
    }
    return sessions.compactMap { session in
      guard session.a == own || session.b == own else { return nil }
      guard let other = plant.node(named: session.a == own ? session.b : session.a) else { return nil }
      return PeerConfiguration(
        address: plant.loopback(of: other), name: plant.name(of: other),
        autonomousSystem: plant[other].autonomousSystem ?? 0,
        isClient: session.isClient && plant[id].kind == .rr && plant[other].kind != .rr,
        localPreference: session.a == own ? session.localPreference : nil)
    }
  }

  /// A full mesh in each AS, or sessions to the AS's route reflectors when it has any.
  var automaticSessions: [SessionDescription] {
    let speakers = lab.nodes.filter { $0.kind.isSpeaker }
    var result: [SessionDescription] = []
    for (index, a) in speakers.enumerated() {
      for b in speakers[(index + 1)...] where a.autonomousSystem == b.autonomousSystem {
        let hasReflector = speakers.contains { $0.kind == .rr && $0.autonomousSystem == a.autonomousSystem }
        guard !hasReflector || a.kind == .rr || b.kind == .rr else { continue }
        result.append(SessionDescription(a: a.name, b: b.name, isClient: true))
      }
    }
    return result
  }

  // MARK: EVPN

  private func evpn(_ id: NodeID) -> EVPNConfiguration {
    let name = plant.name(of: id)
    let segments = lab.segments.enumerated().filter { $0.element.ports.contains { $0.node == name } }
    let services = lab.services.enumerated().filter { $0.element.pes.contains(name) }
    let label = Self.firstLabel + 1_000 * UInt32(id.index)
    return EVPNConfiguration(
      node: id, loopback: plant.loopback(of: id), portNames: plant.ports[id.index].map(\.name),
      domains: services.enumerated().map { place, service in
        domain(service.offset, service.element, on: id, segments: segments.map(\.element), label: label + UInt32(place))
      },
      segments: segments.enumerated().compactMap { place, segment in
        self.segment(
          segment.offset, segment.element, on: id, place: place, label: label + UInt32(services.count + place))
      },
      querier: lab.defaults.igmp, electionWait: lab.defaults.electionWait,
      leaveSynchDelta: lab.defaults.leaveSynchDelta, mutants: mutants)
  }

  private func domain(
    _ index: Int, _ service: ServiceDescription, on id: NodeID, segments: [SegmentDescription], label: UInt32
  ) -> DomainConfiguration {
    let circuits = service.attachments.filter { $0.port.node == plant.name(of: id) }.compactMap { attachment in
      plant.port(named: attachment.port).map { endpoint in
        CircuitConfiguration(
          port: endpoint.port, tag: isShared(attachment.port) ? attachment.vlan : nil,
          segment: segments.firstIndex { $0.ports.contains(attachment.port) })
      }
    }
    return DomainConfiguration(
      service: index, name: service.name, evi: service.evi, vlan: service.vlan, ethernetTag: .zero,
      routeDistinguisher: .address(plant.loopback(of: id), UInt16(truncatingIfNeeded: service.evi)),
      routeTarget: service.routeTarget, label: label,
      circuits: circuits,
      isProxy: service.igmpProxy && service.selective == .smet && plant[id].supports.contains(.igmpProxy),
      querier: querier(of: service))
  }

  /// Whether several services use the port, so that frames on it carry their VLAN.
  private func isShared(_ port: PortReference) -> Bool {
    lab.services.filter { $0.attachments.contains { $0.port == port } }.count > 1
  }

  /// The last address of the hosts' network, the same on all PEs (RFC 9251 §4.2 asks for an anycast address).
  private func querier(of service: ServiceDescription) -> IPAddress {
    guard let host = lab.nodes.first(where: { $0.kind == .host && $0.vlan == service.vlan && $0.address != nil }),
      let address = host.address, (1...30).contains(host.prefixLength)
    else { return .unspecifiedV4 }
    let rest = UInt32.max >> UInt32(host.prefixLength)
    return IPAddress(v4: (address.v4Value | rest) - 1)
  }

  private func segment(
    _ index: Int, _ segment: SegmentDescription, on id: NodeID, place: Int, label: UInt32
  ) -> SegmentConfiguration? {
    guard
      let port = segment.ports.first(where: { $0.node == plant.name(of: id) }).flatMap({ plant.port(named: $0) })
    else { return nil }
    let address = plant.loopback(of: id)
    // RFC 7432 §8.1.1, §8.2.1: numbers of their own, above those of the instances.
    return SegmentConfiguration(
      index: index, name: segment.name, identifier: segment.identifier, port: port.port, synch: segment.synch,
      label: label,
      segmentDistinguisher: .address(address, UInt16(60_000 + 2 * place)),
      discoveryDistinguisher: .address(address, UInt16(60_001 + 2 * place)))
  }
}
