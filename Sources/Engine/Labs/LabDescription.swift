/// What a lab file says, as values: every reference resolved, every default filled in.
package struct LabDescription: Hashable, Sendable {
  /// The file's name without number and suffix: what `labconsole NAME` looks for.
  package var name: String
  package var title: String
  package var minutes: Int?
  /// Ids of the rules that the lab teaches.
  package var teaches: [PositionedText]
  package var seed: UInt64
  package var profile: Profile
  package var start: LabStart
  package var defaults: LabDefaults
  /// In the order of the file; a node's place here is its `NodeID`.
  package var nodes: [NodeDescription]
  /// In the order of the file; a link's place here is its `LinkID`.
  package var links: [LinkDescription]
  package var services: [ServiceDescription]
  package var segments: [SegmentDescription]
  package var sessions: SessionPlan
  package var flows: [FlowDescription]
  package var guide: [LabStep]
  /// Commands that turn every check of the guide green.
  package var solution: [PositionedText]
  /// Named command lists that must leave their checks red.
  package var wrong: [WrongAnswer]

  package init(name: String, title: String = "") {
    self.name = name
    self.title = title
    minutes = nil
    teaches = []
    seed = 1
    profile = .rfc9572
    start = .converged
    defaults = LabDefaults()
    nodes = []
    links = []
    services = []
    segments = []
    sessions = .automatic
    flows = []
    guide = []
    solution = []
    wrong = []
  }
}

extension LabDescription {
  package func node(named name: String) -> NodeDescription? { nodes.first { $0.name == name } }

  package func service(named name: String) -> ServiceDescription? { services.first { $0.name == name } }

  package func flow(named name: String) -> FlowDescription? { flows.first { $0.name == name } }

  /// What the other end of the link at `port` is; `nil` when no link is there.
  package func peer(of port: PortReference) -> PortReference? {
    for link in links {
      if link.a == port { return link.b }
      if link.b == port { return link.a }
    }
    return nil
  }

  /// The ports of a node that the links name, in the order of the file: a port's place here is its `PortID`.
  package func ports(of node: String) -> [String] {
    links.flatMap { [$0.a, $0.b] }.filter { $0.node == node }.map(\.port)
  }
}

/// Whether the prompt is handed over before or after the network has booted.
package enum LabStart: String, Hashable, Sendable, CaseIterable {
  /// The boot lies at negative times; the prompt starts at 0 in a converged network.
  case converged
  /// The prompt starts at 0 with the boot.
  case cold
}

/// A place in a text file, line and column counted from 1.
///
/// Columns count Unicode scalars. 0:0 is no place: a program made the item.
package struct SourcePosition: Hashable, Comparable, Sendable {
  package var line: Int
  package var column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  package static let none = SourcePosition(line: 0, column: 0)

  package static func < (a: SourcePosition, b: SourcePosition) -> Bool { (a.line, a.column) < (b.line, b.column) }
}

extension SourcePosition: CustomStringConvertible {
  package var description: String { "\(line):\(column)" }
}

/// A command, an expression or an id of a lab file, with the place where an error in it is shown.
package struct PositionedText: Hashable, Sendable {
  package var text: String
  package var position: SourcePosition

  package init(_ text: String, at position: SourcePosition = .none) {
    self.text = text
    self.position = position
  }
}
