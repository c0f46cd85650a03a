/// A question about the world, as `expect`, `until`, `watch` and the checks of labs write it: `once(H1,F1) and dup(F1) == 0`.
package struct Expression: Hashable, Sendable {
  /// As it was written.
  package let text: String
  package let root: Term

  /// A part of an expression.
  ///
  /// Chains of `or` and of `and` are flat, so that only brackets and `not` make it deep.
  package indirect enum Term: Hashable, Sendable {
    case any([Term])
    case all([Term])
    case not(Term)
    case comparison(Term, ExpressionComparison, Term)
    case call(ExpressionCall)
    case literal(ExpressionLiteral)
  }
}

/// A function with its arguments, checked against its row in `ExpressionFunction.all`.
package struct ExpressionCall: Hashable, Sendable {
  package let function: ExpressionFunction
  package let arguments: [ExpressionArgument]
  /// From 1, in Unicode scalars of the expression.
  package let column: Int
}

/// An integer, a duration or a bare word, which compares as text.
package struct ExpressionLiteral: Hashable, Sendable {
  package let text: String
  package let value: ExpressionValue
  package let column: Int
}

package enum ExpressionComparison: String, Hashable, Sendable, CaseIterable {
  case equal = "=="
  case unequal = "!="
  case atMost = "<="
  case atLeast = ">="
  case less = "<"
  case greater = ">"

  /// Whether it asks for an order; words and truths have none.
  var needsOrder: Bool {
    switch self {
    case .equal, .unequal: false
    case .atMost, .atLeast, .less, .greater: true
    }
  }

  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .equal: a == b
    case .unequal: a != b
    case .atMost: a <= b
    case .atLeast: a >= b
    case .less: a < b
    case .greater: a > b
    }
  }
}

/// What a function or an expression comes to.
package enum ExpressionValue: Hashable, Sendable {
  case int(Int64)
  case duration(Interval)
  case word(String)
  case truth(Bool)

  package var kind: ExpressionKind {
    switch self {
    case .int: .int
    case .duration: .duration
    case .word: .word
    case .truth: .truth
    }
  }
}

/// The kind of an expression's value, known before it is evaluated.
package enum ExpressionKind: Hashable, Sendable {
  case int, duration, word, truth

  package var noun: String {
    switch self {
    case .int: "a number"
    case .duration: "a duration"
    case .word: "a word"
    case .truth: "true or false"
    }
  }
}

/// What a function is asked about, as it was written without blanks: `H1`, `(*,239.1.1.1)`, `PE1-P1`, `PE1>P1`.
package struct ExpressionArgument: Hashable, Sendable {
  package let text: String
  package let column: Int

  package init(_ text: String, column: Int = 1) {
    self.text = text
    self.column = column
  }

  /// Source and group of `(S,G)`; `nil` for anything else.
  package var sourceGroup: (source: String, group: String)? {
    guard text.first == "(", text.last == ")" else { return nil }
    let parts = text.dropFirst().dropLast().split(separator: ",", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && !parts[1].isEmpty ? (String(parts[0]), String(parts[1])) : nil
  }

  /// The two names of `A-B`, or of `A>B`, which means one direction.
  ///
  /// Names may have hyphens of their own.
  package func ends(among names: some Collection<String>) -> (a: String, b: String, isDirected: Bool)? {
    for (index, character) in text.enumerated() where character == "-" || character == ">" {
      let a = String(text.prefix(index))
      let b = String(text.dropFirst(index + 1))
      if names.contains(a), names.contains(b) { return (a, b, character == ">") }
    }
    return nil
  }
}

extension Expression {
  /// The functions that are asked, in the order of the text.
  package var calls: [ExpressionCall] { Self.calls(of: root) }

  private static func calls(of term: Term) -> [ExpressionCall] {
    switch term {
    case .any(let terms), .all(let terms): terms.flatMap(calls)
    case .not(let term): calls(of: term)
    case .comparison(let a, _, let b): calls(of: a) + calls(of: b)
    case .call(let call): [call]
    case .literal: []
    }
  }
}

extension Expression: CustomStringConvertible {
  package var description: String { text }
}

extension ExpressionCall: CustomStringConvertible {
  package var description: String {
    function.name + (arguments.isEmpty ? "" : "(\(arguments.map(\.text).joined(separator: ",")))")
  }
}

extension ExpressionValue: CustomStringConvertible {
  package var description: String {
    switch self {
    case .int(let number): "\(number)"
    case .duration(let interval): interval.description
    case .word(let text): text
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  package var json: JSONValue {
    switch self {
    case .int(let number): .integer(number)
    case .duration(let interval): .duration(interval)
    case .word(let text): .string(text)
    case .truth(let truth): .bool(truth)
    }
  }
}
