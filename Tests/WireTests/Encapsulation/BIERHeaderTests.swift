import TestSupport
import Testing
import Wire

@Suite("BIER, RFC 8279 §3, RFC 8296 §2")
struct BIERHeaderTests {
  static func vector(
    _ name: String, _ hex: String, _ network: BIERHeader.Network, _ length: BitStringLength, entropy: UInt32 = 0
  ) throws -> Vector<BIERHeader> {
    let header = BIERHeader(
      network: network, table: try #require(MPLSLabel(1000)), timeToLive: 64, entropy: entropy,
      payloadProtocol: .mplsUpstream, ingress: 5, bitString: try #require(BitString(length, positions: [2, 7])))
    return Vector(
      name, hex: hex, value: header, read: { try BIERHeader(reading: &$0, in: network) }, write: \.encoded)
  }

  static var vectors: [Vector<BIERHeader>] {
    get throws {
      let zeros = String(repeating: "00", count: 31)
      return [
        try vector("64 bits below a label", "003e8140 50100000 00020005 0000000000000042", .mpls, .bits64),
        try vector(
          "256 bits below a label", "003e8140 50312345 00020005 \(zeros)42", .mpls, .bits256, entropy: 0x12345),
        try vector("64 bits without labels", "003e8140 00100000 00020005 0000000000000042", .ethernet, .bits64),
      ]
    }
  }

  @Test("The golden octets decode to the fields and encode to the same octets")
  func golden() throws {
    for vector in try Self.vectors { try OverlayTests.check(vector) }
  }

  @Test("What must not be is refused at its octet")
  func defects() throws {
    let (label, other) = (try Self.vectors[0], try Self.vectors[2])
    func defect(_ vector: Vector<BIERHeader>, _ offset: Int, _ octet: UInt8) -> Int? {
      var bytes = vector.bytes
      bytes[offset] = octet
      do { _ = try vector.decode(bytes) } catch { return (error as? WireError)?.offset }
      return nil
    }
    #expect(defect(label, 2, 0x80) == 0)
    #expect(defect(other, 2, 0x80) == nil)
    #expect(defect(label, 4, 0x40) == 4)
    #expect(defect(other, 4, 0x40) == nil)
    #expect(defect(label, 4, 0x51) == 4)
    #expect(defect(other, 4, 0x01) == 4)
    #expect(defect(label, 5, 0x00) == 5)
    #expect(defect(label, 5, 0x80) == 5)
    #expect(defect(label, 8, 0x30) == nil)
  }

  @Test("Every code of the length has its bits", arguments: BitStringLength.allCases)
  func lengths(_ length: BitStringLength) throws {
    #expect(length.bits == 1 << (Int(length.rawValue) + 5))
    let all = try #require(BitString(length, positions: Array(1...length.bits)))
    #expect(all.positions == Array(1...length.bits))
    #expect(all.description == "bits 1-\(length.bits)")
    #expect(BitString(length, positions: [0]) == nil)
    #expect(BitString(length, positions: [length.bits + 1]) == nil)
    for position in [1, 2, 63, 64, length.bits - 1, length.bits] {
      var one = BitString(length)
      #expect(one.isEmpty && one.lowest == nil)
      one.insert(position)
      #expect(one.positions == [position] && one.lowest == position && one.contains(position))
      #expect(!one.contains(position - 1) && !one.contains(position + 1))
      one.remove(position)
      #expect(one.isEmpty)
    }
  }

  @Test("A router's number has a set and a position")
  func places() throws {
    func place(_ identifier: UInt16, _ length: BitStringLength) -> [Int]? {
      length.place(ofRouter: identifier).map { [$0.set, $0.position] }
    }
    #expect(place(1, .bits256) == [0, 1])
    #expect(place(256, .bits256) == [0, 256])
    #expect(place(257, .bits256) == [1, 1])
    #expect(place(65_535, .bits64) == [1023, 63])
    #expect(place(0, .bits64) == nil)
  }

  @Test("A copy keeps the bits that its neighbour leads to, and the others remain")
  func forwarding() throws {
    let bits = try #require(BitString(.bits128, positions: [2, 7, 70, 128]))
    let mask = try #require(BitString(.bits128, positions: [7, 8, 128]))
    #expect(bits.intersection(mask).positions == [7, 128])
    #expect(bits.subtracting(mask).positions == [2, 70])
    #expect(bits.intersection(BitString(.bits64)).isEmpty)
    #expect(bits.subtracting(BitString(.bits64)) == bits)
    #expect(bits.description == "bits 2 7 70 128")
    #expect(BitString(.bits64).description == "no bit")
    #expect(BitString(.bits64, positions: [3])?.description == "bit 3")
  }

  @Test("All values of the small fields come back")
  func smallFields() throws {
    for value in UInt8(0)...63 {
      let header = BIERHeader(
        network: .mpls, table: .firstUnreserved, trafficClass: value, timeToLive: value, operations: value,
        differentiatedServices: value, payloadProtocol: BIERProtocol(rawValue: value), ingress: UInt16(value),
        bitString: BitString(.bits64))
      var reader = ByteReader(header.encoded)
      let again = try BIERHeader(reading: &reader, in: .mpls)
      #expect(again == header)
      #expect(again.differentiatedServices == value && again.payloadProtocol.rawValue == value)
      #expect(again.operations == value & 3 && again.trafficClass == value & 7)
    }
  }
}
