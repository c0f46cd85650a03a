/// The header of Bit Index Explicit Replication (RFC 8296 §2).
///
/// Bits: BIFT-id 20, traffic class 3, bottom of stack 1, time to live 8; nibble 4, version 4, code of the length 4,
/// entropy 20; OAM 2, reserved 2, DSCP 6, protocol 6, BFIR-id 16; bit string 64 to 4096.
package struct BIERHeader: Hashable, Sendable {
  /// In which kind of network the header travels: it does not say so itself.
  package enum Network: Hashable, Sendable, CaseIterable {
    /// The first word is a label, the lowest of its stack; nibble 5 follows (RFC 8296 §2.1).
    case mpls
    /// Behind EtherType 0xAB37; nibble 0, which receivers ignore (RFC 8296 §2.2).
    case ethernet
  }

  /// Before the bit string.
  package static let fixedCount = 12
  /// What follows a BIER label, so that nobody takes it for IP (RFC 8296 §2.1.2).
  static let nibble: UInt8 = 5

  package var network: Network
  /// The forwarding table: a label that the next hop gave out, or a number of the whole domain.
  package var table: MPLSLabel
  /// 0 to 7.
  package let trafficClass: UInt8
  package var timeToLive: UInt8
  /// Spreads flows over equal ways; 20 bits.
  package let entropy: UInt32
  /// Two bits for measurements on the way, which no router touches.
  package let operations: UInt8
  /// Six bits; without a meaning in an MPLS network.
  package let differentiatedServices: UInt8
  package var payloadProtocol: BIERProtocol
  /// The router at which the packet entered.
  package var ingress: UInt16
  /// For whom the packet is.
  package var bitString: BitString

  /// Takes the low bits of each number that has not so many.
  package init(
    network: Network, table: MPLSLabel, trafficClass: UInt8 = 0, timeToLive: UInt8, entropy: UInt32 = 0,
    operations: UInt8 = 0, differentiatedServices: UInt8 = 0, payloadProtocol: BIERProtocol, ingress: UInt16,
    bitString: BitString
  ) {
    self.network = network
    self.table = table
    self.trafficClass = trafficClass & 7
    self.timeToLive = timeToLive
    self.entropy = entropy & 0xf_ffff
    self.operations = operations & 3
    self.differentiatedServices = differentiatedServices & 0x3f
    self.payloadProtocol = payloadProtocol
    self.ingress = ingress
    self.bitString = bitString
  }

  package var count: Int { Self.fixedCount + bitString.length.octets }

  package func write(to writer: inout ByteWriter) {
    // RFC 8296 §2.2.2: the bottom bit should be set, too, where it means nothing.
    MPLSLabelStackEntry(label: table, trafficClass: trafficClass, isBottom: true, timeToLive: timeToLive)
      .write(to: &writer)
    let nibble: UInt32 = network == .mpls ? UInt32(Self.nibble) << 28 : 0
    writer.write(nibble | UInt32(bitString.length.rawValue) << 20 | entropy)
    writer.write(
      UInt16(operations) << 14 | UInt16(differentiatedServices) << 6 | UInt16(payloadProtocol.rawValue))
    writer.write(ingress)
    bitString.write(to: &writer)
  }

  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: count)
    write(to: &writer)
    return writer.bytes
  }
}

extension BIERHeader: CustomStringConvertible {
  package var description: String {
    "BIFT \(table.value), from \(ingress) to \(bitString), \(payloadProtocol)"
  }
}
