extension Expression {
  /// The first name in the expression that the lab does not have; `nil` when all are there.
  package func unknownName(in lab: LabDescription) -> CommandError? {
    for call in calls {
      guard let parameters = call.function.parameters(count: call.arguments.count) else { continue }
      for (parameter, argument) in zip(parameters, call.arguments) {
        if let error = Self.unknownName(argument, parameter, lab) { return error }
      }
    }
    return nil
  }

  private static func unknownName(
    _ argument: ExpressionArgument, _ parameter: ExpressionFunction.Parameter, _ lab: LabDescription
  ) -> CommandError? {
    let nodes = lab.nodes.map(\.name)
    switch parameter {
    case .host: return missing(argument, lab.nodes.filter { $0.kind == .host }.map(\.name), "host")
    case .node: return missing(argument, nodes, "node")
    case .segment: return missing(argument, lab.segments.map(\.name), "segment")
    case .flow:
      if argument.sourceGroup != nil || argument.text.utf8.first.map({ (48...57).contains($0) }) == true { return nil }
      return missing(argument, lab.flows.map(\.name), "flow")
    case .link, .linkOrSession:
      guard let ends = argument.ends(among: nodes) else {
        return CommandError(
          "`\(Printable.text(argument.text))` is no link", column: argument.column,
          expected: "two nodes with a hyphen between, like PE1-P1")
      }
      let isLink = lab.links.contains { Set([$0.a.node, $0.b.node]) == Set([ends.a, ends.b]) }
      let areSpeakers = [ends.a, ends.b].allSatisfy { lab.node(named: $0)?.kind.isSpeaker == true }
      if isLink || parameter == .linkOrSession && areSpeakers { return nil }
      return CommandError("no link between \(ends.a) and \(ends.b)", column: argument.column, expected: "a link")
    case .vlan, .routeType, .originator, .filter, .rule: return nil
    }
  }

  private static func missing(_ argument: ExpressionArgument, _ known: [String], _ noun: String) -> CommandError? {
    guard !known.contains(argument.text) else { return nil }
    return CommandError(
      "no \(noun) `\(Printable.text(argument.text))`", column: argument.column, expected: "a \(noun)",
      suggestion: Nearest.word(to: argument.text, among: known))
  }
}
