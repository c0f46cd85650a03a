import Foundation
import TestSupport
import Wire

/// One frame as both read it: whether a field of tshark's says what our leaves over the same octets say.
struct Agreement {
  enum Verdict: Equatable {
    /// The same octets, the same meaning.
    case agrees
    /// The field holds several of our leaves, and begins and ends where one of them does.
    case holds
    /// It is known why not.
    case excepted(String)
    case differs(String)
  }

  private let leaves: [FieldNode]
  private let exceptions: TsharkExceptions

  init(_ frame: [UInt8], _ fields: [TsharkField]) {
    let nodes = Dissector.dissect(frame: frame).nodes
    leaves = nodes.flatMap(FieldCover.leaves)
    exceptions = TsharkExceptions(nodes, fields)
  }

  func verdict(_ field: TsharkField) -> Verdict {
    if let reason = exceptions.reason(field) { return .excepted(reason) }
    let ours = leaves.filter { $0.offset < field.octets.upperBound && $0.offset + $0.length > field.octets.lowerBound }
    guard let first = ours.first, let last = ours.last else { return .differs("there is no leaf") }
    let isAligned = first.offset == field.octets.lowerBound && last.offset + last.length == field.octets.upperBound
    guard isAligned || ours.count == 1 else {
      return .differs("it begins or ends within \(first.name) or \(last.name)")
    }
    if field.hasFields && !(isAligned && ours.count == 1) || field.show.isEmpty || field.sentence.isEmpty {
      return .holds
    }
    if ours.count == 1, first.name == "Octets" || first.name == "Routes" {
      return .excepted("what is passed on without being looked at has one leaf")
    }
    let words = ours.map(\.value).joined(separator: ", ")
    if Self.isSame(field, words) { return .agrees }
    if field.hasFields || ours.count > 4 || TsharkWords.octets.contains(field.name) { return .holds }
    if let reason = TsharkWords.reason(field) { return .excepted(reason) }
    return .differs("\(ours.map { "\($0.name) = \($0.value)" }.joined(separator: ", "))")
  }

  /// Whether our words tell the value.
  static func isSame(_ field: TsharkField, _ words: String) -> Bool {
    let ours = Facts(words)
    if let word = TsharkWords.flags[field.name] { return ours.says(word) != field.isZero }
    if let word = TsharkWords.values[field.name]?[field.show], ours.says(word) { return true }
    if ours.tokens.contains(field.show) || ours.tokens.contains(field.show.filter { $0 != ":" }) { return true }
    if let number = Facts.number(field.show) {
      if ours.numbers.contains(TsharkWords.number(field.name, number) ?? number) { return true }
      if number == 0, ours.plain == "none" { return true }
    }
    if field.isOctets, ours.says("\(field.octets.count) octets") { return true }
    let (label, meaning) = field.parts
    if !meaning.isEmpty, ours.plain.contains(meaning) || (!ours.plain.isEmpty && meaning.contains(ours.plain)) {
      return true
    }
    if field.isMasked { return isBit(field, label, ours) }
    let theirs = Facts(field.sentence)
    return ours.numbers.count == 1 && ours.numbers.isSubset(of: theirs.numbers)
      || ours.tokens.contains { $0.contains(".") && theirs.tokens.contains($0) }
  }

  /// Some bits: when they are zero we say nothing of them, and else we name them.
  private static func isBit(_ field: TsharkField, _ label: String, _ ours: Facts) -> Bool {
    let isNamed = !label.isEmpty && ours.plain.contains(label)
    return field.isZero ? !isNamed : isNamed
  }
}

extension TsharkField {
  var isZero: Bool { ["0", "False"].contains(show) || Facts.number(show) == 0 }

  /// Octets without a meaning of their own.
  var isOctets: Bool { show.count == octets.count * 3 - 1 && show.split(separator: ":").allSatisfy { $0.count == 2 } }

  /// What stands before the colon of the sentence and behind it, plain; bits before an equals sign are passed over.
  var parts: (label: String, meaning: String) {
    var rest = Substring(sentence)
    if let first = rest.first, ".01".contains(first), let equals = rest.range(of: " = ") {
      rest = rest[equals.upperBound...]
    }
    guard let colon = rest.range(of: ": ") else { return (Facts.plain(String(rest)), "") }
    let meaning = rest[colon.upperBound...].prefix { $0 != "(" && $0 != "[" }
    var plain = Facts.plain(String(meaning))
    if let (theirs, ours) = TsharkWords.synonyms.first(where: { plain.contains($0.theirs) }) {
      plain = plain.replacingOccurrences(of: theirs, with: ours)
    }
    return (Facts.plain(String(rest[..<colon.lowerBound])), plain)
  }
}
