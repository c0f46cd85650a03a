import Engine
import Wire

/// The routes of an UPDATE in the names of the lab: `+6 SMET (*, 239.1.1.1) PE2`.
enum UpdateText {
  /// The first route that is announced or withdrawn, and how many more there are; `nil` for what carries none.
  static func routes(in nodes: [FieldNode], _ bytes: [UInt8], _ view: borrowing WorldView) -> String? {
    var found: [(node: FieldNode, isWithdrawn: Bool)] = []
    collect(nodes, isWithdrawn: false, into: &found)
    guard let first = found.first, let route = route(first.node, bytes) else { return nil }
    let more = found.count > 1 ? " and \(found.count - 1) more" : ""
    return "\(first.isWithdrawn ? "-" : "+")\(RouteRow.name(route)) \(RouteRow.key(route, view))\(more)"
  }

  private static func collect(
    _ nodes: [FieldNode], isWithdrawn: Bool, into found: inout [(node: FieldNode, isWithdrawn: Bool)]
  ) {
    for node in nodes {
      if node.name == "EVPN route" {
        found.append((node, isWithdrawn))
      } else {
        collect(node.children, isWithdrawn: isWithdrawn || node.name.contains("UNREACH"), into: &found)
      }
    }
  }

  private static func route(_ node: FieldNode, _ bytes: [UInt8]) -> EVPNRoute? {
    let end = node.offset + node.length
    guard node.offset >= 0, node.length > 0, end <= bytes.count else { return nil }
    var reader = ByteReader(Array(bytes[node.offset..<end]))
    return try? EVPNRoute(reading: &reader)
  }
}
