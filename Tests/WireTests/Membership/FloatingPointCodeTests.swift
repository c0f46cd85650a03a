import Testing
import Wire

@Suite("Exponent codes, RFC 3376 §4.1.1 and RFC 3810 §5.1.3")
struct FloatingPointCodeTests {
  @Test("Each of the 256 codes decodes to a value that encodes to it again")
  func everyCode() {
    for code in UInt8.min...UInt8.max {
      #expect(FloatingPointCode.encode8(FloatingPointCode.decode8(code)) == code)
    }
  }

  @Test("Codes rise with their values, and the corners are those of the standard")
  func order() {
    let values = (UInt8.min...UInt8.max).map(FloatingPointCode.decode8)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values[127] == 127)
    #expect(values[128] == 128)
    #expect(values[129] == 136)
    #expect(values[143] == 248)
    #expect(values[144] == 256)
    #expect(values[255] == 31_744)
  }

  @Test("A value between two codes takes the larger one, so that no host is given less time")
  func rounding() {
    let values = (UInt8.min...UInt8.max).map(FloatingPointCode.decode8)
    for value in 0...FloatingPointCode.maximum8 {
      #expect(FloatingPointCode.rounded8(value) == values.first { $0 >= value })
    }
    #expect(FloatingPointCode.rounded8(40_000) == FloatingPointCode.maximum8)
    #expect(FloatingPointCode.encode8(-1) == 0)
    #expect(FloatingPointCode.encode8(.max) == 255)
  }

  @Test("Each of the 65,536 codes of two octets decodes to a value that encodes to it again, in rising order")
  func everyCode16() {
    let values = (UInt16.min...UInt16.max).map(FloatingPointCode.decode16)
    for code in UInt16.min...UInt16.max where FloatingPointCode.encode16(values[Int(code)]) != code {
      Issue.record("code \(code)")
    }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values[0x7fff] == 32_767)
    #expect(values[0x8000] == 32_768)
    #expect(values[0x8001] == 32_776)
    #expect(values[0xffff] == 8_387_584)
    #expect(FloatingPointCode.maximum16 == 8_387_584)
  }

  @Test("A value between two codes of two octets takes the larger one")
  func rounding16() {
    for (value, rounded) in [(32_769, 32_776), (65_535, 65_536), (65_537, 65_552), (9_000_000, 8_387_584), (-1, 0)] {
      #expect(FloatingPointCode.rounded16(value) == rounded)
    }
    #expect(FloatingPointCode.encode16(.max) == 0xffff)
  }
}
