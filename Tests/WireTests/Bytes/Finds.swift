import TestSupport
import Wire

/// Inputs on which a decoder once failed, found by the fuzzer: each keeps its line for good.
enum Finds {
  /// The name of the decoder that the fuzzer drove, what was wrong, and the octets.
  static let all: [(target: String, defect: String, hex: String)] = []

  static func octets(for target: String) -> [[UInt8]] {
    all.filter { $0.target == target }.compactMap { try? Hex.bytes($0.hex) }
  }
}
