internal import Wire

extension ForwardingPlane {
  /// What the label stack of a copy starts with: pipe model, so that the inner time to live stays (RFC 3443 §3.2).
  static let encapsulationTimeToLive: UInt8 = 64

  func receiveFromCore(_ frame: FrameView, on port: PortID, copy: CopyID, into effects: inout Effects) -> Punt? {
    guard frame.destination == ports[port.index].mac else {
      effects.end(.dropped(.notForMe))
      return nil
    }
    switch frame.etherType {
    case EtherType.mpls.rawValue:
      receiveLabelled(frame, copy: copy, into: &effects)
      return nil
    case EtherType.ipv4.rawValue:
      return receivePacket(frame, copy: copy, into: &effects)
    default:
      effects.end(.dropped(.notForMe))
      return nil
    }
  }

  // MARK: IPv4 between loopbacks

  private func receivePacket(_ frame: FrameView, copy: CopyID, into effects: inout Effects) -> Punt? {
    guard frame.isIPv4 else {
      effects.end(.dropped(.malformed))
      return nil
    }
    guard frame.ipv4Destination == loopback else {
      forwardPacket(frame, copy: copy, into: &effects)
      return nil
    }
    var reader = ByteReader(frame.bytes, from: frame.payload, to: frame.bytes.count)
    do {
      let packet = try IPv4Packet(whole: &reader)
      effects.end(.consumed)
      return .packet(packet)
    } catch {
      effects.end(.dropped(.malformed))
      return nil
    }
  }

  private func forwardPacket(_ frame: FrameView, copy: CopyID, into effects: inout Effects) {
    guard let route = routes[frame.ipv4Destination], let neighbor = neighbors[route.neighbor] else {
      effects.end(.dropped(.noRoute))
      return
    }
    var bytes = frame.bytes
    guard IPv4Packet.decrementTimeToLive(in: &bytes, at: frame.payload) != nil else {
      effects.end(.dropped(.timeToLiveExpired))
      return
    }
    rewriteAddresses(&bytes, to: neighbor)
    effects.send(bytes, out: neighbor.port, cause: effects.frameCause, parent: copy)
  }

  /// An IPv4 packet that this router itself sends to another's loopback; `nil` when there is no way.
  func frame(carrying packet: IPv4Packet) -> (port: PortID, bytes: [UInt8])? {
    guard let route = routes[packet.destination], let neighbor = neighbors[route.neighbor] else { return nil }
    var writer = ByteWriter(reserving: EthernetFrame.headerCount + 20 + packet.payload.count)
    EthernetFrame.writeHeader(
      to: &writer, destination: neighbor.mac, source: ports[neighbor.port.index].mac, etherType: .ipv4)
    packet.write(to: &writer)
    return (neighbor.port, writer.bytes)
  }

  private func rewriteAddresses(_ bytes: inout [UInt8], to neighbor: Neighbor) {
    let source = ports[neighbor.port.index].mac.value
    for index in 0..<6 {
      bytes[index] = UInt8(truncatingIfNeeded: neighbor.mac.value >> UInt64(40 - index * 8))
      bytes[index + 6] = UInt8(truncatingIfNeeded: source >> UInt64(40 - index * 8))
    }
  }

  // MARK: MPLS

  private func receiveLabelled(_ frame: FrameView, copy: CopyID, into effects: inout Effects) {
    guard let top = LabelView(frame.bytes, at: frame.payload) else { return effects.end(.dropped(.malformed)) }
    if let destination = prefixLabels[top.label], destination != loopback {
      return switchLabel(frame, top, to: destination, copy: copy, into: &effects)
    }
    guard let action = labels[top.label] else { return effects.end(.dropped(.unknownLabel)) }
    guard case .domain(let domain) = action else { return effects.end(.dropped(.foreignSegmentLabel)) }
    if top.isBottom { return receiveInner(frame, at: frame.payload + 4, domain, nil, copy: copy, into: &effects) }
    // RFC 7432 §8.3.1.1: below the domain's label stands the segment's, given out by this PE; any other is dropped.
    guard let below = LabelView(frame.bytes, at: frame.payload + 4), below.isBottom,
      case .segment(let segment)? = labels[below.label]
    else { return effects.end(.dropped(.foreignSegmentLabel)) }
    receiveInner(frame, at: frame.payload + 8, domain, segment, copy: copy, into: &effects)
  }

  /// Passes a labelled frame on: the prefix label stays the same hop by hop, and the last but one pops it.
  private func switchLabel(
    _ frame: FrameView, _ top: LabelView, to destination: IPAddress, copy: CopyID, into effects: inout Effects
  ) {
    guard let route = routes[destination], let neighbor = neighbors[route.neighbor] else {
      return effects.end(.dropped(.noRoute))
    }
    guard top.timeToLive > 1 else { return effects.end(.dropped(.timeToLiveExpired)) }
    var bytes = frame.bytes
    if route.label == nil {
      // The last but one pops; the label below keeps its own time to live (RFC 3443 §3.2, pipe).
      guard !top.isBottom else { return effects.end(.dropped(.malformed)) }
      bytes.removeSubrange(frame.payload..<frame.payload + 4)
    } else {
      bytes[frame.payload + 3] = top.timeToLive - 1
    }
    rewriteAddresses(&bytes, to: neighbor)
    effects.send(bytes, out: neighbor.port, cause: effects.frameCause, parent: copy)
  }

  /// A frame out of the core goes to attachment circuits only, never back into the core (RFC 7432 §8.3, §12).
  private func receiveInner(
    _ outer: FrameView, at offset: Int, _ domain: Int, _ segment: Int?, copy: CopyID, into effects: inout Effects
  ) {
    guard let inner = FrameView(outer.bytes, from: offset) else { return effects.end(.dropped(.malformed)) }
    let entry = entry(for: inner, in: domain).entry
    let outcome = sendToCircuits(entry, inner, domain, except: nil, segment: segment, copy: copy, into: &effects)
    if let reason = outcome { effects.end(.dropped(reason)) }
  }
}

/// A label stack entry read in place.
struct LabelView {
  let label: UInt32
  let isBottom: Bool
  let timeToLive: UInt8

  init?(_ bytes: [UInt8], at offset: Int) {
    guard bytes.count - offset >= 4 else { return nil }
    label = UInt32(bytes[offset]) << 12 | UInt32(bytes[offset + 1]) << 4 | UInt32(bytes[offset + 2]) >> 4
    isBottom = bytes[offset + 2] & 1 == 1
    timeToLive = bytes[offset + 3]
  }
}
