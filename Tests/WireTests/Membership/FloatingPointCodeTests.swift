import Testing
import Wire

@Suite("Exponent codes, RFC 3376 §4.1.1")
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
}
