import TestSupport
import Testing
import Wire

@Suite("What makes two EVPN routes the same route")
struct EVPNRouteKeyTests {
  /// Two encodings, and whether they are the same route.
  static let pairs: [(String, String, Bool)] = [
    // Type 1: the label may change, the segment may not (RFC 7432 §7.1).
    (
      "0119 00010a0000010064 00112233445566778899 0000000a 000010",
      "0119 00010a0000010064 00112233445566778899 0000000a 000020", true
    ),
    (
      "0119 00010a0000010064 00112233445566778899 0000000a 000010",
      "0119 00010a0000010064 00112233445566778898 0000000a 000010", false
    ),
    // Type 2: segment and labels may change, the addresses may not (RFC 7432 §7.2).
    (
      "0221 00010a0000010064 00000000000000000000 00000000 30 020000000001 00 002710",
      "0224 00010a0000010064 00112233445566778899 00000000 30 020000000001 00 002711 000001", true
    ),
    (
      "0221 00010a0000010064 00000000000000000000 00000000 30 020000000001 00 002710",
      "0225 00010a0000010064 00000000000000000000 00000000 30 020000000001 20 0a000001 002710", false
    ),
    // Types 3 and 4: everything counts (RFC 7432 §7.3, §7.4).
    ("0311 00010a0000010064 0000000a 20 0a000001", "0311 00010a0000010064 0000000a 20 0a000002", false),
    (
      "0417 00010a0000010064 00112233445566778899 20 0a000001",
      "0417 00010a0000010065 00112233445566778899 20 0a000001", false
    ),
    // Type 6: the flags may change (RFC 9251 §9.1).
    (
      "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 0e",
      "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 02", true
    ),
    (
      "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001 0e",
      "061c 00010a0000010064 0000000a 20 c000020a 20 ef010101 20 0a000001 0e", false
    ),
    // Type 7: the flags may change, the segment may not (RFC 9251 §9.2).
    (
      "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 02",
      "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 0e", true
    ),
    (
      "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 02",
      "0722 00010a0000010064 00112233445566778800 0000000a 00 20 ef010101 20 0a000001 02", false
    ),
    // Type 8: reserved octets, response time and flags may change (RFC 9251 §9.3).
    (
      "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14 02",
      "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000001 1e 0c", true
    ),
    (
      "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14 02",
      "0827 00010a0000010064 00112233445566778899 0000000b 00 20 ef010101 20 0a000001 00000000 14 02", false
    ),
    // The type itself counts.
    ("0b01 05", "0c01 05", false),
  ]

  @Test("Only the key fields count", arguments: pairs)
  func sameRoute(first: String, second: String, isSame: Bool) throws {
    let a = try EVPNRoute(decoding: Hex.bytes(first))
    let b = try EVPNRoute(decoding: Hex.bytes(second))
    #expect((a.key == b.key) == isSame)
    #expect(a != b)
    if isSame {
      #expect(Set([a.key, b.key]).count == 1)
    } else {
      #expect((a.key < b.key) != (b.key < a.key))
    }
  }
}
