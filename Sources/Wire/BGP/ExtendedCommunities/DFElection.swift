/// The DF Election community on an Ethernet segment route: how the forwarder is chosen (RFC 8584 §2.2, RFC 9785 §3).
///
/// Value: algorithm 1 (low five bits), capabilities 2, reserved 1, preference 2.
package struct DFElection: Hashable, Sendable {
  static let subtype: UInt8 = 0x06

  package struct Capabilities: OptionSet, Hashable, Sendable {
    package let rawValue: UInt16
    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// Do not preempt the forwarder in office (RFC 9785 §3).
    package static let dontPreempt = Capabilities(rawValue: 0x8000)
    /// A circuit that is down leaves the election (RFC 8584 §4).
    package static let attachmentCircuit = Capabilities(rawValue: 0x4000)
    /// The change of the forwarder waits for a time that all know (RFC 9722 §2).
    package static let timeSynchronization = Capabilities(rawValue: 0x1000)
  }

  /// What a preference is when nobody configured it (RFC 9785 §3).
  package static let defaultPreference: UInt16 = 32767

  /// Five bits: 0 modulo, 1 highest random weight, 2 highest preference, 3 lowest preference.
  package let algorithm: UInt8
  package var capabilities: Capabilities
  /// Only for the preference algorithms.
  package var preference: UInt16

  /// Takes the low five bits of `algorithm`.
  package init(algorithm: UInt8, capabilities: Capabilities = [], preference: UInt16 = 0) {
    self.algorithm = algorithm & 0x1f
    self.capabilities = capabilities
    self.preference = preference
  }

  init(_ community: ExtendedCommunity) {
    self.init(
      algorithm: community.octet(2),
      capabilities: Capabilities(rawValue: UInt16(truncatingIfNeeded: community.payload >> 24)),
      preference: UInt16(truncatingIfNeeded: community.value))
  }

  package var extendedCommunity: ExtendedCommunity {
    let value = UInt64(algorithm) << 40 | UInt64(capabilities.rawValue) << 24 | UInt64(preference)
    return ExtendedCommunity(type: ExtendedCommunity.evpnType, subtype: Self.subtype, value: value)
  }
}

extension DFElection: CustomStringConvertible {
  package var description: String {
    var words = ["algorithm \(algorithm)"]
    if !capabilities.isEmpty { words.append("\(capabilities)") }
    if algorithm == 2 || algorithm == 3 { words.append("preference \(preference)") }
    return words.joined(separator: ", ")
  }
  /// What the standards call the algorithm (RFC 8584 §2.2, RFC 9785 §3).
  var algorithmName: StaticString {
    switch algorithm {
    case 0: "modulo"
    case 1: "highest random weight"
    case 2: "highest preference"
    case 3: "lowest preference"
    case 31: "experimental"
    default: "unknown"
    }
  }
}

extension DFElection.Capabilities: CustomStringConvertible {
  package var description: String {
    let names: [(Self, String)] = [
      (.attachmentCircuit, "AC-DF"), (.dontPreempt, "don't preempt"), (.timeSynchronization, "time synchronization"),
    ]
    var words = names.filter { contains($0.0) }.map(\.1)
    let others = subtracting([.attachmentCircuit, .dontPreempt, .timeSynchronization])
    if !others.isEmpty { words.append(hexadecimal(others.rawValue, digits: 4)) }
    return words.isEmpty ? "none" : words.joined(separator: ", ")
  }
}
