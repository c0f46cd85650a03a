import Wire

/// A point-to-multipoint tunnel from its Path to its end, over both families.
enum RSVPSamples {
  /// The addresses of one family.
  struct Plan {
    let family: IPAddress.Family
    let root: IPAddress
    let branch: IPAddress
    let leaves: (IPAddress, IPAddress)
  }

  static let v4 = Plan(
    family: .v4, root: IPAddress(10, 0, 0, 1), branch: IPAddress(10, 0, 0, 5),
    leaves: (IPAddress(10, 0, 0, 2), IPAddress(10, 0, 0, 3)))
  static let v6 = Plan(
    family: .v6, root: IPAddress(v6: 0x2001_0db8 << 32, 1), branch: IPAddress(v6: 0x2001_0db8 << 32, 5),
    leaves: (IPAddress(v6: 0x2001_0db8 << 32, 2), IPAddress(v6: 0x2001_0db8 << 32, 3)))

  static let bucket = RSVPTokenBucket(
    rate: 125_000, size: 1500, peakRate: .infinity, minimumPolicedUnit: 0, maximumPacketSize: 1500)
  static let label = MPLSLabel(24_007) ?? .implicitNull

  static func session(_ plan: Plan) -> RSVPObject {
    .session(RSVPSession(multipoint: 0x0a00_0001, tunnel: 7, extendedTunnel: plan.root))
  }

  static func sender(_ plan: Plan) -> RSVPSender {
    RSVPSender(plan.root, lsp: 1, originator: plan.root, subGroup: 1) ?? RSVPSender(plan.root, lsp: 1)
  }

  static func network(_ address: IPAddress) -> RSVPPlace {
    IPNetwork(address, length: address.family.bits).map { .prefix($0) } ?? .autonomousSystem(0)
  }

  static func explicit(_ addresses: IPAddress...) -> RSVPExplicitRoute {
    RSVPExplicitRoute(addresses.map { .init(network($0)) })
  }

  static func hop(_ plan: Plan) -> RSVPObject { .hop(RSVPHop(plan.root, interface: 3)) }

  static func path(_ plan: Plan) -> [RSVPObject] {
    [
      session(plan), hop(plan), .timeValues(30_000), .explicitRoute(explicit(plan.branch, plan.leaves.0)),
      .labelRequest(.ipv4),
      .sessionAttribute(
        RSVPSessionAttribute(
          name: Array("red-p2mp".utf8), setupPriority: 7, holdingPriority: 0,
          flags: [.labelRecording, .sharedExplicitStyle])),
      .senderTemplate(sender(plan)), .senderTSpec(bucket), .subLSP(plan.leaves.0), .subLSP(plan.leaves.1),
      .secondaryExplicitRoute(explicit(plan.branch, plan.leaves.1)),
    ]
  }

  static func reservation(_ plan: Plan) -> [RSVPObject] {
    let record = RSVPRecordRoute([
      .init(network(plan.leaves.0), flags: 1), .init(.label(RSVPHopLabel(label, flags: 1))),
      .init(.unnumbered(router: 0x0a00_0005, interface: 9), flags: 2),
    ])
    return [
      session(plan), hop(plan), .timeValues(30_000), .confirm(plan.leaves.0), .style(.sharedExplicit),
      .flowSpec(RSVPFlowSpec(.controlledLoad, bucket)), .filterSpec(sender(plan)), .label(label),
      .recordRoute(record), .subLSP(plan.leaves.0), .subLSP(plan.leaves.1), .secondaryRecordRoute(record),
    ]
  }

  static func error(_ plan: Plan, _ code: UInt8, _ value: UInt16) -> RSVPObject {
    .errorSpec(RSVPErrorSpec(node: plan.branch, code: code, value: value, isInPlace: code == 1))
  }

  static func messages(_ plan: Plan) -> [(name: String, message: RSVPMessage)] {
    let sender = sender(plan)
    let guaranteed = RSVPFlowSpec(.guaranteed(RSVPGuarantee(rate: 125_000, slack: 10)), bucket)
    let hello = RSVPHello(.request, sourceInstance: 0x1234_5678, destinationInstance: 0)
    let answer = RSVPHello(.acknowledgment, sourceInstance: 0x9abc_def0, destinationInstance: 0x1234_5678)
    return [
      ("Path", RSVPMessage(.path, path(plan))), ("Resv", RSVPMessage(.reservation, reservation(plan))),
      (
        "PathErr",
        RSVPMessage(
          .pathError,
          [
            session(plan), error(plan, 24, 5), .senderTemplate(sender), .senderTSpec(bucket), .subLSP(plan.leaves.1),
          ])
      ),
      (
        "ResvErr",
        RSVPMessage(
          .reservationError,
          [
            session(plan), hop(plan), error(plan, 1, 2), .style(.fixedFilter), .flowSpec(guaranteed),
            .filterSpec(sender),
          ])
      ),
      (
        "PathTear",
        RSVPMessage(.pathTear, [session(plan), hop(plan), .senderTemplate(sender), .subLSP(plan.leaves.1)])
      ),
      (
        "ResvTear",
        RSVPMessage(
          .reservationTear,
          [session(plan), hop(plan), .style(.sharedExplicit), .filterSpec(sender), .subLSP(plan.leaves.1)])
      ),
      (
        "ResvConf",
        RSVPMessage(
          .confirmation,
          [
            session(plan), error(plan, 0, 0), .confirm(plan.leaves.0), .style(.sharedExplicit),
            .flowSpec(RSVPFlowSpec(.controlledLoad, bucket)), .filterSpec(sender),
          ])
      ),
      ("Hello request", RSVPMessage(.hello, sendTimeToLive: 1, flags: 1, [.hello(hello)])),
      ("Hello acknowledgment", RSVPMessage(.hello, sendTimeToLive: 1, flags: 1, [.hello(answer)])),
    ]
  }

  /// A point-to-point tunnel, with the other forms of hops, attributes and unknown objects.
  static var tunnel: RSVPMessage {
    let session = RSVPSession(endpoint: v4.leaves.0, tunnel: 9, extendedTunnel: v4.root)
    let route = RSVPExplicitRoute([
      .init(.unnumbered(router: 0x0a00_0005, interface: 9)), .init(.label(RSVPHopLabel(label))),
      .init(.autonomousSystem(65_000), isLoose: true), .init(network(v4.leaves.0), isLoose: true),
    ])
    let unknown = RSVPUnknownObject(class: 165, type: 1, content: [1, 2, 3, 4])
    return RSVPMessage(
      .path,
      [
        session.map { .session($0) }, .hop(RSVPHop(v4.root)), .timeValues(30_000), .explicitRoute(route),
        .labelRequest(.ipv4),
        .sessionAttribute(
          RSVPSessionAttribute(
            name: Array("blue".utf8), flags: [.localProtection, .nodeProtection],
            affinities: .init(excludeAny: 1, includeAny: 2, includeAll: 4))),
        unknown.map { .unknown($0) }, .senderTemplate(RSVPSender(v4.root, lsp: 2)), .senderTSpec(bucket),
      ].compactMap(\.self))
  }

  static func frame(_ message: RSVPMessage, _ plan: Plan) -> [UInt8] {
    // Path, PathTear and ResvConf go to an end of the tunnel, and ask the routers between to look.
    let looksAhead = [.path, .pathTear, .confirmation].contains(message.type)
    let destination = looksAhead ? plan.leaves.0 : plan.branch
    switch plan.family {
    case .v4:
      return SampleFrames.ethernet(
        .ipv4,
        IPv4Packet(
          timeToLive: message.sendTimeToLive, protocolNumber: .rsvp, source: plan.root, destination: destination,
          options: looksAhead ? IPv4Packet.routerAlert : [], payload: message.encoded
        ).encoded)
    case .v6:
      return SampleFrames.ethernet(
        .ipv6,
        IPv6Packet(
          hopLimit: message.sendTimeToLive, source: plan.root, destination: destination, protocolNumber: .rsvp,
          payload: message.encoded
        ).encoded)
    }
  }

  static var frames: [(name: String, bytes: [UInt8])] {
    [v4, v6].flatMap { plan in
      messages(plan).map { ("RSVP \($0.name), \(plan.family == .v4 ? "IPv4" : "IPv6")", frame($0.message, plan)) }
    } + [("RSVP Path of a point-to-point tunnel", frame(tunnel, v4))]
  }
}
