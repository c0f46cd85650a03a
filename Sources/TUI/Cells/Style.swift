/// What a piece of text means, and thereby how it looks.
///
/// Which colour that is, only a `Theme` knows.
///
/// A meaning is never left to colour alone: text beside it, a `Glyph` or an emphasis says the same.
package struct Style: Hashable, Sendable {
  /// The meanings that a theme gives colours to.
  package enum Role: Hashable, Sendable {
    case plain, dim, heading, accent
    /// The frame of a pane, and of the one that has the focus.
    case border, focusedBorder
    /// Verdicts: as it should be, wrong, look here.
    case good, bad, warning
    /// What a row went through since the moment it is compared with.
    case new, changed, withdrawn, stale
    /// A hit of a search; a key in a hint; the status line.
    case hit, key, status
    /// One of a few colours that are easy to tell apart: regions, tunnel types.
    ///
    /// Counted from 0, and round again.
    case hue(Int)
  }

  /// What is drawn the same with and without colour.
  package struct Emphasis: OptionSet, Hashable, Sendable {
    package let rawValue: UInt8
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let bold = Emphasis(rawValue: 1)
    package static let underline = Emphasis(rawValue: 2)
    package static let reverse = Emphasis(rawValue: 4)
    package static let dim = Emphasis(rawValue: 8)
  }

  package var role: Role
  package var emphasis: Emphasis

  package init(_ role: Role, _ emphasis: Emphasis = []) {
    self.role = role
    self.emphasis = emphasis
  }

  package static let plain = Style(.plain)
  package static let dim = Style(.dim)
  package static let heading = Style(.heading)
  package static let accent = Style(.accent)
  package static let border = Style(.border)
  package static let focusedBorder = Style(.focusedBorder)
  package static let good = Style(.good)
  package static let bad = Style(.bad)
  package static let warning = Style(.warning)
  package static let new = Style(.new)
  package static let changed = Style(.changed)
  package static let withdrawn = Style(.withdrawn)
  package static let stale = Style(.stale)
  package static let hit = Style(.hit)
  package static let key = Style(.key)
  package static let status = Style(.status)
  /// The row or thing that keys act on.
  package static let selected = Style(.plain, .reverse)

  package static func hue(_ number: Int) -> Style { Style(.hue(number)) }

  /// The same meaning, as the selected one of its kind.
  package var asSelected: Style { Style(role, emphasis.union(.reverse)) }
  package var asBold: Style { Style(role, emphasis.union(.bold)) }
  package var asUnderlined: Style { Style(role, emphasis.union(.underline)) }
}
