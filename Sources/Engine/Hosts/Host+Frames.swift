import Wire

/// What a host reads from frames, and the frames that it makes.
extension Host {
  // MARK: Receiving

  /// Membership messages are read whole, with their checksums; what is wrong changes nothing (I-10).
  mutating func receiveMembership(_ view: FrameView, _ effects: inout Effects) {
    guard let message = IGMPFrame(view)?.message else { return effects.end(.dropped(.malformed)) }
    effects.end(.consumed)
    var cause = effects.frameCause
    if case .query(let query) = message {
      cause = effects.note(HostDetail.hears(query), cause: cause, following: .rfc3376.hostQuery)
    }
    say(member.heard(message, at: effects.now, cause: cause), &effects)
  }

  func receiveARP(_ view: FrameView, _ effects: inout Effects) {
    var reader = view.reader
    guard let request = try? ARPPacket(reading: &reader) else { return effects.end(.dropped(.malformed)) }
    guard request.targetProtocol == address else { return effects.end(.dropped(.notForMe)) }
    effects.end(.consumed)
    guard request.operation == .request else { return }
    let reply = ARPPacket(
      operation: .reply, senderHardware: mac, senderProtocol: address, targetHardware: request.senderHardware,
      targetProtocol: request.senderProtocol)
    let frame = EthernetFrame(
      destination: request.senderHardware, source: mac, vlan: tag, etherType: .arp, payload: reply.encoded)
    effects.send(frame.encoded, out: port, cause: effects.frameCause)
  }

  /// A stamped packet has arrived.
  ///
  /// It counts in any case; whether it was wanted is its fate.
  func receivePacket(_ view: FrameView, _ effects: inout Effects) {
    let group = view.ipv4Destination
    guard group.isMulticast else { return effects.end(.delivered) }
    let filter = member.filter(of: group)
    if filter.wants(view.ipv4Source) { return effects.end(.delivered) }
    effects.end(.dropped(filter.isListening ? .sourceNotWanted : .notMember))
  }

  // MARK: Sending

  /// Sends messages of the membership machine, and waits for its next timer.
  mutating func say(_ messages: [OutgoingIGMP], _ effects: inout Effects) {
    for outgoing in messages {
      let clause = outgoing.message.version == .v3 ? Clause.rfc3376.interfaceStateChange : .rfc2236.hostStates
      let record = effects.note(HostDetail.says(outgoing.message), cause: outgoing.cause, following: clause)
      effects.send(
        IGMPFrame.encode(outgoing.message, from: address, mac, tag: tag), out: port, cause: record)
    }
    if let deadline = member.nextDeadline { effects.start(.host, at: deadline) } else { effects.stop(.host) }
  }

  /// Sends the packet that is due, to UDP port 5555 of the group.
  mutating func sendPacket(of flow: Int, _ effects: inout Effects) {
    let now = effects.now
    guard let source = sources[flow], let payload = sources.update(flow, { $0.takePacket(at: now) }) ?? nil else {
      return
    }
    let datagram = UDPDatagram(
      sourcePort: LabPayload.port, destinationPort: LabPayload.port, payload: payload.encoded)
    let packet = IPv4Packet(
      timeToLive: Self.timeToLive, protocolNumber: .udp, source: address, destination: source.group,
      payload: datagram.encoded(source: address, destination: source.group))
    let frame = EthernetFrame(
      destination: MACAddress(group: source.group), source: mac, vlan: tag, etherType: .ipv4, payload: packet.encoded)
    let id = PacketID(flow: source.flow, run: payload.run, number: payload.number)
    effects.send(frame.encoded, out: port, cause: source.cause, packet: id)
    scheduleTraffic(flow, &effects)
  }

  func scheduleTraffic(_ flow: Int, _ effects: inout Effects) {
    if let deadline = sources[flow]?.nextDeadline {
      effects.start(.traffic(flow: flow), at: deadline)
    } else {
      effects.stop(.traffic(flow: flow))
    }
  }
}
