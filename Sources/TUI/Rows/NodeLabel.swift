package import Engine
import Wire

/// A node's name in the picture, with the marks that its state adds.
package enum NodeLabel {
  /// How much room the label is given: marks that come and go must not move the picture.
  package static func width(_ node: NodeID, _ view: borrowing WorldView) -> Int {
    let name = TextWidth.columns(of: view.name(node), in: view.glyphs)
    let most = view.world.plant[node].kind == .host ? name + 4 : name
    return max(most, TextWidth.columns(of: text(node, view), in: view.glyphs))
  }

  package static func text(_ node: NodeID, _ view: borrowing WorldView) -> String {
    var text = view.name(node)
    if !view.world.nodes[node].isUp { text += " " + Glyph.linkDown.text(in: view.glyphs) }
    guard let flow = view.flow else { return text + violation(node, view) }
    if view.lab.flows[flow].from == view.name(node) { text += " [S]" }
    if view.wants(node, flow) { text += " [R]" }
    return text + delivery(node, flow, view) + violation(node, view)
  }

  /// Duplicates and losses of the flow at a host.
  private static func delivery(_ node: NodeID, _ flow: Int, _ view: borrowing WorldView) -> String {
    guard flow < view.world.ledger.flows.count, let tally = view.world.ledger.flows[flow].hosts[node] else { return "" }
    if tally.duplicates > 0 { return " " + Glyph.duplicate.text(in: view.glyphs) }
    if tally.lost > 0 { return " " + Glyph.missing.text(in: view.glyphs) }
    return ""
  }

  private static func violation(_ node: NodeID, _ view: borrowing WorldView) -> String {
    view.world.violations.contains { $0.node == node } ? " !" : ""
  }

  package static func style(_ node: NodeID, _ view: borrowing WorldView) -> Style {
    if !view.world.nodes[node].isUp { return .bad }
    if view.world.violations.contains(where: { $0.node == node }) { return .bad }
    return switch view.world.plant[node].kind {
    case .pe: .heading
    case .host: .plain
    case .switch: .plain
    case .p, .rr: .dim
    }
  }
}

extension WorldView {
  /// Whether a host listens to what the flow's source sends.
  func wants(_ node: NodeID, _ flow: Int) -> Bool {
    guard let host = world.nodes[node].host?.value, let source = key(ofFlow: flow).source,
      lab.flows[flow].from != name(node)
    else { return false }
    return host.wants(source: source, group: lab.flows[flow].group)
  }

  /// Whether a PE thinks that it forwards to the segment at one of its ports, in the selected flow's service.
  func isForwarder(at endpoint: Endpoint) -> Bool {
    guard let evpn = world.nodes[endpoint.node].router?.value.evpn?.value, world.nodes[endpoint.node].isUp,
      let segment = evpn.configuration.segments.firstIndex(where: { $0.port == endpoint.port })
    else { return false }
    let service = flow.map { lab.flows[$0].service } ?? lab.services.first?.name
    guard let domain = evpn.configuration.domains.firstIndex(where: { $0.name == service }) else { return false }
    return evpn.isForwarder(segment, domain)
  }
}
