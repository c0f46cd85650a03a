/// JSON values as text (RFC 8259).
package enum JSONWriter {
  /// Everything on one line, without blanks.
  package static func compact(_ value: JSONValue) -> String {
    var text = ""
    write(value, indent: nil, to: &text)
    return text
  }

  /// Two blanks deeper per level; arrays and objects without contents of their own kind stay on one line.
  package static func pretty(_ value: JSONValue) -> String {
    var text = ""
    write(value, indent: 0, to: &text)
    return text
  }

  private static func write(_ value: JSONValue, indent: Int?, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .integer(let number): text += "\(number)"
    case .seconds(let nanoseconds): text += seconds(nanoseconds)
    case .string(let string): writeString(string, to: &text)
    case .array(let elements):
      // A list of plain values reads best on one line.
      let inner = elements.contains(where: isContainer) ? indent : nil
      writeItems(elements.map { (nil, $0) }, brackets: ("[", "]"), indent: inner, isPretty: indent != nil, to: &text)
    case .object(let object):
      let items = zip(object.keys, object.values).map { (Optional($0), $1) }
      writeItems(items, brackets: ("{", "}"), indent: indent, isPretty: indent != nil, to: &text)
    }
  }

  private static func isContainer(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): !elements.isEmpty
    case .object(let object): !object.keys.isEmpty
    case .null, .bool, .integer, .seconds, .string: false
    }
  }

  private static func writeItems(
    _ items: [(key: String?, value: JSONValue)], brackets: (String, String), indent: Int?, isPretty: Bool,
    to text: inout String
  ) {
    text += brackets.0
    for (index, item) in items.enumerated() {
      if index > 0 { text += isPretty && indent == nil ? ", " : "," }
      if let indent { text += "\n" + String(repeating: "  ", count: indent + 1) }
      if let key = item.key {
        writeString(key, to: &text)
        text += isPretty ? ": " : ":"
      }
      write(item.value, indent: indent.map { $0 + 1 } ?? (isPretty ? 0 : nil), to: &text)
    }
    if let indent, !items.isEmpty { text += "\n" + String(repeating: "  ", count: indent) }
    text += brackets.1
  }

  /// Seconds with as many decimals as they need: `12`, `0.3`, `-0.000001`.
  package static func seconds(_ nanoseconds: Int64) -> String {
    (nanoseconds < 0 ? "-" : "") + Decimal.text(nanoseconds.magnitude, scale: 1_000_000_000)
  }

  private static func writeString(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where Printable.isControl(scalar):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
