import TestSupport
import Wire

/// Inputs on which a decoder once failed, found by the fuzzer: each keeps its line for good.
enum Finds {
  /// The name of the decoder that the fuzzer drove, what was wrong, and the octets.
  static let all: [(target: String, defect: String, hex: String)] = [
    (
      "bgp-message", "an octet of a PMSI tunnel attribute was shown twice",
      """
      ffffffffffffffffffffffffffffffff0073020000005c800e2d001946040a000002000b220a1b00010a00000100640000000a20c000020a
      20ef010101200a000001200a0000024001010040020040050400000064c00804ffffff01c0100801020a0000010000c016090002d000c00a
      000002
      """
    ),
    (
      "ldp", "octets that nobody kept were written into memory that had been given back, in a release build",
      "0001002b0a0000010000040000210000000801000011060001040a0000010007010004000000630200000400005dc1"
    ),
  ]

  static func octets(for target: String) -> [[UInt8]] {
    all.filter { $0.target == target }.compactMap { try? Hex.bytes($0.hex) }
  }
}
