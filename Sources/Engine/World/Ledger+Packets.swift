extension Ledger {
  /// A flow starts: counts begin anew, and stamps get the next run's number.
  ///
  /// Returns that number.
  mutating func start(_ flow: Int, at now: Instant) -> UInt16 {
    flows[flow].run &+= 1
    flows[flow].clear()
    flows[flow].startedAt = now
    flows[flow].isRunning = true
    return flows[flow].run
  }

  /// More packets of a flow are to come: the counts go on, and stamps get the next run's number.
  ///
  /// Returns that number.
  mutating func proceed(_ flow: Int, at now: Instant) -> UInt16 {
    flows[flow].run &+= 1
    flows[flow].open.removeAll()
    flows[flow].startedAt = flows[flow].startedAt ?? now
    return flows[flow].run
  }

  mutating func stop(_ flow: Int) { flows[flow].isRunning = false }

  mutating func clear(_ flow: Int) { flows[flow].clear() }

  /// A source sends a stamped packet; `due` are the hosts that must get it.
  mutating func originated(_ id: PacketID, source: NodeID, due: [NodeID], at now: Instant) {
    guard flows[Int(id.flow)].run == id.run else { return }
    flows[Int(id.flow)].sent &+= 1
    flows[Int(id.flow)].open[id.number] = OpenPacket(id: id, sentAt: now, source: source, due: due, lastEnd: now)
  }

  /// A copy of a stamped packet goes onto a link.
  mutating func sent(_ id: PacketID, _ record: FrameRecord, bytes: Int, isRoot: Bool) {
    guard flows[Int(id.flow)].run == id.run else { return }
    let direction = Direction(link: record.link, from: record.from)
    guard flows[Int(id.flow)].open.contains(id.number) else { return }
    flows[Int(id.flow)].open.update(id.number) { packet in
      packet.inFlight += 1
      if isRoot { packet.rootCopies += 1 }
      packet.linkCopies[direction, default: 0] += 1
    }
    flows[Int(id.flow)].links[direction, default: LinkTally()].copies += 1
    flows[Int(id.flow)].links[direction, default: LinkTally()].bytes += bytes
  }

  /// An injected fault took a copy of the packet.
  mutating func harmed(_ id: PacketID) {
    guard flows[Int(id.flow)].run == id.run else { return }
    flows[Int(id.flow)].open.update(id.number) { $0.isHarmed = true }
  }

  /// A copy has met its fate, at `host` if it arrived there; returns the packet when it was the last one in flight.
  ///
  /// The last copy may end before the copies made of it are counted only if it has none: heirs are sent first.
  mutating func ended(_ id: PacketID, at host: NodeID?, isWaste: Bool, now: Instant) -> OpenPacket? {
    guard flows[Int(id.flow)].run == id.run, var packet = flows[Int(id.flow)].open[id.number] else { return nil }
    if let host {
      packet.arrivals[host, default: 0] += 1
      flows[Int(id.flow)].arrived(host, isFirst: packet.arrivals[host] == 1, at: now)
    }
    packet.inFlight -= 1
    packet.lastEnd = now
    if isWaste { packet.waste += 1 }
    guard packet.inFlight == 0 else {
      flows[Int(id.flow)].open[id.number] = packet
      return nil
    }
    flows[Int(id.flow)].judge(packet)
    return packet
  }
}

extension FlowLedger {
  fileprivate mutating func arrived(_ host: NodeID, isFirst: Bool, at now: Instant) {
    var tally = hosts[host] ?? HostTally()
    tally.received += 1
    if isFirst { tally.unique += 1 } else { tally.duplicates += 1 }
    if let last = tally.lastArrival { tally.longestGap = max(tally.longestGap, now - last) }
    tally.lastArrival = now
    hosts[host] = tally
  }

  /// All copies have met their fate: the packet is folded into the counters.
  fileprivate mutating func judge(_ packet: OpenPacket) {
    open[packet.id.number] = nil
    for host in packet.due {
      var tally = hosts[host] ?? HostTally()
      tally.due += 1
      if packet.arrivals[host] == nil { tally.lost += 1 }
      if packet.arrivals[host] ?? 0 > 1 { tally.duplicatesOfDue += 1 }
      hosts[host] = tally
    }
    if latest.map({ $0.id < packet.id }) ?? true { latest = packet }
  }
}
