/// What may stand at one place of a command: for completion, for help and for the manual, from one definition.
package indirect enum Syntax: Hashable, Sendable {
  /// A keyword; unique beginnings of it are understood, too.
  case word(String)
  /// One of several keywords.
  case choice([String])
  case value(ValueKind)
  /// May be left out.
  case option([Syntax])
  /// As often as wanted, also not at all.
  case many([Syntax])
  /// All that follows: an expression, a command.
  case rest(ValueKind)
}

/// A kind of value, so that Tab knows which live names fit.
package enum ValueKind: Hashable, Sendable {
  case node
  case nodeSet
  case host
  case router
  case speaker
  case pe
  case flow
  case group
  case link
  case session
  case segment
  case service
  case port
  case settable
  case duration
  case time
  case mark
  case fork
  case check
  case expression
  case fact
  case command
  case filter
  case column
  /// A number or another text, under the name that help shows.
  case text(String)

  /// What help shows: `HOST`, `DUR`.
  package var placeholder: String {
    switch self {
    case .node, .speaker, .router, .pe: "NODE"
    case .nodeSet: "NODESET"
    case .host: "HOST"
    case .flow: "FLOW"
    case .group: "GROUP"
    case .link, .session: "A-B"
    case .segment: "ES"
    case .service: "SERVICE"
    case .port: "N:PORT"
    case .settable: "OBJECT"
    case .duration: "DUR"
    case .time: "TIME"
    case .mark: "MARK"
    case .fork: "FORK"
    case .check: "ID"
    case .expression: "EXPR"
    case .fact: "FACT"
    case .command: "CMD"
    case .filter: "FILTER"
    case .column: "COL"
    case .text(let name): name
    }
  }
}

extension Syntax: CustomStringConvertible {
  package var description: String {
    switch self {
    case .word(let word): word
    case .choice(let words): words.joined(separator: "|")
    case .value(let kind), .rest(let kind): kind.placeholder
    case .option(let inner): "[\(Self.text(inner))]"
    case .many(let inner): "[\(Self.text(inner))]…"
    }
  }

  /// A form of a command: `HOST FLOW [v1|v2|v3] [silent]`.
  package static func text(_ form: [Syntax]) -> String { form.map(\.description).joined(separator: " ") }
}

extension Syntax {
  /// What may come next in a form when these words stand there already.
  package static func expected(in form: ArraySlice<Syntax>, after words: ArraySlice<String>) -> [Syntax] {
    guard let head = form.first else { return [] }
    let tail = form.dropFirst()
    switch head {
    case .option(let inner):
      return expected(in: inner + tail, after: words) + expected(in: tail, after: words)
    case .many(let inner):
      return expected(in: inner + [head] + tail, after: words) + expected(in: tail, after: words)
    case .rest: return [head]
    case .word, .choice, .value:
      guard let word = words.first else { return [head] }
      return head.accepts(word) ? expected(in: tail, after: words.dropFirst()) : []
    }
  }

  /// Whether the form is complete after these words.
  package static func isComplete(_ form: ArraySlice<Syntax>, after words: ArraySlice<String>) -> Bool {
    guard let head = form.first else { return words.isEmpty }
    let tail = form.dropFirst()
    switch head {
    case .option(let inner):
      return isComplete(inner + tail, after: words) || isComplete(tail, after: words)
    case .many(let inner):
      guard !words.isEmpty else { return isComplete(tail, after: words) }
      return isComplete(inner + [head] + tail, after: words) || isComplete(tail, after: words)
    case .rest: return !words.isEmpty
    case .word, .choice, .value:
      guard let word = words.first else { return false }
      return head.accepts(word) && isComplete(tail, after: words.dropFirst())
    }
  }

  private func accepts(_ word: String) -> Bool {
    switch self {
    case .word(let keyword): keyword.hasPrefix(word)
    case .choice(let keywords): keywords.contains { $0.hasPrefix(word) }
    case .value: true
    case .option, .many, .rest: false
    }
  }
}
