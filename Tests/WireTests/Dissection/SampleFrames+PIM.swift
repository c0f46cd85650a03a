import Wire

/// Each message of PIM, over both families.
enum PIMSamples {
  /// The addresses of one family.
  struct Plan {
    let family: IPAddress.Family
    let router: IPAddress
    let neighbour: IPAddress
    let rendezvousPoint: IPAddress
    let source: IPAddress
    let group: IPAddress
    let range: (address: IPAddress, length: UInt8)
    let none: IPAddress
  }

  static let v4 = Plan(
    family: .v4, router: IPAddress(10, 1, 2, 1), neighbour: IPAddress(10, 1, 2, 2),
    rendezvousPoint: IPAddress(10, 0, 0, 9), source: IPAddress(10, 0, 0, 1), group: IPAddress(239, 1, 1, 1),
    range: (IPAddress(239, 0, 0, 0), 8), none: .unspecifiedV4)
  static let v6 = Plan(
    family: .v6, router: IPAddress(v6: 0xfe80 << 48, 1), neighbour: IPAddress(v6: 0xfe80 << 48, 2),
    rendezvousPoint: IPAddress(v6: 0x2001_0db8 << 32, 9), source: IPAddress(v6: 0x2001_0db8 << 32, 1),
    group: IPAddress(v6: 0xff3e << 48, 1), range: (IPAddress(v6: 0xff3e << 48, 0), 16), none: IPAddress(v6: 0, 0))

  static func range(_ plan: Plan, isBidirectional: Bool = false) -> PIMGroup {
    PIMGroup(plan.range.address, maskLength: plan.range.length, isBidirectional: isBidirectional)
      ?? PIMGroup(plan.group)
  }

  static func hello(_ plan: Plan) -> PIMMessage {
    .hello(
      PIMHello([
        .holdTime(105), .lanPruneDelay(PIMLANPruneDelay(disablesSuppression: true)), .designatedRouterPriority(1),
        .generationIdentifier(0x1234_5678), .bidirectionalCapable,
        .addressList(PIMAddressList([plan.source, plan.rendezvousPoint])),
      ]))
  }

  static func joins(_ plan: Plan) -> PIMJoinPrune {
    PIMJoinPrune(
      upstreamNeighbour: plan.neighbour, holdTime: 210,
      [
        PIMJoinPrune.Group(
          PIMGroup(plan.group), joined: [.any(rendezvousPoint: plan.rendezvousPoint), PIMSource(plan.source)],
          pruned: [PIMSource(plan.router, isRendezvousPointTree: true)])
      ])
  }

  static func bootstrap(_ plan: Plan) -> PIMBootstrap {
    PIMBootstrap(
      fragmentTag: 7, hashMaskLength: plan.family == .v4 ? 30 : 126, priority: 64, router: plan.rendezvousPoint,
      [
        PIMBootstrap.Range(
          range(plan, isBidirectional: true), total: 2,
          [
            .init(plan.rendezvousPoint, holdTime: 150, priority: 192), .init(plan.source, holdTime: 150, priority: 193),
          ])
      ])
  }

  static func election(_ kind: PIMDFElection.Kind, _ plan: Plan) -> PIMMessage {
    .dfElection(
      PIMDFElection(
        kind, rendezvousPoint: plan.rendezvousPoint, metric: PIMMetric(preference: 110, metric: 20)))
  }

  /// The packet of a source, as its first router puts it into a register.
  static func data(_ plan: Plan) -> [UInt8] {
    let datagram = UDPDatagram(sourcePort: 4000, destinationPort: 4001, payload: [1, 2, 3, 4])
      .encoded(source: plan.source, destination: plan.group)
    return packet(plan, .udp, datagram, from: plan.source, to: plan.group, hops: 64)
  }

  /// The header that stands for a packet in a null register.
  static func dummy(_ plan: Plan) -> [UInt8] {
    guard plan.family == .v6 else { return packet(plan, .pim, [], from: plan.source, to: plan.group, hops: 1) }
    let checksum = InternetChecksum.compute(
      [0, 0, 0, 4, 0, 0, 0, 103] + plan.source.octets + plan.group.octets)
    let header: [UInt8] = [0, 0, UInt8(checksum >> 8), UInt8(checksum & 255)]
    return packet(plan, .pim, header, from: plan.source, to: plan.group, hops: 1)
  }

  static func messages(_ plan: Plan) -> [(name: String, message: PIMMessage)] {
    let candidate = PIMDFElection.Candidate(plan.neighbour, PIMMetric(preference: 110, metric: 10))
    return [
      ("hello", hello(plan)), ("register", .register(PIMRegister(packet: data(plan)))),
      ("border register", .register(PIMRegister(isBorder: true, packet: data(plan)))),
      ("null register", .register(PIMRegister(isNull: true, packet: dummy(plan)))),
      ("register stop", .registerStop(PIMRegisterStop(group: PIMGroup(plan.group), source: plan.source))),
      ("join/prune", .joinPrune(joins(plan))), ("bootstrap", .bootstrap(bootstrap(plan), isNoForward: true)),
      (
        "assert",
        .assert(
          PIMAssert(
            group: PIMGroup(plan.group), source: plan.none, isRendezvousPointTree: true,
            metric: PIMMetric(preference: 110, metric: 20)))
      ),
      ("graft", .graft(joins(plan))), ("graft acknowledgment", .graftAcknowledgment(joins(plan))),
      ("candidate", .candidateRP(PIMCandidateRP(plan.rendezvousPoint, groups: [range(plan), PIMGroup(plan.group)]))),
      ("offer", election(.offer, plan)), ("winner", election(.winner, plan)),
      ("backoff", election(.backoff(offering: candidate, interval: 1000), plan)),
      ("pass", election(.pass(winner: candidate), plan)),
    ]
  }

  /// From whom to whom a message goes: registers and candidates one router speaks to another, else one to all of a link.
  static func addresses(_ message: PIMMessage, _ plan: Plan) -> (IPAddress, IPAddress) {
    switch message.kind {
    case .register, .candidateRP: (plan.source, plan.rendezvousPoint)
    case .registerStop: (plan.rendezvousPoint, plan.source)
    case .graft, .graftAcknowledgment: (plan.router, plan.neighbour)
    default: (plan.router, PIMMessage.allRouters(plan.family))
    }
  }

  private static func packet(
    _ plan: Plan, _ number: IPProtocol, _ payload: [UInt8], from source: IPAddress, to destination: IPAddress,
    hops: UInt8
  ) -> [UInt8] {
    switch plan.family {
    case .v4:
      IPv4Packet(
        timeToLive: hops, protocolNumber: number, source: source, destination: destination, payload: payload
      ).encoded
    case .v6:
      IPv6Packet(
        hopLimit: hops, source: source, destination: destination, protocolNumber: number, payload: payload
      ).encoded
    }
  }

  static func frame(_ message: PIMMessage, _ plan: Plan) -> [UInt8] {
    let (source, destination) = addresses(message, plan)
    let hops: UInt8 = destination.isMulticast ? 1 : 64
    let octets = packet(
      plan, .pim, message.encoded(source: source, destination: destination), from: source, to: destination, hops: hops)
    let address = destination.isMulticast ? MACAddress(group: destination) : SampleFrames.neighbour
    return SampleFrames.ethernet(plan.family == .v4 ? .ipv4 : .ipv6, octets, to: address)
  }

  static var frames: [(name: String, bytes: [UInt8])] {
    [v4, v6].flatMap { plan in
      messages(plan).map { ("PIM \($0.name), \(plan.family == .v4 ? "IPv4" : "IPv6")", frame($0.message, plan)) }
    }
  }
}
