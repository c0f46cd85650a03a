import Testing
import Wire

@Suite("Hexadecimal text")
struct HexTests {
  @Test("Blanks, brackets and line breaks between digits are only for reading")
  func separators() throws {
    #expect(try Hex.bytes("0B 22 [0a1b\n00]") == [0x0b, 0x22, 0x0a, 0x1b, 0x00])
    #expect(Hex.text([0x0b, 0xff, 0x00]) == "0bff00")
  }

  @Test("An odd number of digits and a foreign character are refused", arguments: ["abc", "0x10", "zz"])
  func refused(text: String) {
    #expect(throws: WireError.self) { try Hex.bytes(text) }
  }
}
