/// One thing that a peer can do, announced or taken back (RFC 5561 §3).
///
/// Octets: S bit and 7 reserved bits 1. None of these has data of its own.
package struct LDPCapability: Hashable, Sendable {
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// Capabilities may change while the session is up (RFC 5561 §9).
    case dynamicAnnouncement
    /// Point-to-multipoint LSPs (RFC 6388 §2.1).
    case p2mp
    /// Multipoint-to-multipoint LSPs (RFC 6388 §3.1).
    case mp2mp
    /// Make-before-break for multipoint LSPs (RFC 6388 §8.3).
    case makeBeforeBreak
  }

  package let kind: Kind
  /// The S bit: announced, not taken back.
  package let isAnnounced: Bool

  /// Dynamic announcement, once announced, cannot be taken back (RFC 5561 §9).
  package init(_ kind: Kind, isAnnounced: Bool = true) {
    self.kind = kind
    self.isAnnounced = isAnnounced || kind == .dynamicAnnouncement
  }

  init(_ kind: Kind, reading reader: inout ByteReader) throws(WireError) {
    let octet = try reader.octet("State") { $0 & 0x80 != 0 ? "announced" : "withdrawn" }
    guard octet & 0x80 != 0 || kind != .dynamicAnnouncement else {
      throw reader.invalid("State", back: 1, "dynamic announcement cannot be withdrawn")
    }
    self.init(kind, isAnnounced: octet & 0x80 != 0)
  }

  func write(to writer: inout ByteWriter) { writer.write(UInt8(isAnnounced ? 0x80 : 0)) }

  var type: LDPTLVType {
    switch kind {
    case .dynamicAnnouncement: .dynamicAnnouncement
    case .p2mp: .p2mpCapability
    case .mp2mp: .mp2mpCapability
    case .makeBeforeBreak: .makeBeforeBreakCapability
    }
  }
}

extension LDPCapability: CustomStringConvertible {
  package var description: String {
    let name =
      switch kind {
      case .dynamicAnnouncement: "dynamic announcement"
      case .p2mp: "P2MP"
      case .mp2mp: "MP2MP"
      case .makeBeforeBreak: "make before break"
      }
    return "\(name) \(isAnnounced ? "announced" : "withdrawn")"
  }
}
