import TestSupport
import Testing
import Wire

@Suite("UDP, RFC 768")
struct UDPDatagramTests {
  static let source = IPAddress(192, 168, 0, 31)
  static let destination = IPAddress(192, 168, 0, 30)

  static func vector(_ name: String, hex: String, _ value: UDPDatagram) -> Vector<UDPDatagram> {
    Vector(
      name, hex: hex, value: value,
      read: { reader in try UDPDatagram(reading: &reader, source: source, destination: destination) },
      write: { value in value.encoded(source: source, destination: destination) })
  }

  static let vectors = [
    vector(
      "Two octets", hex: "0014 000a 000a 35c5 4869",
      UDPDatagram(sourcePort: 20, destinationPort: 10, payload: Array("Hi".utf8))),
    vector(
      "A computed checksum of zero is sent as all ones", hex: "0000 0000 000a ffff 7e4c",
      UDPDatagram(sourcePort: 0, destinationPort: 0, payload: [0x7e, 0x4c])),
  ]

  @Test("Decodes to the value and encodes to the same bytes", arguments: vectors)
  func roundTrip(_ vector: Vector<UDPDatagram>) throws {
    #expect(try vector.decode() == vector.value)
    #expect(vector.encode() == vector.bytes)
    #expect(try FieldCover.defects(of: vector.fields(), over: 0..<vector.bytes.count) == [])
  }

  @Test("Refuses every shorter input", arguments: vectors)
  func truncation(_ vector: Vector<UDPDatagram>) {
    for count in 0..<vector.bytes.count {
      #expect(throws: WireError.self) { try vector.decode(first: count) }
    }
  }

  @Test("Refuses a wrong checksum, but none at all is allowed")
  func checksum() throws {
    var bytes = Self.vectors[0].bytes
    bytes[7] ^= 1
    let error = #expect(throws: WireError.self) { try Self.vectors[0].decode(bytes) }
    #expect(error?.reason == .checksum(found: 0x35c4, computed: 0x35c5))
    #expect(error?.offset == 6)
    bytes[6] = 0
    bytes[7] = 0
    var bare = Self.vectors[0].value
    bare.hasChecksum = false
    #expect(try Self.vectors[0].decode(bytes) == bare)
    #expect(bare.encoded(source: Self.source, destination: Self.destination) == bytes)
  }

  @Test("The checksum covers the addresses, of both families")
  func pseudoHeader() throws {
    let v6 = (IPAddress(v6: 0x2001_0db8_0000_0000, 1), IPAddress(v6: 0xff3e_0000_0000_0000, 1))
    let datagram = Self.vectors[0].value
    let bytes = datagram.encoded(source: v6.0, destination: v6.1)
    var reader = ByteReader(bytes)
    #expect(try UDPDatagram(reading: &reader, source: v6.0, destination: v6.1) == datagram)
    reader = ByteReader(bytes)
    #expect(throws: WireError.self) {
      try UDPDatagram(reading: &reader, source: v6.0, destination: IPAddress(v6: 0xff3e_0000_0000_0000, 2))
    }
  }

  @Test("A payload beyond what the length can say is cut off")
  func longest() throws {
    let datagram = UDPDatagram(sourcePort: 1, destinationPort: 2, payload: Array(repeating: 1, count: 70_000))
    #expect(datagram.encoded(source: Self.source, destination: Self.destination).count == 65_535)
  }

  @Test("Over IPv6 only tunnels do without a checksum, RFC 8200 §8.1 and RFC 6935 §5")
  func tunnels() throws {
    let v6 = (IPAddress(v6: 0x2001_0db8_0000_0000, 1), IPAddress(v6: 0x2001_0db8_0000_0000, 2))
    for port in UDPDatagram.tunnelPorts + [5555] {
      let isTunnel = port != 5555
      let datagram = UDPDatagram(sourcePort: 49_152, destinationPort: port, payload: [1], hasChecksum: false)
      var bytes = datagram.encoded(source: v6.0, destination: v6.1)
      #expect((bytes[6] == 0 && bytes[7] == 0) == isTunnel)
      bytes[6] = 0
      bytes[7] = 0
      var reader = ByteReader(bytes)
      let read = try? UDPDatagram(reading: &reader, source: v6.0, destination: v6.1)
      #expect(read == (isTunnel ? datagram : nil))
    }
  }
}
