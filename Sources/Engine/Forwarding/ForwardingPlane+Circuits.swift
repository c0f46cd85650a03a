internal import Wire

extension ForwardingPlane {
  func receiveFromCircuit(
    _ frame: FrameView, _ references: [CircuitReference], copy: CopyID, into effects: inout Effects
  ) -> Punt? {
    guard let reference = references.first(where: { circuits[$0.domain][$0.circuit].tag == frame.vlan }) else {
      effects.end(.dropped(.unknownVLAN))
      return nil
    }
    if domains[reference.domain].isSelective, frame.isIGMP {
      return punt(frame, reference, into: &effects)
    }
    replicate(frame, from: reference, copy: copy, into: &effects)
    return nil
  }

  /// With the proxy on, membership messages end here and never cross the core (RFC 9251 §4.1.1).
  private func punt(_ frame: FrameView, _ reference: CircuitReference, into effects: inout Effects) -> Punt? {
    var reader = ByteReader(frame.bytes, from: frame.payload, to: frame.bytes.count)
    do {
      let packet = try IPv4Packet(whole: &reader)
      effects.end(.consumed)
      return .membership(circuit: reference, packet: packet)
    } catch {
      effects.end(.dropped(.malformed))
      return nil
    }
  }

  /// From a circuit: to the domain's other circuits and to every branch (RFC 7432 §12).
  private func replicate(
    _ frame: FrameView, from reference: CircuitReference, copy: CopyID, into effects: inout Effects
  ) {
    let entry = entry(for: frame, in: reference.domain).entry
    let arrival = circuits[reference.domain][reference.circuit]
    let outcome = sendToCircuits(
      entry, frame, reference.domain, except: reference.circuit, segment: arrival.segment, copy: copy, into: &effects)
    var sent = outcome == nil
    for branch in entry.branches where sendIntoCore(branch, frame, from: arrival, copy: copy, into: &effects) {
      sent = true
    }
    if !sent { effects.end(.dropped(outcome ?? .noListener)) }
  }

  func entry(for frame: FrameView, in domain: Int) -> ProgrammedEntry {
    guard frame.isGroup, frame.isIPv4, frame.ipv4Destination.isMulticast else { return domains[domain].flood }
    return domains[domain].entry(source: frame.ipv4Source, group: frame.ipv4Destination)
  }

  /// Sends to the entry's circuits; returns why nobody got a copy, or `nil` when somebody did.
  func sendToCircuits(
    _ entry: ReplicationEntry, _ frame: FrameView, _ domain: Int, except arrival: Int?, segment: Int?, copy: CopyID,
    into effects: inout Effects
  ) -> DropReason? {
    var reason: DropReason? = .noListener
    var failed = DropReason.noListener
    for index in entry.circuits where index != arrival {
      let circuit = circuits[domain][index]
      if let refusal = refusal(circuit, from: segment) {
        failed = refusal
        continue
      }
      effects.send(inner(frame, tag: circuit.tag), out: circuit.port, cause: effects.frameCause, parent: copy)
      reason = nil
    }
    return reason == nil ? nil : failed
  }

  /// Why a frame that came from `segment` (or from nowhere multihomed) must not leave on this circuit.
  private func refusal(_ circuit: CircuitForwarding, from segment: Int?) -> DropReason? {
    if !circuit.isUp { return .portDown }
    // RFC 7432 §8.3: never back to the segment that it came from.
    if let segment, circuit.segment == segment { return .splitHorizon }
    // RFC 7432 §8.5: only the designated forwarder sends frames of many receivers to the segment.
    return circuit.isForwarder ? nil : .notDesignatedForwarder
  }

  /// The Ethernet frame as it leaves on a circuit, or inside the core when `tag` is `nil`.
  private func inner(_ frame: FrameView, tag: UInt16?) -> [UInt8] {
    if frame.start == 0, frame.vlan == tag { return frame.bytes }
    var writer = ByteWriter(reserving: frame.bytes.count - frame.start + 4)
    writer.write(frame.bytes[frame.start..<frame.start + 12])
    if let tag {
      writer.write(EtherType.vlan.rawValue)
      writer.write(tag)
    }
    writer.write(frame.etherType)
    writer.write(frame.bytes[frame.payload...])
    return writer.bytes
  }

  /// One copy by ingress replication: transport label, domain label, and the receiver's ESI label when the frame came
  /// from a segment that the receiver shares (RFC 7432 §8.3.1.1).
  private func sendIntoCore(
    _ branch: Branch, _ frame: FrameView, from arrival: CircuitForwarding, copy: CopyID, into effects: inout Effects
  ) -> Bool {
    guard let route = routes[branch.nextHop], let neighbor = neighbors[route.neighbor] else { return false }
    let segmentLabel = arrival.segment.flatMap { segmentLabels[$0][branch.nextHop] }
    var writer = ByteWriter(reserving: frame.bytes.count + 30)
    EthernetFrame.writeHeader(
      to: &writer, destination: neighbor.mac, source: ports[neighbor.port.index].mac, etherType: .mpls)
    if let transport = route.label { write(transport, isBottom: false, to: &writer) }
    write(branch.label, isBottom: segmentLabel == nil, to: &writer)
    if let segmentLabel { write(segmentLabel, isBottom: true, to: &writer) }
    writer.write(frame.bytes[0..<12])
    writer.write(frame.etherType)
    writer.write(frame.bytes[frame.payload...])
    effects.send(writer.bytes, out: neighbor.port, cause: effects.frameCause, parent: copy)
    return true
  }

  private func write(_ label: UInt32, isBottom: Bool, to writer: inout ByteWriter) {
    writer.write(label << 12 | (isBottom ? 0x100 : 0) | UInt32(Self.encapsulationTimeToLive))
  }
}
