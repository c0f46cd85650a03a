/// Text from outside, made fit to be shown: no octet of it can move a cursor, clear a screen or turn the writing round.
enum PlainText {
  /// `nil` unless the octets are UTF-8.
  static func of(_ octets: some Sequence<UInt8>) -> String? {
    guard let text = String(validating: octets, as: UTF8.self) else { return nil }
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { shown.append(isHarmless(scalar) ? scalar : "\u{fffd}") }
    return String(shown)
  }

  /// In quotation marks, or in hexadecimal digits when it is no UTF-8.
  static func quoted(_ octets: some Sequence<UInt8>) -> String {
    of(octets).map { "\"\($0)\"" } ?? Hex.text(octets)
  }

  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
