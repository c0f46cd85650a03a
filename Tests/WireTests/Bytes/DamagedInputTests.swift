import TestSupport
import Testing
import Wire

/// Noise and turned bits over every decoder of frames: each input becomes a value or a `WireError`, and nothing traps.
///
/// What is read must also be written and read again as the same value. A failure names the seed.
@Suite("Damaged input")
struct DamagedInputTests {
  /// Reads one kind of value from noise; tells whether it wrote and read it again unchanged, or refused it.
  struct Decoder: Sendable, CustomStringConvertible {
    let description: String
    let samples: [[UInt8]]
    let check: @Sendable ([UInt8]) -> Bool

    init<Value: WireValue>(_ type: Value.Type, _ samples: [[UInt8]]) {
      description = "\(type)"
      self.samples = samples
      check = { bytes in
        guard let value = try? Value(decoding: bytes) else { return true }
        return (try? Value(decoding: value.encoded)) == value
      }
    }

    init<Value: Hashable & Sendable>(
      _ description: String, _ samples: [[UInt8]], read: @escaping @Sendable (inout ByteReader) throws -> Value,
      write: @escaping @Sendable (Value) -> [UInt8]
    ) {
      self.description = description
      self.samples = samples
      check = { bytes in
        var reader = ByteReader(bytes)
        guard let value = try? read(&reader) else { return true }
        reader = ByteReader(write(value))
        return (try? read(&reader)) == value
      }
    }
  }

  static let from = IPAddress(10, 0, 0, 1)
  static let to = IPAddress(10, 0, 0, 2)

  static let decoders: [Decoder] = [
    Decoder(EthernetFrame.self, EthernetFrameTests.vectors.map(\.bytes)),
    Decoder(VLANTag.self, [[0xb0, 0x0a]]),
    Decoder(ARPPacket.self, ARPPacketTests.vectors.map(\.bytes)),
    Decoder(IPv4Packet.self, IPv4PacketTests.vectors.map(\.bytes)),
    Decoder(IPv6Packet.self, IPv6PacketTests.vectors.map(\.bytes)),
    Decoder(LabPayload.self, LabPayloadTests.vectors.map(\.bytes)),
    Decoder(MPLSPacket.self, [[0, 0x12, 0xca, 0x40, 0, 0x12, 0xbb, 0x40, 1, 2]]),
    Decoder(IGMPMessage.self, IGMPMessageTests.vectors.map(\.bytes)),
    Decoder(
      "UDPDatagram", UDPDatagramTests.vectors.map(\.bytes),
      read: { reader in try UDPDatagram(reading: &reader, source: from, destination: to) },
      write: { $0.encoded(source: from, destination: to) }),
    Decoder(
      "TCPSegment", TCPSegmentTests.vectors.map(\.bytes),
      read: { reader in try TCPSegment(reading: &reader, source: from, destination: to) },
      write: { $0.encoded(source: from, destination: to) }),
  ]

  /// Puts a right checksum where this kind of octets has it, so that damage reaches what is behind the check.
  static func repaired(_ bytes: [UInt8], _ decoder: Decoder) -> [UInt8] {
    var bytes = bytes
    let (offset, count): (Int, Int)
    switch decoder.description {
    case "IGMPMessage": (offset, count) = (2, bytes.count)
    case "IPv4Packet": (offset, count) = (10, Int((bytes.first ?? 0) & 15) * 4)
    default: return bytes
    }
    guard count <= bytes.count, count >= offset + 2 else { return bytes }
    bytes[offset] = 0
    bytes[offset + 1] = 0
    let checksum = InternetChecksum.compute(bytes, 0..<count)
    bytes[offset] = UInt8(checksum >> 8)
    bytes[offset + 1] = UInt8(checksum & 255)
    return bytes
  }

  @Test("Noise and turned bits become a value that survives writing and reading, or an error", arguments: decoders)
  func damage(_ decoder: Decoder) {
    for seed in UInt64(0)..<400 {
      var seeds = Seeds(seed)
      #expect(decoder.check(seeds.bytes(upTo: 80)), "noise, seed \(seed)")
      for sample in decoder.samples {
        let damaged = seeds.damaged(sample)
        #expect(decoder.check(damaged), "seed \(seed)")
        #expect(decoder.check(Self.repaired(damaged, decoder)), "repaired, seed \(seed)")
      }
    }
  }

  @Test("A dissection covers whatever comes", arguments: Layer.allCases)
  func dissection(_ layer: Layer) throws {
    var samples = SampleFrames.all.map(\.bytes)
    for message in BGPDissectionTests.golden {
      samples.append(SampleFrames.bgp(try BGPDissectionTests.octets(message.hex)))
    }
    if layer == .bgp { samples = try BGPDissectionTests.golden.map { try BGPDissectionTests.octets($0.hex) } }
    for seed in UInt64(0)..<60 {
      var seeds = Seeds(seed)
      for bytes in [seeds.bytes(upTo: 120)] + samples.map({ seeds.damaged($0) }) {
        let dissection = Dissector.dissect(bytes, as: layer)
        let defects = FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count)
        #expect(defects == [], "seed \(seed): \(Hex.text(bytes))")
      }
    }
  }
}
