/// A function of expressions: its name, what it takes, what it comes to, and one line of help.
package struct ExpressionFunction: Hashable, Sendable {
  package enum Parameter: String, Hashable, Sendable {
    case host, flow, node, link
    /// A link, or the two speakers of a session.
    case linkOrSession = "link or session"
    case segment, vlan
    case routeType = "route type"
    /// A node that originated a route, or a filter.
    case originator = "originator or filter"
    case filter, rule
  }

  package let name: String
  /// Each list is one way to call it.
  package let signatures: [[Parameter]]
  package let result: ExpressionKind
  package let help: String

  private init(_ name: String, _ signatures: [[Parameter]], _ result: ExpressionKind, _ help: String) {
    self.name = name
    self.signatures = signatures
    self.result = result
    self.help = help
  }

  /// The parameters for a number of arguments; `nil` when it cannot be called with so many.
  package func parameters(count: Int) -> [Parameter]? { signatures.first { $0.count == count } }

  /// How it is written: `dup(FLOW)` or `dup(HOST,FLOW)`.
  package var usage: String {
    signatures.map { parameters in
      guard !parameters.isEmpty else { return name }
      return name + "(" + parameters.map { $0.rawValue.uppercased() }.joined(separator: ",") + ")"
    }
    .joined(separator: " or ")
  }
}

extension ExpressionFunction {
  /// All functions, in the order of the manual.
  package static let all: [ExpressionFunction] = [
    ExpressionFunction(
      "copies", [[.host, .flow]], .int, "copies of the flow's packets that the host received, duplicates included"),
    ExpressionFunction(
      "once", [[.host, .flow]], .truth,
      "the host got each packet sent since it had joined and the network had converged exactly once, and there was one"),
    ExpressionFunction("never", [[.host, .flow]], .truth, "no packet of the flow reached the host"),
    ExpressionFunction("dup", [[.flow], [.host, .flow]], .int, "copies beyond the first, over all hosts or at one"),
    ExpressionFunction(
      "lost", [[.flow], [.host, .flow]], .int,
      "packets sent between the first converged moment after the join and the leave that did not arrive"),
    ExpressionFunction("gap", [[.host, .flow]], .duration, "the longest silence between two packets at the host"),
    ExpressionFunction("atroot", [[.flow]], .int, "copies of the latest packet that its first PE sends into the core"),
    ExpressionFunction(
      "linkcopies", [[.link, .flow]], .int, "copies of the latest packet on the link, both directions"),
    ExpressionFunction("waste", [[.flow]], .int, "copies of the latest packet that reached a PE with nobody for them"),
    ExpressionFunction(
      "count", [[.node, .routeType], [.node, .routeType, .filter]], .int, "routes of the type in the node's Loc-RIB"),
    ExpressionFunction(
      "route",
      [[.node, .routeType], [.node, .routeType, .originator], [.node, .routeType, .originator, .filter]], .truth,
      "the node has such a route, from the originator"),
    ExpressionFunction(
      "originated", [[.node, .routeType]], .int, "routes of the type that the node itself originates"),
    ExpressionFunction(
      "df", [[.segment, .vlan], [.segment, .vlan, .flow]], .word, "the designated forwarder, by its name"),
    ExpressionFunction("state", [[.linkOrSession]], .word, "up or down"),
    ExpressionFunction("bytes", [[.node]], .int, "octets of BGP that the node has sent"),
    ExpressionFunction("messages", [[.node]], .int, "UPDATE messages that the node has sent"),
    ExpressionFunction("converged", [[]], .truth, "nothing is under way, pending or waiting in the control plane"),
    ExpressionFunction("violations", [[], [.rule]], .int, "violated invariants so far, all or of one rule"),
    ExpressionFunction("digest", [[]], .word, "the trace digest in hexadecimal"),
  ]

  /// Functions that labs may come to use and this version does not know.
  ///
  /// Whoever adds one removes its row.
  package static let unknownYet = ["segments"]

  package static func named(_ name: String) -> ExpressionFunction? { all.first { $0.name == name } }

  /// The words for route types; each also has its number.
  package static let routeTypes: [(word: String, number: UInt8)] = [
    ("ead", 1), ("macip", 2), ("imet", 3), ("es", 4), ("prefix", 5), ("smet", 6), ("join", 7), ("leave", 8),
    ("per-region", 9), ("spmsi", 10), ("leafad", 11),
  ]

  /// The number of a route type written as word or number; `nil` when it is none.
  package static func routeType(_ text: String) -> UInt8? {
    routeTypes.first { $0.word == text || String($0.number) == text }?.number
  }
}
