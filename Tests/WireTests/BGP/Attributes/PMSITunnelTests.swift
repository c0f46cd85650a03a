import TestSupport
import Testing
import Wire

@Suite("The PMSI Tunnel attribute, RFC 6514 §5")
struct PMSITunnelTests {
  static func other(_ type: UInt8, _ hex: String) -> PMSITunnelIdentifier {
    .other(type: type, octets: BGPSamples.octets(hex))
  }

  static let vectors = [
    Vector(
      "Ingress replication", hex: "00 06 002710 0a000001",
      value: PMSITunnel(label: 10000, identifier: .ingressReplication(IPAddress(10, 0, 0, 1)))),
    Vector(
      "Ingress replication, IPv6", hex: "00 06 0012c0 20010db8000000000000000000000001",
      value: PMSITunnel(label: 300 << 4, identifier: .ingressReplication(BGPSamples.originator6))),
    Vector(
      "No tunnel", hex: "01 00 000000",
      value: PMSITunnel(flags: .leafInformationRequired, label: 0, identifier: .none)),
    Vector(
      "RSVP-TE", hex: "01 01 000000 0a000001 0000 0007 0a000001",
      value: PMSITunnel(
        flags: .leafInformationRequired, label: 0, identifier: other(1, "0a000001 0000 0007 0a000001"))),
    Vector(
      "mLDP", hex: "00 02 000000 06 0001 04 0a000001 0007 01 0004 00000063",
      value: PMSITunnel(label: 0, identifier: other(2, "06 0001 04 0a000001 0007 01 0004 00000063"))),
    Vector(
      "PIM-SSM", hex: "00 03 000000 0a000001 e8010101",
      value: PMSITunnel(label: 0, identifier: other(3, "0a000001 e8010101"))),
    Vector(
      "BIER", hex: "21 0b 000640 00 0005 0a000001",
      value: PMSITunnel(
        flags: [.leafInformationRequired, .leafInformationPerFlow], label: 0x640,
        identifier: other(11, "00 0005 0a000001"))),
    Vector(
      "Assisted replication", hex: "08 0a 00000a 0a000001",
      value: PMSITunnel(flags: .replicator, label: 10, identifier: other(10, "0a000001"))),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: vectors)
  func roundTrip(_ vector: Vector<PMSITunnel>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in 0..<5 { #expect(throws: WireError.self) { try vector.decode(first: count) } }
  }

  @Test(
    "Refuses an identifier that its type cannot have",
    arguments: ["00 00 000000 00", "00 06 000000", "00 06 000000 0a0000", "00 06 000000 0a000001 00"])
  func identifier(hex: String) {
    #expect(throws: WireError.self) { try PMSITunnel(decoding: BGPSamples.octets(hex)) }
  }

  @Test("The label is in the upper 20 bits, RFC 7432 §7")
  func label() throws {
    let label = try #require(MPLSLabel(100))
    #expect(PMSITunnel(label: label, identifier: .none).label == 0x640)
    #expect(PMSITunnel(label: 0x64f, identifier: .none).mplsLabel == label)
  }
}
