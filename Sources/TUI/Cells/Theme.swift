/// Which colours and emphases stand for which meanings.
package struct Theme: Hashable, Sendable {
  /// How one style looks: what a terminal is told.
  package struct Look: Hashable, Sendable {
    package var foreground: Color?
    package var background: Color?
    package var emphasis: Style.Emphasis

    package init(_ foreground: Color? = nil, on background: Color? = nil, _ emphasis: Style.Emphasis = []) {
      self.foreground = foreground
      self.background = background
      self.emphasis = emphasis
    }
  }

  /// The colours in which themes differ.
  private struct Palette: Hashable, Sendable {
    var dim: Color
    var accent: Color
    var good: Color
    var bad: Color
    var warning: Color
    var new: Color
    var changed: Color
    var hues: [Color]
  }

  package let name: String
  private let palette: Palette?

  /// The look of a style.
  ///
  /// Without a palette it is told by emphasis alone; that emphasis stays when there are colours too.
  package func look(of style: Style) -> Look {
    var look = look(of: style.role)
    look.emphasis.formUnion(style.emphasis)
    return look
  }

  private func look(of role: Style.Role) -> Look {
    switch role {
    case .plain: Look()
    case .dim, .border: Look(palette?.dim, palette == nil ? .dim : [])
    case .heading: Look(nil, .bold)
    case .accent, .focusedBorder: Look(palette?.accent, .bold)
    case .good: Look(palette?.good, .bold)
    case .bad: Look(palette?.bad, .reverse)
    case .warning: Look(palette?.warning, .bold)
    case .new: Look(palette?.new, .bold)
    case .changed: Look(palette?.changed, .bold)
    case .withdrawn: Look(palette?.dim, .dim)
    case .stale: Look(palette?.warning, .underline)
    case .hit: Look(palette?.warning, .underline)
    case .key: Look(palette?.accent, .bold)
    case .status: Look(nil, .reverse)
    case .hue(let number): Look(hue(number))
    }
  }

  private func hue(_ number: Int) -> Color? {
    guard let hues = palette?.hues, !hues.isEmpty else { return nil }
    let remainder = number % hues.count
    return hues[remainder < 0 ? remainder + hues.count : remainder]
  }
}

extension Theme {
  /// For dark terminals, and the default.
  package static let dusk = Theme(
    name: "dusk",
    palette: Palette(
      dim: Color(245, basic: 8), accent: Color(75, basic: 12), good: Color(78, basic: 2), bad: Color(203, basic: 1),
      warning: Color(221, basic: 3), new: Color(80, basic: 6), changed: Color(177, basic: 5), hues: okabeIto))

  /// For light terminals.
  package static let paper = Theme(
    name: "paper",
    palette: Palette(
      dim: Color(243, basic: 8), accent: Color(25, basic: 4), good: Color(28, basic: 2), bad: Color(160, basic: 1),
      warning: Color(130, basic: 3), new: Color(30, basic: 6), changed: Color(90, basic: 5), hues: okabeItoDark))

  /// No colours: what a terminal without them shows, and what `NO_COLOR` asks for.
  package static let mono = Theme(name: "mono", palette: nil)

  /// For eyes that do not tell red from green: verdicts are blue and orange.
  package static let deutan = Theme(
    name: "deutan",
    palette: Palette(
      dim: Color(245, basic: 8), accent: Color(117, basic: 14), good: Color(39, basic: 12), bad: Color(208, basic: 3),
      warning: Color(227, basic: 11), new: Color(117, basic: 6), changed: Color(219, basic: 5), hues: okabeIto))

  /// For eyes that do not tell blue from yellow: verdicts are teal and red.
  package static let tritan = Theme(
    name: "tritan",
    palette: Palette(
      dim: Color(245, basic: 8), accent: Color(51, basic: 14), good: Color(37, basic: 6), bad: Color(196, basic: 1),
      warning: Color(218, basic: 13), new: Color(51, basic: 14), changed: Color(213, basic: 5), hues: okabeIto))

  /// The strongest contrast there is, for projectors and tired eyes.
  package static let high = Theme(
    name: "high",
    palette: Palette(
      dim: Color(252, basic: 7), accent: Color(51, basic: 14), good: Color(46, basic: 10), bad: Color(196, basic: 9),
      warning: Color(226, basic: 11), new: Color(51, basic: 14), changed: Color(201, basic: 13), hues: okabeIto))

  package static let all = [dusk, paper, mono, deutan, tritan, high]

  /// The theme of that name.
  package static func named(_ name: String) -> Theme? { all.first { $0.name == name } }

  /// Okabe and Ito's colours, which most eyes can tell apart: orange, sky blue, green, yellow, blue, vermilion.
  private static let okabeIto = [
    Color(214, basic: 3), Color(74, basic: 14), Color(36, basic: 2), Color(227, basic: 11), Color(68, basic: 12),
    Color(173, basic: 9), Color(175, basic: 13),
  ]

  private static let okabeItoDark = [
    Color(130, basic: 3), Color(25, basic: 4), Color(29, basic: 2), Color(94, basic: 3), Color(19, basic: 12),
    Color(124, basic: 1), Color(90, basic: 5),
  ]
}
