/// Text from outside (a lab file, a packet, a paste) made harmless and visible: what could move the cursor, turn the
/// reading direction or hide itself is shown as a sign that takes one column.
package enum Visible {
  /// The scalar itself, or the sign that stands for it.
  package static func scalar(for scalar: Unicode.Scalar, in glyphs: GlyphSet) -> Unicode.Scalar {
    let value = scalar.value
    if value >= 0x20 && value < 0x7f { return scalar }
    // Clauses are cited all over the screen: §6.2 is s6.2.
    if glyphs == .ascii { return scalar == "§" ? "s" : "?" }
    if value < 0x20 { return Unicode.Scalar(0x2400 + value) ?? "\u{fffd}" }
    if value == 0x7f { return "\u{2421}" }
    return isHarmless(scalar) ? scalar : "\u{fffd}"
  }

  /// A whole text made visible.
  ///
  /// Line ends and tabs are signs too: who wants lines splits before.
  package static func text(_ text: String, in glyphs: GlyphSet = .unicode) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(self.scalar(for: scalar, in: glyphs)) }
    return String(result)
  }

  /// Text as one would type it: each stretch of scalars that are not harmless becomes one space.
  package static func typed(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    var isInGap = false
    for scalar in text.unicodeScalars {
      let isKept = scalar.value >= 0x20 && scalar.value != 0x7f && isHarmless(scalar)
      if isKept || !isInGap { result.append(isKept ? scalar : " ") }
      isInGap = !isKept
    }
    return String(result)
  }

  /// Neither a control, nor a format character (bidirectional controls, zero-width joiners), nor a separator of
  /// lines.
  package static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned, .privateUse: return false
    default: return true
    }
  }
}
