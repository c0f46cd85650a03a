import TestSupport
import Testing
import Wire

@Suite("The PMSI Tunnel attribute, RFC 6514 §5")
struct PMSITunnelTests {
  static let root = IPAddress(10, 0, 0, 1)
  static let root6 = BGPSamples.originator6

  static func tunnel(
    _ name: String, _ hex: String, _ identifier: PMSITunnelIdentifier, flags: PMSITunnelFlags = [], label: UInt32 = 0
  ) -> Vector<PMSITunnel> {
    Vector(name, hex: hex, value: PMSITunnel(flags: flags, label: label, identifier: identifier))
  }

  static func tree(
    _ name: String, _ hex: String, _ kind: PMSIPIMTunnel.Kind, _ sender: IPAddress, _ group: IPAddress
  ) -> Vector<PMSITunnel> {
    tunnel(name, hex, PMSIPIMTunnel(kind, sender: sender, group: group).map { .pim($0) } ?? .none)
  }

  static let vectors = [
    tunnel("Ingress replication", "00 06 002710 0a000001", .ingressReplication(root), label: 10000),
    tunnel(
      "Ingress replication, IPv6", "00 06 0012c0 20010db8000000000000000000000001", .ingressReplication(root6),
      label: 300 << 4),
    tunnel("No tunnel", "01 00 000000", .none, flags: .leafInformationRequired),
    tunnel(
      "RSVP-TE", "01 01 000000 0a000001 0000 0007 0a000001",
      .rsvp(PMSIRSVPTunnel(p2mpID: 0x0a00_0001, tunnelID: 7, extendedTunnelID: root)),
      flags: .leafInformationRequired),
    tunnel(
      "RSVP-TE, IPv6", "01 01 000000 0a000001 0001 0007 20010db8000000000000000000000001",
      .rsvp(PMSIRSVPTunnel(p2mpID: 0x0a00_0001, reserved: 1, tunnelID: 7, extendedTunnelID: root6)),
      flags: .leafInformationRequired),
    tunnel(
      "mLDP", "00 02 000000 06 0001 04 0a000001 0007 01 0004 00000063",
      .mldp(MulticastFECElement(kind: .pointToMultipoint, root: root, identifier: 99))),
    tunnel(
      "mLDP, IPv6", "00 02 000000 06 0002 10 20010db8000000000000000000000001 0007 01 0004 00000063",
      .mldp(MulticastFECElement(kind: .pointToMultipoint, root: root6, identifier: 99))),
    tunnel(
      "mLDP MP2MP", "00 07 000000 08 0001 04 0a000001 0007 01 0004 00000063",
      .mldp(MulticastFECElement(kind: .multipointDownstream, root: root, identifier: 99))),
    tunnel(
      "mLDP MP2MP, the element towards the root", "00 07 000000 07 0001 04 0a000001 0007 01 0004 00000063",
      .mldp(MulticastFECElement(kind: .multipointUpstream, root: root, identifier: 99))),
    tree("PIM-SSM", "00 03 000000 0a000001 e8010101", .sourceSpecific, root, IPAddress(232, 1, 1, 1)),
    tree("PIM-SM", "00 04 000000 0a000001 ef010101", .sparse, root, BGPSamples.group),
    tree("BIDIR-PIM", "00 05 000000 0a000001 ef010101", .bidirectional, root, BGPSamples.group),
    tree(
      "PIM-SSM, IPv6",
      "00 03 000000 20010db8000000000000000000000001 ff3e0000000000000000000000000001", .sourceSpecific, root6,
      BGPSamples.group6),
    tunnel(
      "Transport tunnel", "00 08 000000 0a000001 00000007",
      .transport(PMSITransportTunnel(source: root, number: 7))),
    tunnel(
      "Transport tunnel, IPv6",
      "00 08 000000 20010db8000000000000000000000001 00000000000000000000000000000007",
      .transport(PMSITransportTunnel(source: root6, number: 7))),
    tunnel("A type without a meaning", "00 09 000000 0102", .other(type: 9, octets: [1, 2])),
    tunnel(
      "Assisted replication", "08 0a 00000a 0a000001", .assistedReplication(root), flags: .replicator, label: 10),
    tunnel(
      "Assisted replication, IPv6", "10 0a 00000a 20010db8000000000000000000000001", .assistedReplication(root6),
      flags: .replicationLeaf, label: 10),
    tunnel(
      "BIER", "21 0b 000640 00 0005 0a000001",
      .bier(PMSIBIERTunnel(subdomain: 0, routerID: 5, routerPrefix: root)),
      flags: [.leafInformationRequired, .leafInformationPerFlow], label: 0x640),
    tunnel(
      "BIER, IPv6", "00 0b 000640 07 ffff 20010db8000000000000000000000001",
      .bier(PMSIBIERTunnel(subdomain: 7, routerID: .max, routerPrefix: root6)), label: 0x640),
    tunnel(
      "SR-MPLS P2MP", "00 0c 000000 00000063 0a000001",
      .segmentRoutingMPLS(PMSISegmentRoutingTree(treeID: 99, root: root))),
    tunnel(
      "SRv6 P2MP", "00 0d 000000 00000063 20010db8000000000000000000000001",
      .segmentRoutingIPv6(PMSISegmentRoutingTree(treeID: 99, root: root6))),
    tunnel("Experimental", "00 7b 000000", .other(type: 0x7b, octets: [])),
    tunnel(
      "Reserved", "ff ff ffffff 00", .other(type: 0xff, octets: [0]), flags: PMSITunnelFlags(rawValue: 0xff),
      label: 0xff_ffff),
  ]

  @Test("Decodes to the value and encodes to the same octets", arguments: vectors)
  func roundTrip(_ vector: Vector<PMSITunnel>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in 0..<5 { #expect(throws: WireError.self) { try vector.decode(first: count) } }
  }

  @Test("An identifier of another length than its type has is refused", arguments: 0...UInt8.max)
  func lengths(type: UInt8) throws {
    // A pattern of which no prefix is a FEC element.
    let octets = [UInt8](repeating: 0x41, count: 48)
    let legal: [Int] =
      switch type {
      case 0: [0]
      case 1: [12, 24]
      case 2, 7: []
      case 3, 4, 5, 8: [8, 32]
      case 6, 10: [4, 16]
      case 11: [7, 19]
      case 12, 13: [8, 20]
      default: Array(0...48)
      }
    for count in 0...48 {
      let bytes = [0, type, 0, 0, 0] + octets.prefix(count)
      let tunnel = try? PMSITunnel(decoding: bytes)
      #expect((tunnel != nil) == legal.contains(count), "\(count) octets")
      guard let tunnel else { continue }
      #expect(tunnel.encoded == bytes)
      #expect(tunnel.identifier.type == type)
    }
  }

  @Test(
    "An mLDP tunnel holds exactly one FEC element, of the kind that its type asks for",
    arguments: [
      "00 02 000000 07 0001 04 0a000001 0007 01 0004 00000063",
      "00 02 000000 08 0001 04 0a000001 0007 01 0004 00000063",
      "00 07 000000 06 0001 04 0a000001 0007 01 0004 00000063",
      "00 02 000000 06 0001 04 0a000001 0007 01 0004 00000063 00",
      "00 02 000000 06 0001 04 0a000001 0008 01 0004 00000063",
    ])
  func elements(hex: String) throws {
    let bytes = try Hex.bytes(hex)
    #expect(throws: WireError.self) { try PMSITunnel(decoding: bytes) }
  }

  @Test("Every octet of flags is kept, and its bits have their names")
  func flags() throws {
    for value in UInt8.min...UInt8.max {
      let bytes = [value, 0, 0, 0, 0]
      let flags = try PMSITunnel(decoding: bytes).flags
      #expect(PMSITunnel(flags: flags, label: 0, identifier: .none).encoded == bytes)
      #expect(flags.contains(.extension) == (value & 0x40 != 0))
      #expect(flags.asksForLeaves == (value & 0x21 != 0))
      #expect(flags.replicationRole.rawValue == value >> 3 & 3)
    }
    let words: [(UInt8, String)] = [
      (0x00, "none"), (0x01, "L"), (0x02, "U"), (0x04, "BM"), (0x08, "AR-replicator"), (0x10, "AR-leaf"),
      (0x18, "AR role 3"), (0x21, "L LIR-pF"), (0x40, "E"), (0x80, "0x80"), (0x67, "L U BM LIR-pF E"),
    ]
    for (value, text) in words { #expect(PMSITunnelFlags(rawValue: value).description == text) }
  }

  @Test("The family of a tunnel is that of the addresses in it")
  func families() {
    for vector in Self.vectors {
      let expected: IPAddress.Family? =
        switch vector.value.identifier {
        case .none, .other: nil
        default: vector.name.hasSuffix("IPv6") || vector.name == "SRv6 P2MP" ? .v6 : .v4
        }
      #expect(vector.value.identifier.family == expected, "\(vector)")
    }
  }

  @Test("A tree of a sender and a group of different families cannot be built")
  func mixedTree() {
    #expect(PMSIPIMTunnel(.sparse, sender: Self.root6, group: BGPSamples.group) == nil)
  }

  @Test("A number of a transport tunnel may have 128 bits")
  func transportNumber() throws {
    let bytes = try Hex.bytes("00 08 000000 20010db8000000000000000000000001 00000000000000010000000000000007")
    let tunnel = try PMSITunnel(decoding: bytes)
    #expect(tunnel.encoded == bytes)
    guard case .transport(let transport) = tunnel.identifier else {
      Issue.record("not a transport tunnel")
      return
    }
    #expect(transport.number == nil)
    #expect(PMSITransportTunnel(source: Self.root6, number: 7).number == 7)
  }

  @Test("Each tunnel is put into words")
  func words() {
    let texts: [(String, String)] = [
      ("No tunnel", "no tunnel, 0, flags L"), ("mLDP", "mLDP P2MP LSP P2MP root 10.0.0.1, LSP 99, 0"),
      ("PIM-SSM", "PIM-SSM tree (10.0.0.1, 232.1.1.1), 0"),
      ("BIER", "BIER sub-domain 0, BFR-id 5, BFR-prefix 10.0.0.1, label 100 or VNI 1600, flags L LIR-pF"),
      ("Ingress replication", "ingress replication to 10.0.0.1, label 625 or VNI 10000"),
      (
        "RSVP-TE",
        "RSVP-TE P2MP LSP P2MP ID 10.0.0.1, tunnel 7, extended tunnel ID 10.0.0.1, 0, flags L"
      ), ("Transport tunnel", "transport tunnel from 10.0.0.1, number 7, 0"),
    ]
    for (name, text) in texts {
      #expect(Self.vectors.first { $0.name == name }?.value.description == text)
    }
  }

  @Test("The label is in the upper 20 bits, RFC 7432 §7")
  func label() throws {
    let label = try #require(MPLSLabel(100))
    #expect(PMSITunnel(label: label, identifier: .none).label == 0x640)
    #expect(PMSITunnel(label: 0x64f, identifier: .none).mplsLabel == label)
    #expect(PMSITunnel(label: 10000, identifier: .none).networkIdentifier == 10000)
  }
}
