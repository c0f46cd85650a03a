import Wire

/// A message that a circuit's querier wants sent.
struct OutgoingMembership: Sendable {
  let domain: Int
  let circuit: Int
  let outgoing: OutgoingIGMP
  let source: IPAddress
}

extension EVPN {
  /// A membership message came in on a circuit of this PE.
  mutating func receive(
    _ packet: IPv4Packet, on reference: ForwardingPlane.CircuitReference, cause: RecordID, into effects: inout Effects
  ) {
    var reader = ByteReader(packet.payload)
    guard let message = try? IGMPMessage(reading: &reader) else { return effects.end(.dropped(.malformed)) }
    tell(message, reference, &effects)
    let record = effects.note(
      MembershipDetail.heard(message, from: packet.source, on: portName(reference)), cause: cause,
      following: .rfc9251.proxyReporting)
    circuits[reference.domain][reference.circuit].value.receive(
      message, from: packet.source, cause: record, into: &effects)
    collect(reference.domain, reference.circuit, &effects)
  }

  /// The ports of circuits go up or down; a segment's port changes who is on the segment.
  mutating func portChanged(
    _ references: [ForwardingPlane.CircuitReference], isUp: Bool, cause: RecordID, into effects: inout Effects
  ) {
    for reference in references {
      if configuration.domains[reference.domain].isProxy {
        circuits[reference.domain][reference.circuit].value.portChanged(isUp: isUp, cause: cause, into: &effects)
        collect(reference.domain, reference.circuit, &effects)
      }
      if let segment = configuration.domains[reference.domain].circuits[reference.circuit].segment {
        segmentLink(segment, isUp: isUp, cause: cause, into: &effects)
      }
    }
  }

  mutating func membershipTimerExpired(_ key: TimerKey, into effects: inout Effects) {
    switch key {
    case .membership(let number, let group):
      guard let reference = reference(number) else { return }
      circuits[reference.domain][reference.circuit].value.groupTimerExpired(group, into: &effects)
      collect(reference.domain, reference.circuit, &effects)
    case .querier(let number):
      guard let reference = reference(number) else { return }
      circuits[reference.domain][reference.circuit].value.querierTimerExpired(into: &effects)
      collect(reference.domain, reference.circuit, &effects)
    case .transport, .session, .leaveSynch, .election, .shortestPaths, .host, .traffic, .ageing, .boot: return
    }
  }

  /// Sends a query on a port that a person asked for.
  mutating func ask(_ group: IPAddress?, cause: RecordID, into effects: inout Effects) {
    for domain in circuits.indices where configuration.domains[domain].isProxy {
      for circuit in circuits[domain].indices {
        circuits[domain][circuit].value.ask(group, cause: cause, into: &effects)
        collect(domain, circuit, &effects)
      }
    }
  }

  /// Turns synchronisation of a segment on or off.
  mutating func set(_ synch: SynchMode, ofSegment segment: Int, cause: RecordID, into effects: inout Effects) {
    configuration.segments[segment].synch = synch
    for domain in circuits.indices {
      guard let circuit = circuit(of: segment, in: domain) else { continue }
      circuits[domain][circuit].value.set(synch, cause: cause, into: &effects)
      collect(domain, circuit, &effects)
    }
  }

  // MARK: Numbers

  private func portName(_ reference: ForwardingPlane.CircuitReference) -> String {
    configuration.portNames[configuration.domains[reference.domain].circuits[reference.circuit].port.index]
  }

  private func reference(_ number: Int) -> ForwardingPlane.CircuitReference? {
    for domain in configuration.domains.indices {
      let first = configuration.firstNumber(ofDomain: domain)
      guard (first..<first + configuration.domains[domain].circuits.count).contains(number) else { continue }
      return ForwardingPlane.CircuitReference(domain: domain, circuit: number - first)
    }
    return nil
  }

  // MARK: Outputs

  /// Takes what a circuit has gathered: messages to send, groups to derive anew.
  mutating func collect(_ domain: Int, _ circuit: Int, _ effects: inout Effects) {
    let (messages, groups, removed) = circuits[domain][circuit].value.collect()
    outgoing += messages.map {
      OutgoingMembership(
        domain: domain, circuit: circuit, outgoing: $0, source: configuration.domains[domain].querier)
    }
    for (group, cause) in groups { dirty.mark(.group(domain, group), cause: cause) }
    guard let segment = configuration.domains[domain].circuits[circuit].segment else { return }
    for (key, record) in removed {
      effects.events.append(
        .removed(
          configuration.node, segment: configuration.segments[segment].index,
          service: configuration.domains[domain].service, key: key, record: record))
    }
  }

  mutating func takeMessages() -> [OutgoingMembership] {
    defer { outgoing.removeAll() }
    return outgoing
  }

  /// Tells the invariants of reports and leaves that reached this PE.
  private func tell(
    _ message: IGMPMessage, _ reference: ForwardingPlane.CircuitReference, _ effects: inout Effects
  ) {
    let domain = configuration.domains[reference.domain]
    let segment = domain.circuits[reference.circuit].segment.map { configuration.segments[$0].index }
    for (key, isLeave) in message.statements {
      effects.events.append(
        isLeave
          ? .left(configuration.node, segment: segment, service: domain.service, key: key)
          : .reported(configuration.node, segment: segment, service: domain.service, key: key))
    }
  }
}

extension EVPNConfiguration {
  /// The number of a domain's first circuit.
  func firstNumber(ofDomain domain: Int) -> Int {
    domains[..<domain].reduce(0) { $0 + $1.circuits.count }
  }
}

extension IGMPMessage {
  /// What a report or leave says: which (x,G) somebody wants, or wants no more; nothing of a query.
  var statements: [(key: MulticastSourceGroup, isLeave: Bool)] {
    switch self {
    case .query: []
    case .reportV1(let group), .reportV2(let group): [(MulticastSourceGroup(group: group), false)]
    case .leave(let group): [(MulticastSourceGroup(group: group), true)]
    case .reportV3(let records): records.flatMap(\.statements)
    }
  }
}

extension GroupRecord {
  /// What the record says of each (x,G): a change to INCLUDE is a leave of (*,G).
  fileprivate var statements: [(key: MulticastSourceGroup, isLeave: Bool)] {
    let any = MulticastSourceGroup(group: group)
    let named = sources.map { MulticastSourceGroup(source: $0, group: group) }
    return switch kind {
    case .modeIsInclude, .allowNewSources: named.map { ($0, false) }
    case .modeIsExclude, .changeToExclude: [(any, false)]
    case .changeToInclude: [(any, true)] + named.map { ($0, false) }
    case .blockOldSources: named.map { ($0, true) }
    }
  }
}
