/// A colour as a terminal can show it: one of 256, and the nearest of the first 16 and 8 for terminals that have
/// fewer.
package struct Color: Hashable, Sendable {
  /// Its number in the palette of 256 colours.
  package var extended: UInt8
  /// Its number in the palette of 16 colours; 8 and above are the bright ones.
  package var basic: UInt8

  package init(_ extended: UInt8, basic: UInt8) {
    self.extended = extended
    self.basic = basic
  }

  /// The number to use on a terminal of this depth; `nil` for the terminal's own.
  ///
  /// Bright black has no counterpart among eight: it would be black on black.
  package func number(at depth: ColorDepth) -> Int? {
    switch depth {
    case .none: nil
    case .eight: basic == 8 ? nil : Int(basic & 7)
    case .sixteen: Int(basic & 15)
    case .full: Int(extended)
    }
  }
}

/// How many colours a terminal has.
package enum ColorDepth: Hashable, Sendable, CaseIterable {
  case none, eight, sixteen, full

  /// What the terminal's description says, unless the user wants none (`NO_COLOR`, `--color=never`).
  package init(colors: Int, isWanted: Bool = true) {
    guard isWanted else {
      self = .none
      return
    }
    switch colors {
    case 256...: self = .full
    case 16...: self = .sixteen
    case 8...: self = .eight
    default: self = .none
    }
  }
}
