import Glibc
import TUI
import Testing

@_silgen_name("wcwidth") private func libraryWidth(_ character: wchar_t) -> Int32

@Suite struct TextWidthTests {
  @Test("Widths agree with the C library for every scalar that is drawn")
  func widthsAgreeWithTheCLibrary() throws {
    // In a locale object of this thread, so that other tests do not notice.
    let locale = try #require(newlocale(Int32(LC_CTYPE_MASK), "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var differing: [String] = []
    // Ahom medial RA, which became a nonspacing mark after this C library's tables were made.
    let changed: Set<UInt32> = [0x1171e]
    for value in UInt32(32)...0x2ffff {
      guard let scalar = Unicode.Scalar(value), Visible.isHarmless(scalar), !changed.contains(value) else { continue }
      let expected = libraryWidth(wchar_t(bitPattern: value))
      // Scalars that this C library does not know yet.
      if expected >= 0 && TextWidth.columns(of: scalar) != Int(expected) { differing.append(String(value, radix: 16)) }
    }
    #expect(differing == [])
  }

  @Test("Text is cut where it no longer fits, with a sign")
  func textIsCutWhereItNo() {
    #expect(TextWidth.fitted("lab", to: 3) == "lab")
    #expect(TextWidth.fitted("laboratory", to: 4) == "lab…")
    #expect(TextWidth.fitted("laboratory", to: 4, glyphs: .ascii) == "lab~")
    #expect(TextWidth.fitted("日本語", to: 4) == "日…")
    #expect(TextWidth.fitted("lab", to: 0) == "")
    #expect(TextWidth.fitted("lab", to: -1) == "")
  }

  @Test("Padding counts columns")
  func paddingCountsColumns() {
    #expect(TextWidth.padded("日", to: 4) == "日  ")
    #expect(TextWidth.padded("abc", to: 2) == "a…")
    #expect(TextWidth.columns(of: "e\u{301}日\n") == 4)
  }

  @Test("Each sign has one form per set, of the width that frames count on", arguments: Glyph.allCases)
  func eachSignHasOneFormPer(glyph: Glyph) {
    let unicode = glyph.text(in: .unicode)
    let ascii = glyph.text(in: .ascii)
    #expect(!unicode.isEmpty && !ascii.isEmpty)
    #expect(ascii.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 127 })
    #expect(TextWidth.columns(of: unicode) == unicode.unicodeScalars.count)
  }
}
