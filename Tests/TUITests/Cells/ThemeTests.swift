import TUI
import Testing

@Suite struct ThemeTests {
  /// Roles that must be told apart from plain text when there are no colours.
  ///
  /// Regions carry letters instead.
  private static let marked: [Style] = [
    .dim, .heading, .accent, .focusedBorder, .good, .bad, .warning, .new, .changed, .withdrawn, .stale, .hit, .key,
    .status, .selected,
  ]

  @Test("Without colours the emphasis still speaks", arguments: marked)
  func withoutColoursTheEmphasisStillSpeaks(style: Style) {
    let look = Theme.mono.look(of: style)
    #expect(look.foreground == nil && look.background == nil)
    #expect(look.emphasis != [])
  }

  @Test("A selected thing keeps its meaning and is reversed in every theme", arguments: Theme.all)
  func aSelectedThingKeepsItsMeaning(theme: Theme) {
    for style in Self.marked {
      let selected = theme.look(of: style.asSelected)
      #expect(selected.emphasis.contains(.reverse))
      #expect(selected.foreground == theme.look(of: style).foreground)
    }
    #expect(Theme.named(theme.name) == theme)
  }

  @Test("Any number of a hue has a colour, or none has", arguments: Theme.all)
  func anyNumberOfAHueHas(theme: Theme) {
    let looks = [Int.min, -1, 0, 1, 6, 7, Int.max].map { theme.look(of: .hue($0)).foreground }
    #expect(looks.allSatisfy { ($0 == nil) == (theme == .mono) })
    #expect(theme.look(of: .hue(-1)) == theme.look(of: .hue(6)))
  }

  @Test("Fewer colours give the nearest ones, and never black on black")
  func fewerColoursGiveTheNearestOnes() {
    let gray = Color(245, basic: 8)
    #expect(ColorDepth.allCases.map { gray.number(at: $0) } == [nil, nil, 8, 245])
    #expect(Color(75, basic: 12).number(at: .eight) == 4)
    #expect(ColorDepth(colors: 256) == .full)
    #expect(ColorDepth(colors: 88) == .sixteen)
    #expect(ColorDepth(colors: 256, isWanted: false) == .none)
    #expect(ColorDepth(colors: -1) == .none)
  }
}
