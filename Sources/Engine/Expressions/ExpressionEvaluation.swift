/// What the functions of expressions are answered from: a world, or the facts of a test.
package protocol ExpressionFacts {
  /// The value of a function. Names are checked here; number and form of the arguments have been.
  func value(
    of function: String, arguments: [ExpressionArgument]
  ) throws(CommandError) -> ExpressionValue
}

extension Expression {
  /// What the expression comes to.
  ///
  /// `and` and `or` ask no further than they must, from left to right.
  package func evaluate(_ facts: some ExpressionFacts) throws(CommandError) -> ExpressionValue {
    try Self.evaluate(root, facts)
  }

  /// Whether the expression, which must be true or false, is true.
  package func holds(_ facts: some ExpressionFacts) throws(CommandError) -> Bool {
    let value = try evaluate(facts)
    guard case .truth(let truth) = value else {
      throw CommandError("`\(text)` is \(value.kind.noun)", column: 1, expected: ExpressionKind.truth.noun)
    }
    return truth
  }

  private static func evaluate(_ term: Term, _ facts: some ExpressionFacts) throws(CommandError) -> ExpressionValue {
    switch term {
    case .any(let terms):
      for term in terms where try evaluate(term, facts) == .truth(true) { return .truth(true) }
      return .truth(false)
    case .all(let terms):
      for term in terms where try evaluate(term, facts) != .truth(true) { return .truth(false) }
      return .truth(true)
    case .not(let term): return .truth(try evaluate(term, facts) != .truth(true))
    case .comparison(let a, let comparison, let b):
      return .truth(compare(try evaluate(a, facts), comparison, try evaluate(b, facts)))
    case .call(let call): return try facts.value(of: call.function.name, arguments: call.arguments)
    case .literal(let literal): return literal.value
    }
  }

  /// Values of different kinds are unequal, and neither is more.
  private static func compare(_ a: ExpressionValue, _ comparison: ExpressionComparison, _ b: ExpressionValue) -> Bool {
    switch (a, b) {
    case (.int(let a), .int(let b)): comparison.holds(a, b)
    case (.duration(let a), .duration(let b)): comparison.holds(a, b)
    case (.word, _), (.truth, _), (.int, _), (.duration, _):
      comparison == .equal && a == b || comparison == .unequal && a != b
    }
  }
}
