/// A link between two ports.
package struct LinkDescription: Hashable, Sendable {
  package var a: PortReference
  package var b: PortReference
  package var delay: Interval
  /// Whether the IGP model and its labels cross a link between two ASes.
  package var crossesAS: Bool
  package var position: SourcePosition

  package init(
    a: PortReference, b: PortReference, delay: Interval, crossesAS: Bool = false, position: SourcePosition = .none
  ) {
    self.a = a
    self.b = b
    self.delay = delay
    self.crossesAS = crossesAS
    self.position = position
  }
}

/// A port by its names: `PE1:eth1`.
package struct PortReference: Hashable, Comparable, Sendable {
  package var node: String
  package var port: String

  package init(node: String, port: String) {
    self.node = node
    self.port = port
  }

  package static func < (a: PortReference, b: PortReference) -> Bool { (a.node, a.port) < (b.node, b.port) }
}

extension PortReference: CustomStringConvertible {
  package var description: String { "\(node):\(port)" }
}
