import TestSupport
import Testing
import Wire

@Suite("Overlays: RFC 7348, VXLAN-GPE, RFC 8926, RFC 7637, RFC 2784 and RFC 2890")
struct OverlayTests {
  static func network(_ value: UInt32) throws -> VirtualNetworkID { try #require(VirtualNetworkID(value)) }

  /// Both directions, every shorter input, every octet in a leaf.
  static func check<Value>(_ vector: Vector<Value>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self, "first \(count)") { try vector.decode(first: count) }
    }
  }

  /// The octet at which the octets are refused; `nil` when they are not.
  static func defect<Value: WireValue>(_ type: Value.Type, _ hex: String) throws -> Int? {
    do throws(WireError) {
      _ = try Value(decoding: try Hex.bytes(hex))
      return nil
    } catch {
      return error.offset
    }
  }

  @Test("VXLAN")
  func vxlan() throws {
    try Self.check(Vector("VNI 10000", hex: "08 000000 002710 00", value: VXLANHeader(network: Self.network(10_000))))
    #expect(try Self.defect(VXLANHeader.self, "00 000000 002710 00") == 0)
    #expect(try VXLANHeader(decoding: Hex.bytes("ff ffffff 002710 ff")).network.value == 10_000)
    #expect(VirtualNetworkID(0x100_0000) == nil)
  }

  @Test("VXLAN-GPE")
  func vxlanGPE() throws {
    let network = try Self.network(10_000)
    try Self.check(
      Vector("Ethernet", hex: "0c 0000 03 002710 00", value: VXLANGPEHeader(network: network, payload: .ethernet)))
    try Self.check(
      Vector(
        "IPv6, B and O", hex: "0f 0000 02 002710 00",
        value: VXLANGPEHeader(network: network, payload: .ipv6, isReplicated: true, isOperations: true)))
    #expect(try VXLANGPEHeader(decoding: Hex.bytes("08 0000 00 002710 00")).payload == .ethernet)
    #expect(try Self.defect(VXLANGPEHeader.self, "1c 0000 03 002710 00") == 0)
    #expect(try Self.defect(VXLANGPEHeader.self, "04 0000 03 002710 00") == 0)
    #expect(try Self.defect(VXLANGPEHeader.self, "0c 0000 00 002710 00") == 3)
    #expect(try Self.defect(VXLANGPEHeader.self, "0c 0000 7f 002710 00") == 3)
  }

  @Test("Geneve, with and without options")
  func geneve() throws {
    let network = try Self.network(10_000)
    let plain = try #require(GeneveHeader(network: network))
    try Self.check(Vector("plain", hex: "00 00 6558 002710 00", value: plain))
    let options = [
      try #require(
        GeneveOption(kind: GeneveOption.Kind(optionClass: 0x0102, type: 0x81), data: [1, 2, 3, 4])),
      try #require(GeneveOption(kind: GeneveOption.Kind(optionClass: 0x0103, type: 2), data: [])),
    ]
    let header = try #require(GeneveHeader(network: network, payloadType: .ipv4, isControl: true, options: options))
    try Self.check(
      Vector("options", hex: "03 c0 0800 002710 00 [0102 81 01 01020304] [0103 02 00]", value: header))
    #expect(try Self.defect(GeneveHeader.self, "40 00 6558 002710 00") == 0)
    #expect(try Self.defect(GeneveHeader.self, "01 00 6558 002710 00 0103 02 01") == 12)
    #expect(GeneveOption(kind: options[0].kind, data: [1]) == nil)
    #expect(GeneveOption(kind: options[0].kind, data: Array(repeating: 0, count: 128)) == nil)
    let large = try #require(GeneveOption(kind: options[0].kind, data: Array(repeating: 0, count: 124)))
    #expect(GeneveHeader(network: network, options: [large]) != nil)
    #expect(GeneveHeader(network: network, options: [large, large]) == nil)
  }

  @Test("An endpoint refuses a critical option that it does not know, at its type; a router on the way passes it")
  func criticalOptions() throws {
    let bytes = try Hex.bytes("03 40 6558 002710 00 [0103 02 00] [0102 81 01 01020304]")
    let known = GeneveOption.Kind(optionClass: 0x0102, type: 0x81)
    func read(as role: GeneveHeader.Reader) throws(WireError) -> GeneveHeader {
      var reader = ByteReader(bytes)
      return try GeneveHeader(reading: &reader, as: role)
    }
    #expect(try read(as: .transit).options.map(\.kind.isCritical) == [false, true])
    #expect(try read(as: .endpoint(knowing: [known])).options.count == 2)
    let error = #expect(throws: WireError.self) { try read(as: .endpoint(knowing: [])) }
    #expect(error?.offset == 14)
  }

  @Test("GRE with each of its fields")
  func gre() throws {
    let payload: [UInt8] = [0xaa, 0xbb]
    let plain = Vector(
      "plain", hex: "0000 0800 aabb", value: GREPacket(header: GREHeader(payloadType: .ipv4), payload: payload))
    #expect(try plain.decode() == plain.value)
    #expect(plain.encode() == plain.bytes)
    let full = Vector(
      "checksum, key, sequence", hex: "b000 0800 9d12 0000 0000002a 00000007 aabb",
      value: GREPacket(
        header: GREHeader(payloadType: .ipv4, key: 42, sequence: 7, hasChecksum: true), payload: payload))
    try Self.check(full)
    var damaged = full.bytes
    damaged[17] ^= 1
    let error = #expect(throws: WireError.self) { try full.decode(damaged) }
    #expect(error?.reason == .checksum(found: 0x9d12, computed: 0x9d13))
    for flags in ["4000", "0800", "0400", "0001", "0007"] {
      #expect(try Self.defect(GREPacket.self, "\(flags) 0800 00000000 00000000") == 0, "\(flags)")
    }
    #expect(try Self.defect(GREPacket.self, "03f8 0800") == nil)
  }

  @Test("NVGRE is GRE with a key alone, and a frame")
  func nvgre() throws {
    let header = NVGREHeader(network: try Self.network(10_000), flow: 3)
    try Self.check(Vector("VSID 10000", hex: "2000 6558 002710 03", value: header))
    #expect(try Self.defect(NVGREHeader.self, "a000 6558 002710 03") == 0)
    #expect(try Self.defect(NVGREHeader.self, "3000 6558 002710 03") == 0)
    #expect(try Self.defect(NVGREHeader.self, "2000 0800 002710 03") == 2)
  }

  @Test("The source port of an overlay spreads flows over the upper quarter, and its datagram has no checksum")
  func ports() throws {
    #expect(Set((0..<1000).map { TunnelPort.source(spreading: $0) }).count == 1000)
    #expect(TunnelPort.source(spreading: .max) >= 49_152)
    #expect(try TunnelPort.datagram(to: 4789, spreading: 1, [9]) == Hex.bytes("c001 12b5 0009 0000 09"))
    #expect(TunnelPort.datagram(to: 4789, spreading: 1, Array(repeating: 0, count: 65_528)) == nil)
  }
}
