import Engine
import Testing

@testable import LabConsole

@Suite("Octets as text")
struct HexDumpTests {
  static let octets: [UInt8] = [
    0x45, 0x00, 0x00, 0x1c, 0x1c, 0x46, 0x40, 0x00, 0x40, 0x06, 0xab, 0xcd, 0x0a, 0, 0, 1, 0xc0, 0xa8,
  ]

  static let dumps: [(String, String)] = [
    ("plain", "4500001c1c464000 4006abcd0a000001\nc0a8\n"),
    ("with separators", "45:00:00:1c-1c 46 [40 00]\n4006abcd0a000001 c0a8"),
    ("with 0x", "0x4500001c1c4640004006abcd0a000001c0a8"),
    (
      "xxd",
      "00000000: 4500 001c 1c46 4000 4006 abcd 0a00 0001  E....F@.@.......\n00000010: c0a8                                     ..\n"
    ),
    (
      "hexdump -C",
      "00000000  45 00 00 1c 1c 46 40 00  40 06 ab cd 0a 00 00 01  |E....F@.@.......|\n00000010  c0 a8                                             |..|\n00000012\n"
    ),
    ("tcpdump -xx", "\t0x0000:  4500 001c 1c46 4000 4006 abcd 0a00 0001\n\t0x0010:  c0a8\n"),
    (
      "tshark -x",
      "0000  45 00 00 1c 1c 46 40 00 40 06 ab cd 0a 00 00 01   E....F@.@.......\n0010  c0 a8                                             ..\n"
    ),
    (
      "characters like digits",
      "00000000: 4500 001c 1c46 4000 4006 abcd 0a00 0001  abcdefabcdefabcd\n00000010: c0a8                                     ab\n"
    ),
    ("with comments", "# a packet\n4500001c1c464000 # first\n\t# and\n4006abcd0a000001c0a8 # last"),
  ]

  @Test("Digits as one types them, and the dumps of other programs", arguments: dumps)
  func dump(name: String, text: String) throws {
    #expect(try HexDump.packets(text, file: "-") == [Self.octets], "\(name)")
  }

  @Test("An empty line ends a packet")
  func packets() throws {
    #expect(try HexDump.packets("01\n02\n\n\n03\n# comment\n04\n \n05", file: "-") == [[1, 2], [3, 4], [5]])
    #expect(try HexDump.packets("", file: "-") == [])
  }

  @Test("What is no digit is an error with its line and column")
  func errors() {
    let wrong: [(String, Int, Int)] = [("0102\n 03 0x", 2, 6), ("01 zz", 1, 4), ("01 2", 1, 5), ("00é1", 1, 3)]
    for (text, line, column) in wrong {
      let error = #expect(throws: Diagnostic.self) { try HexDump.packets(text, file: "f") }
      #expect(error?.position.line == line)
      #expect(error?.position.column == column)
    }
  }
}
