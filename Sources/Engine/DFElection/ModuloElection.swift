package import Wire

/// DF election by VLAN modulo, the default algorithm (RFC 7432 §8.5; algorithm 0 in RFC 8584 §2.2).
package enum ModuloElection {
  /// The PE that forwards to the segment for one VLAN; `nil` while no PE has announced the segment.
  package static func forwarder(among candidates: [IPAddress], vlan: UInt16) -> IPAddress? {
    guard !candidates.isEmpty else { return nil }

    // RFC 7432 §8.5, step 3: "in increasing numeric value", ordinals from 0. The addresses are compared as numbers, so
    // 10.0.0.9 stands before 10.0.0.10; text order would elect another PE on every other VLAN.
    let ordinals = candidates.sorted()

    // Step 3 goes on: the PE with ordinal V mod N forwards for VLAN V.
    return ordinals[Int(vlan) % ordinals.count]
  }
}
