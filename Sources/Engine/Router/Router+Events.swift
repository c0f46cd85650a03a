import Wire

extension Router {
  /// A frame comes in: the forwarding plane deals with it, or punts.
  mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    let cause = effects.frameCause
    switch plane.value.receive(bytes, on: port, copy: copy, into: &effects) {
    case nil: return
    case .packet(let packet)?: receive(packet, cause: cause, into: &effects)
    case .membership(let reference, let packet)?:
      turn(cause: cause, into: &effects) { router, _, effects in
        router.evpn?.value.receive(packet, on: reference, cause: cause, into: &effects)
      }
    }
  }

  /// A packet for the router itself: BGP's transport is all that it speaks.
  private mutating func receive(_ packet: IPv4Packet, cause: RecordID, into effects: inout Effects) {
    guard packet.protocolNumber == .tcp, routing != nil else { return effects.end(.dropped(.notForMe)) }
    var reader = ByteReader(packet.payload)
    guard let segment = try? TCPSegment(reading: &reader, source: packet.source, destination: packet.destination)
    else { return effects.end(.dropped(.malformed)) }
    turn(cause: cause, into: &effects) { router, output, effects in
      router.routing?.receive(segment, from: packet.source, cause: cause, into: &output, effects: &effects)
    }
  }

  /// An advertisement of the modelled IGP arrives.
  mutating func receive(
    _ advertisement: LinkStateAdvertisement, over port: PortID, cause: RecordID, into effects: inout Effects
  ) {
    turn(cause: cause, into: &effects) { router, _, effects in
      effects.floods += router.underlay.value.receive(advertisement, over: port, cause: cause, into: &effects)
    }
  }

  /// A timer has run down.
  ///
  /// Timers of hosts and switches are none of a router's.
  mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {
    turn(cause: .origin, into: &effects) { router, output, effects in
      switch key {
      case .transport(let connection):
        router.routing?.timerExpired(connection: connection, into: &output, effects: &effects)
      case .session(let address):
        router.routing?.timerExpired(peer: address, into: &output, effects: &effects)
      case .membership, .querier, .leaveSynch:
        router.evpn?.value.membershipTimerExpired(key, into: &effects)
      case .election(let segment): router.evpn?.value.electionTimerExpired(segment, into: &effects)
      case .shortestPaths: router.computePaths(&output, into: &effects)
      case .host, .traffic, .ageing, .boot: return
      }
    }
  }

  private mutating func computePaths(_ output: inout SpeakerEffects, into effects: inout Effects) {
    guard let cause = underlay.value.compute(into: &effects) else { return }
    let routes = underlay.value.routes
    plane.value.program { $0.routes = routes }
    effects.forwardingChanged = true
    let metrics = NextHopMetrics(routes.map { (address: $0.0, cost: $0.1.metric) })
    routing?.reachabilityChanged(to: metrics, cause: cause, into: &output, effects: &effects)
  }

  /// A port goes up or down; `neighbor` is the router behind it, if any.
  mutating func portChanged(
    _ port: PortID, isUp: Bool, neighbor: Neighbor?, cause: RecordID, into effects: inout Effects
  ) {
    turn(cause: cause, into: &effects) { router, _, effects in
      router.plane.value.program { $0.ports[port.index].isUp = isUp }
      effects.forwardingChanged = true
      switch router.plane.value.ports[port.index].role {
      case .core: router.adjacencyChanged(port, neighbor: neighbor, cause: cause, into: &effects)
      case .circuits(let references):
        for reference in references {
          router.plane.value.program { $0.circuits[reference.domain][reference.circuit].isUp = isUp }
        }
        router.evpn?.value.portChanged(references, isUp: isUp, cause: cause, into: &effects)
      case .unused: return
      }
    }
  }

  private mutating func adjacencyChanged(
    _ port: PortID, neighbor: Neighbor?, cause: RecordID, into effects: inout Effects
  ) {
    if let neighbor {
      effects.floods += underlay.value.adjacencyUp(neighbor, cause: cause, into: &effects)
    } else {
      effects.floods += underlay.value.adjacencyDown(port, cause: cause, into: &effects)
    }
    trackUplinks(cause: cause, into: &effects)
    var neighbors = SortedMap<IPAddress, Neighbor>()
    for neighbor in underlay.value.neighbors.values where neighbors[neighbor.address] == nil {
      neighbors[neighbor.address] = neighbor
    }
    plane.value.program { $0.neighbors = neighbors }
  }

  /// A PE without a way into the core holds its ports to Ethernet segments down, so that the CE uses the other PEs, and
  /// so that it does not elect itself, alone, beside the forwarder that the others know.
  ///
  /// No RFC asks for it; routers call it uplink tracking or core isolation.
  private mutating func trackUplinks(cause: RecordID, into effects: inout Effects) {
    let isIsolated = underlay.value.neighbors.isEmpty
    guard isIsolated != self.isIsolated, let segments = evpn?.value.configuration.segments, !segments.isEmpty else {
      return
    }
    self.isIsolated = isIsolated
    for segment in segments {
      let id = effects.note(EVPNDetail.uplinks(segment: segment.name, areUp: !isIsolated), cause: cause)
      effects.holds.append((port: segment.port, isHeld: isIsolated, cause: id))
    }
  }
}
