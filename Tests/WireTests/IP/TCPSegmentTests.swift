import TestSupport
import Testing
import Wire

@Suite("TCP, RFC 9293 §3.1")
struct TCPSegmentTests {
  static let source = IPAddress(10, 0, 0, 1)
  static let destination = IPAddress(10, 0, 0, 2)

  static func vector(_ name: String, hex: String, _ value: TCPSegment) -> Vector<TCPSegment> {
    Vector(
      name, hex: hex, value: value,
      read: { reader in try TCPSegment(reading: &reader, source: source, destination: destination) },
      write: { value in value.encoded(source: source, destination: destination) })
  }

  static let vectors = [
    vector(
      "SYN with maximum segment size", hex: "c001 00b3 00000001 00000000 60 02 ffff c36e 0000 020405b4",
      TCPSegment(
        sourcePort: 0xc001, destinationPort: 179, sequence: 1, flags: .syn, window: 0xffff,
        options: [.maximumSegmentSize(1460)])),
    vector(
      "Every kind of option, and zeros up to the word",
      hex: "00b3 c001 fffffffe 00000002 80 12 4000 b92f 0000 01 030307 0402 fe04abcd 0000",
      TCPSegment(
        sourcePort: 179, destinationPort: 0xc001, sequence: 0xffff_fffe, acknowledgment: 2, flags: [.syn, .ack],
        window: 0x4000,
        options: [.noOperation, .windowScale(7), .selectiveAcknowledgmentPermitted, .other(kind: 254, [0xab, 0xcd])])),
    vector(
      "Data", hex: "00b3 c001 00000064 000000c8 50 18 4000 90de 0000 0102030405",
      TCPSegment(
        sourcePort: 179, destinationPort: 0xc001, sequence: 100, acknowledgment: 200, flags: [.psh, .ack],
        window: 0x4000, payload: [1, 2, 3, 4, 5])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<TCPSegment>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<TCPSegment>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses each single wrong bit", arguments: vectors)
  func damaged(_ vector: Vector<TCPSegment>) {
    for bit in 0..<8 * vector.bytes.count {
      var bytes = vector.bytes
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: WireError.self, "bit \(bit)") { try vector.decode(bytes) }
    }
  }

  @Test("A wrong checksum is reported at its octet with the right one, behind all fields of the header")
  func checksumDefect() {
    var bytes = Self.vectors[0].bytes
    bytes[17] ^= 0x80
    let error = #expect(throws: WireError.self) { try Self.vectors[0].decode(bytes) }
    #expect(error == WireError(field: "Checksum", offset: 16, reason: .checksum(found: 0xc3ee, computed: 0xc36e)))
  }

  @Test("Options beyond 40 octets have no form on the wire and are left out")
  func optionRoom() throws {
    let many = Array(repeating: TCPOption.maximumSegmentSize(1), count: 11)
    let segment = TCPSegment(sourcePort: 1, destinationPort: 2, sequence: 3, flags: .syn, window: 4, options: many)
    #expect(segment.options.count == 10)
    let bytes = segment.encoded(source: Self.source, destination: Self.destination)
    var reader = ByteReader(bytes)
    #expect(try TCPSegment(reading: &reader, source: Self.source, destination: Self.destination) == segment)
  }

  @Test(
    "Flags read as their names",
    arguments: [(UInt8(0x12), "SYN ACK"), (0x11, "FIN ACK"), (0, "none"), (0xff, "SYN FIN RST PSH ACK URG ECE CWR")])
  func flagNames(_ raw: UInt8, _ words: String) {
    #expect(TCPFlags(rawValue: raw).description == words)
  }
}
