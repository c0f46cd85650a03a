import Engine
import Wire

/// All that one route says, and why it is here, line by line.
enum RouteDetail {
  static func lines(_ rows: RIBRows, _ place: Int, _ view: borrowing WorldView) -> [LogLine] {
    let entry = rows.entries[place]
    let route = rows.route(place, view)
    var lines = [LogLine("\(route)", style: .heading)]
    guard let path = entry.path, let attributes = rows.attributes(place, view) else {
      return lines + [LogLine("withdrawn since \(view.baseline?.time.description ?? "")", style: .withdrawn)]
    }
    lines.append(LogLine(origin(of: path, entry.key, at: entry.node, view)))
    lines.append(LogLine("next hop \(attributes.nextHop) (\(view.name(attributes.nextHop)))" + words(attributes)))
    if let tunnel = attributes.attributes.pmsiTunnel { lines.append(LogLine("tunnel \(tunnel)")) }
    if let flags = flags(of: route) { lines.append(LogLine(flags)) }
    let communities = attributes.attributes.extendedCommunities.map(\.description)
    if !communities.isEmpty { lines.append(LogLine(communities.joined(separator: ", "))) }
    return lines + causes(of: path.cause, view)
  }

  /// When and from whom it was learnt, over which link, and what decided.
  private static func origin(
    of path: Path, _ key: EVPNRouteKey, at node: NodeID, _ view: borrowing WorldView
  ) -> String {
    guard let speaker = view.world.nodes[node].router?.value.routing?.speaker.value else { return "" }
    let reason = view.world.effects.interner.known(key).flatMap { speaker.selection($0)?.reason.description } ?? ""
    guard let peer = path.peer, Int(peer.index) < speaker.configuration.peers.count else {
      return "\(path.learned) originated by \(view.name(node))"
    }
    let from = speaker.configuration.peers[Int(peer.index)].name
    let carrier = view.carrier(of: key, learned: path.learned, at: node)
    let over = carrier.map { " over \(view.name(view.world.frames[$0].link)), packet \($0.number)" } ?? ""
    return "\(path.learned) from \(from)\(over): \(reason)"
  }

  private static func words(_ value: RouteAttributes) -> String {
    let attributes = value.attributes
    var text = attributes.localPreference.map { ", LOCAL_PREF \($0)" } ?? ""
    if let path = attributes.asPath, "\(path)" != "" { text += ", AS_PATH \(path)" }
    if let originator = attributes.originatorID { text += ", ORIGINATOR_ID \(originator)" }
    if !attributes.clusterList.isEmpty {
      text += ", CLUSTER_LIST " + attributes.clusterList.map(\.description).joined(separator: " ")
    }
    return text
  }

  private static func flags(of route: EVPNRoute) -> String? {
    switch route {
    case .selectiveMulticast(let route): "flags \(route.flags.text(for: route.sourceGroup.family))"
    case .membershipReportSynch(let route): "flags \(route.flags.text(for: route.sourceGroup.family))"
    case .leaveSynch(let route):
      "flags \(route.flags.text(for: route.sourceGroup.family)), "
        + "maximum response \(Interval.milliseconds(Int64(route.maximumResponseTime) * 100))"
    case .ethernetAutoDiscovery, .macIPAdvertisement, .inclusiveMulticast, .ethernetSegment, .ipPrefix, .perRegion,
      .selectivePMSI, .leaf, .unknown:
      nil
    }
  }

  /// The chain of causes, the nearest first.
  private static func causes(of record: RecordID, _ view: borrowing WorldView) -> [LogLine] {
    var lines: [LogLine] = []
    var next: RecordID? = record
    while let id = next, lines.count < 12, let entry = view.world.trace[id] {
      let node = entry.node.map { "\(view.name($0)) " } ?? ""
      let clause = entry.clause.map { " (\($0))" } ?? ""
      lines.append(LogLine("because \(entry.time) \(node)\(entry.detail.text)\(clause)", style: .dim))
      next = entry.cause
    }
    return lines
  }
}

extension WorldView {
  /// The frame that brought a route to a node: one that arrived when the route was learnt and has its key in it.
  func carrier(of key: EVPNRouteKey, learned: Instant, at node: NodeID) -> CopyID? {
    let frames = world.frames
    let longest = world.links.map { $0.delay + $0.faults.extraDelay }.max() ?? .zero
    var low = 0
    var high = frames.count
    while low < high {
      let middle = (low + high) / 2
      if frames[CopyID(UInt32(middle))].time < learned - longest { low = middle + 1 } else { high = middle }
    }
    let octets = key.octets.dropFirst()
    var index = low
    while index < frames.count, index < low + RowSpace.patience {
      let copy = CopyID(UInt32(index))
      let frame = frames[copy]
      if frame.time > learned { return nil }
      index += 1
      let link = world.links[frame.link.index]
      guard frame.packet == nil, link[frame.from.other].node == node, frame.time + link.delay == learned,
        let bytes = frames.bytes(of: copy), bytes.contains(octets)
      else { continue }
      return copy
    }
    return nil
  }
}

extension [UInt8] {
  /// Whether the octets occur one after the other.
  fileprivate func contains(_ part: ArraySlice<UInt8>) -> Bool {
    guard let first = part.first, count >= part.count else { return false }
    return (0...(count - part.count)).contains { start in
      self[start] == first && self[start..<(start + part.count)] == part
    }
  }
}
