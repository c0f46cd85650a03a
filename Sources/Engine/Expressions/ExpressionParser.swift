extension Expression {
  /// The longest expression that is read.
  package static let longest = 4_096
  /// Brackets and `not` in each other.
  package static let deepest = 32

  /// Reads an expression of any kind; the error has the column, what was expected, and the nearest right name.
  package init(_ text: String) throws(CommandError) {
    var parser = ExpressionParser(text)
    root = try parser.expression()
    self.text = text
  }

  /// Reads an expression that is true or false.
  package init(condition text: String) throws(CommandError) {
    try self.init(text)
    try ExpressionParser.requireTruth(root, column: 1)
  }
}

/// A recursive descent over the characters: or, and, not, comparison, operand.
struct ExpressionParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars.prefix(Expression.longest + 1))
  }

  private var column: Int { position + 1 }
  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  mutating func expression() throws(CommandError) -> Expression.Term {
    guard scalars.count <= Expression.longest else {
      throw CommandError("an expression of more than \(Expression.longest) characters", column: 1)
    }
    let term = try disjunction()
    guard current == nil else { throw unexpected("and, or, or the end") }
    return term
  }

  // MARK: Operators

  private mutating func disjunction() throws(CommandError) -> Expression.Term {
    try chain("or", { parser throws(CommandError) in try parser.conjunction() }, Expression.Term.any)
  }

  private mutating func conjunction() throws(CommandError) -> Expression.Term {
    try chain("and", { parser throws(CommandError) in try parser.negation() }, Expression.Term.all)
  }

  private mutating func chain(
    _ keyword: String, _ next: (inout ExpressionParser) throws(CommandError) -> Expression.Term,
    _ make: ([Expression.Term]) -> Expression.Term
  ) throws(CommandError) -> Expression.Term {
    skipBlanks()
    let start = column
    let first = try next(&self)
    var terms = [first]
    while take(keyword: keyword) {
      if terms.count == 1 { try Self.requireTruth(first, column: start) }
      skipBlanks()
      let column = column
      let term = try next(&self)
      try Self.requireTruth(term, column: column)
      terms.append(term)
    }
    return terms.count == 1 ? first : make(terms)
  }

  private mutating func negation() throws(CommandError) -> Expression.Term {
    guard take(keyword: "not") else { return try comparison() }
    try descend()
    skipBlanks()
    let column = column
    let term = try negation()
    try Self.requireTruth(term, column: column)
    depth -= 1
    return .not(term)
  }

  private mutating func comparison() throws(CommandError) -> Expression.Term {
    skipBlanks()
    let start = column
    let first = try operand()
    skipBlanks()
    let place = self.column
    guard let comparison = takeComparison() else { return first }
    skipBlanks()
    let column = column
    let second = try operand()
    skipBlanks()
    let next = self.column
    if takeComparison() != nil {
      throw CommandError("a second comparison", column: next, expected: "and, or, or the end")
    }
    return try Self.compare((first, start), (comparison, place), (second, column))
  }

  private mutating func takeComparison() -> ExpressionComparison? {
    skipBlanks()
    for comparison in ExpressionComparison.allCases where starts(with: comparison.rawValue) {
      position += comparison.rawValue.unicodeScalars.count
      return comparison
    }
    return nil
  }

  // MARK: Operands

  private mutating func operand() throws(CommandError) -> Expression.Term {
    skipBlanks()
    if current == "(" {
      try descend()
      let open = column
      position += 1
      let term = try disjunction()
      guard current == ")" else {
        throw CommandError("the parenthesis of column \(open) is not closed", column: column, expected: "`)`")
      }
      position += 1
      depth -= 1
      skipBlanks()
      return term
    }
    let start = column
    let word = takeWord()
    guard !word.isEmpty else { throw unexpected("a function, a word, a number or a duration") }
    skipBlanks()
    if current == "(" { return .call(try call(word, at: start)) }
    if let function = ExpressionFunction.named(word), function.parameters(count: 0) != nil {
      return .call(ExpressionCall(function: function, arguments: [], column: start))
    }
    if ["and", "or", "not"].contains(word) {
      throw CommandError(
        "`\(word)` stands alone", column: start, expected: "a function, a word, a number or a duration")
    }
    return .literal(ExpressionLiteral(text: word, value: Self.value(of: word), column: start))
  }

  private static func value(of word: String) -> ExpressionValue {
    if word.utf8.allSatisfy({ (48...57).contains($0) }), let number = Int64(word) { return .int(number) }
    return Interval(word).map { .duration($0) } ?? .word(word)
  }

  // MARK: Characters

  private mutating func skipBlanks() {
    while let scalar = current, scalar == " " || scalar == "\t" || scalar == "\n" { position += 1 }
  }

  private func starts(with text: String) -> Bool { scalars[position...].starts(with: text.unicodeScalars) }

  private mutating func takeWord() -> String {
    var word = String.UnicodeScalarView()
    while let scalar = current, Self.isWordScalar(scalar) {
      word.append(scalar)
      position += 1
    }
    return String(word)
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", ":", "-", "/", "*", "@": true
    default: false
    }
  }

  private mutating func take(keyword: String) -> Bool {
    skipBlanks()
    let end = position + keyword.unicodeScalars.count
    guard starts(with: keyword), end == scalars.count || !Self.isWordScalar(scalars[end]) else { return false }
    position = end
    return true
  }

  private mutating func descend() throws(CommandError) {
    depth += 1
    guard depth <= Expression.deepest else {
      throw CommandError("brackets deeper in each other than \(Expression.deepest)", column: column)
    }
  }

  private func unexpected(_ expected: String) -> CommandError {
    guard let scalar = current else {
      return CommandError("the expression ends too early", column: column, expected: expected)
    }
    let hint = scalar == "=" ? "==" : nil
    let text = Printable.text(String(Character(scalar)))
    return CommandError("`\(text)` cannot stand here", column: column, expected: expected, suggestion: hint)
  }
}

extension ExpressionParser {
  // MARK: Calls

  private mutating func call(_ name: String, at start: Int) throws(CommandError) -> ExpressionCall {
    guard let function = ExpressionFunction.named(name) else {
      if ExpressionFunction.unknownYet.contains(name) {
        throw CommandError("`\(name)` is not known to this version", column: start)
      }
      throw CommandError(
        "no function `\(Printable.text(name))`", column: start, expected: "a function",
        suggestion: Nearest.word(to: name, among: ExpressionFunction.all.map(\.name)))
    }
    let arguments = try arguments()
    guard let parameters = function.parameters(count: arguments.count) else {
      throw CommandError(
        "`\(name)` with \(arguments.count) arguments", column: start, expected: function.usage)
    }
    for (parameter, argument) in zip(parameters, arguments) { try Self.check(argument, parameter) }
    skipBlanks()
    return ExpressionCall(function: function, arguments: arguments, column: start)
  }

  /// What stands between the parentheses, cut at the commas that no inner bracket holds.
  private mutating func arguments() throws(CommandError) -> [ExpressionArgument] {
    let open = column
    position += 1
    var result: [ExpressionArgument] = []
    var text = String.UnicodeScalarView()
    var start: Int?
    var inner = 0
    while let scalar = current {
      position += 1
      if inner == 0, scalar == "," || scalar == ")" {
        if text.isEmpty, scalar == "," || !result.isEmpty {
          throw CommandError("an argument is missing", column: position, expected: "a name")
        }
        if !text.isEmpty { result.append(ExpressionArgument(String(text), column: start ?? position)) }
        if scalar == ")" { return result }
        text = String.UnicodeScalarView()
        start = nil
        continue
      }
      if scalar == "(" || scalar == "{" { inner += 1 }
      if scalar == ")" || scalar == "}" { inner -= 1 }
      guard scalar != " ", scalar != "\t", scalar != "\n" else { continue }
      if Printable.isControl(scalar) { throw CommandError("a control character", column: position) }
      start = start ?? position
      text.append(scalar)
    }
    throw CommandError("the parenthesis of column \(open) is not closed", column: column, expected: "`)`")
  }

  /// What can be said of an argument without a lab.
  private static func check(
    _ argument: ExpressionArgument, _ parameter: ExpressionFunction.Parameter
  ) throws(CommandError) {
    switch parameter {
    case .routeType:
      guard ExpressionFunction.routeType(argument.text) == nil else { return }
      let words = ExpressionFunction.routeTypes.map(\.word)
      throw CommandError(
        "no route type `\(Printable.text(argument.text))`", column: argument.column,
        expected: "one of \(words.joined(separator: " ")), or 1 to 11",
        suggestion: Nearest.word(to: argument.text, among: words))
    case .vlan:
      if argument.text.utf8.allSatisfy({ (48...57).contains($0) }), let vlan = Int(argument.text),
        (1...4_094).contains(vlan)
      {
        return
      }
      throw CommandError(
        "`\(Printable.text(argument.text))` is no VLAN", column: argument.column, expected: "a number of 1 to 4094")
    case .host, .flow, .node, .link, .linkOrSession, .segment, .originator, .filter, .rule: return
    }
  }

  // MARK: Kinds

  static func kind(of term: Expression.Term) -> ExpressionKind {
    switch term {
    case .any, .all, .not, .comparison: .truth
    case .call(let call): call.function.result
    case .literal(let literal): literal.value.kind
    }
  }

  static func requireTruth(_ term: Expression.Term, column: Int) throws(CommandError) {
    let kind = kind(of: term)
    guard kind != .truth else { return }
    if case .literal(let literal) = term {
      if ["true", "false"].contains(literal.text) { return }
      throw CommandError(
        "`\(Printable.text(literal.text))` is no condition", column: literal.column, expected: "a condition",
        suggestion: Nearest.word(to: literal.text, among: ExpressionFunction.all.map(\.name)))
    }
    throw CommandError("this is \(kind.noun)", column: column, expected: "a condition, like `… == 1`")
  }

  /// A comparison of two values of one kind; a literal takes the kind of the other side when it can.
  private static func compare(
    _ first: (term: Expression.Term, column: Int), _ comparison: (kind: ExpressionComparison, column: Int),
    _ second: (term: Expression.Term, column: Int)
  ) throws(CommandError) -> Expression.Term {
    let a = adapt(first.term, to: kind(of: second.term))
    let b = adapt(second.term, to: kind(of: a))
    let kind = kind(of: a)
    guard kind == self.kind(of: b) else {
      throw CommandError(
        "\(kind.noun) cannot be compared with \(self.kind(of: b).noun)", column: second.column, expected: kind.noun)
    }
    if comparison.kind.needsOrder, kind == .word || kind == .truth {
      throw CommandError(
        "`\(comparison.kind.rawValue)` needs numbers or durations", column: comparison.column, expected: "== or !=")
    }
    return .comparison(a, comparison.kind, b)
  }

  private static func adapt(_ term: Expression.Term, to kind: ExpressionKind) -> Expression.Term {
    guard case .literal(let literal) = term, literal.value.kind != kind else { return term }
    var value = literal.value
    switch kind {
    case .word: value = .word(literal.text)
    case .duration: if literal.value == .int(0) { value = .duration(.zero) }
    case .truth:
      if literal.text == "true" { value = .truth(true) }
      if literal.text == "false" { value = .truth(false) }
    case .int: break
    }
    return .literal(ExpressionLiteral(text: literal.text, value: value, column: literal.column))
  }
}
