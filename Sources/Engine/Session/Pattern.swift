/// A regular expression that is matched in time proportional to pattern × text, whatever a person types.
///
/// Letters, `.`, classes, `\d \w \s`, groups, `|`, `* + ?`, `^` and `$`. Upper and lower case are different.
package struct Pattern: Hashable, Sendable {
  /// One step of the machine.
  private enum Instruction: Hashable, Sendable {
    case character(Unicode.Scalar)
    case any
    case set([ClosedRange<UInt32>], isNegated: Bool)
    case start
    case end
    case split(Int, Int)
    case jump(Int)
    case match

    /// The same, one place further in the program.
    var shifted: Instruction {
      switch self {
      case .split(let a, let b): .split(a + 1, b + 1)
      case .jump(let target): .jump(target + 1)
      case .character, .any, .set, .start, .end, .match: self
      }
    }
  }

  package let text: String
  private let program: [Instruction]

  /// Longer or deeper patterns are refused.
  static let longest = 512
  static let deepest = 32

  package init(_ text: String, column: Int? = nil) throws(CommandError) {
    self.text = text
    var compiler = Compiler(text, column)
    program = try compiler.compile()
  }

  /// Whether it fits somewhere in the text.
  package func matches(_ text: some StringProtocol) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var threads = Threads(program.count)
    for position in 0...scalars.count {
      add(0, at: position, of: scalars.count, to: &threads)
      if threads.hasMatched { return true }
      guard position < scalars.count else { break }
      var next = Threads(program.count)
      for instruction in threads.order where accepts(program[instruction], scalars[position]) {
        add(instruction + 1, at: position + 1, of: scalars.count, to: &next)
      }
      threads = next
      if threads.hasMatched { return true }
    }
    return false
  }

  private struct Threads {
    var order: [Int] = []
    var isThere: [Bool]
    var hasMatched = false

    init(_ count: Int) { isThere = Array(repeating: false, count: count) }
  }

  /// Follows steps that take no character.
  private func add(_ first: Int, at position: Int, of count: Int, to threads: inout Threads) {
    var stack = [first]
    while let index = stack.popLast() {
      guard !threads.isThere[index] else { continue }
      threads.isThere[index] = true
      switch program[index] {
      case .jump(let target): stack.append(target)
      case .split(let a, let b): stack += [b, a]
      case .start: if position == 0 { stack.append(index + 1) }
      case .end: if position == count { stack.append(index + 1) }
      case .match: threads.hasMatched = true
      case .character, .any, .set: threads.order.append(index)
      }
    }
  }

  private func accepts(_ instruction: Instruction, _ scalar: Unicode.Scalar) -> Bool {
    switch instruction {
    case .character(let own): own == scalar
    case .any: true
    case .set(let ranges, let isNegated): ranges.contains { $0.contains(scalar.value) } != isNegated
    case .start, .end, .split, .jump, .match: false
    }
  }

  // MARK: Reading

  private struct Compiler {
    let scalars: [Unicode.Scalar]
    let column: Int?
    var position = 0
    var depth = 0

    init(_ text: String, _ column: Int?) {
      scalars = Array(text.unicodeScalars.prefix(Pattern.longest + 1))
      self.column = column
    }

    func error(_ text: String) -> CommandError {
      CommandError(text, column: column.map { $0 + min(position, scalars.count) }, expected: "a regular expression")
    }

    mutating func compile() throws(CommandError) -> [Instruction] {
      guard scalars.count <= Pattern.longest else {
        throw error("a pattern of more than \(Pattern.longest) characters")
      }
      let program = try alternatives(from: 0)
      guard position == scalars.count else { throw error("a `)` that nothing opens") }
      return program + [.match]
    }

    /// Code for `a|b|c`, to stand at instruction `base`.
    private mutating func alternatives(from base: Int) throws(CommandError) -> [Instruction] {
      depth += 1
      defer { depth -= 1 }
      guard depth <= Pattern.deepest else { throw error("groups that are nested too deep") }
      let first = try sequence(from: base + 1)
      guard position < scalars.count, scalars[position] == "|" else {
        // Without an alternative the split goes one way.
        return [.jump(base + 1)] + first
      }
      position += 1
      let second = try alternatives(from: base + first.count + 2)
      let end = base + first.count + 2 + second.count
      return [.split(base + 1, base + first.count + 2)] + first + [.jump(end)] + second
    }

    private mutating func sequence(from base: Int) throws(CommandError) -> [Instruction] {
      var program: [Instruction] = []
      while position < scalars.count, scalars[position] != "|", scalars[position] != ")" {
        program += try repeated(from: base + program.count)
      }
      return program
    }

    private mutating func repeated(from base: Int) throws(CommandError) -> [Instruction] {
      let plain = try atom(from: base)
      guard position < scalars.count, "*+?".unicodeScalars.contains(scalars[position]) else { return plain }
      let kind = scalars[position]
      position += 1
      if kind == "+" { return plain + [.split(base, base + plain.count + 1)] }
      // The atom stands one place further, behind the split.
      let shifted = plain.map(\.shifted)
      let behind = base + 1 + shifted.count
      if kind == "?" { return [.split(base + 1, behind)] + shifted }
      return [.split(base + 1, behind + 1)] + shifted + [.jump(base)]
    }

    private mutating func atom(from base: Int) throws(CommandError) -> [Instruction] {
      let scalar = scalars[position]
      switch scalar {
      case "(":
        position += 1
        let inner = try alternatives(from: base)
        guard position < scalars.count else { throw error("a `(` that nothing closes") }
        position += 1
        return inner
      case "*", "+", "?": throw error("`\(scalar)` has nothing to repeat")
      case "[": return [try set()]
      case "\\": return [try escape()]
      default:
        position += 1
        switch scalar {
        case ".": return [.any]
        case "^": return [.start]
        case "$": return [.end]
        default: return [.character(scalar)]
        }
      }
    }

    private mutating func escape() throws(CommandError) -> Instruction {
      position += 1
      guard position < scalars.count else { throw error("a `\\` at the end") }
      let scalar = scalars[position]
      position += 1
      guard let ranges = Self.ranges(of: scalar) else { return .character(scalar) }
      return .set(ranges, isNegated: ["D", "W", "S"].contains(scalar))
    }

    private static func ranges(of scalar: Unicode.Scalar) -> [ClosedRange<UInt32>]? {
      switch scalar {
      case "d", "D": [48...57]
      case "w", "W": [48...57, 65...90, 95...95, 97...122]
      case "s", "S": [9...13, 32...32]
      default: nil
      }
    }

    private mutating func set() throws(CommandError) -> Instruction {
      position += 1
      var ranges: [ClosedRange<UInt32>] = []
      let isNegated = position < scalars.count && scalars[position] == "^"
      if isNegated { position += 1 }
      var isFirst = true
      while position < scalars.count, isFirst || scalars[position] != "]" {
        isFirst = false
        var low = scalars[position]
        position += 1
        if low == "\\", position < scalars.count {
          low = scalars[position]
          position += 1
          if let class_ = Self.ranges(of: low), low.properties.isLowercase {
            ranges += class_
            continue
          }
        }
        guard position + 1 < scalars.count, scalars[position] == "-", scalars[position + 1] != "]" else {
          ranges.append(low.value...low.value)
          continue
        }
        let high = scalars[position + 1]
        position += 2
        guard low.value <= high.value else { throw error("a range from `\(low)` to `\(high)`") }
        ranges.append(low.value...high.value)
      }
      guard position < scalars.count else { throw error("a `[` that nothing closes") }
      position += 1
      return .set(ranges, isNegated: isNegated)
    }
  }
}
