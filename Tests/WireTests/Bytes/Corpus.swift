import TestSupport
import Wire

/// Everything that was ever written down as octets, by the decoder that reads it: what damage and fuzzing start from.
///
/// A family adds its vectors to the line of its decoder, or a line of its own; its frames come by `SampleFrames.all`.
enum Corpus {
  struct Entry: Sendable, CustomStringConvertible {
    let target: HostileTarget
    let samples: [[UInt8]]
    var description: String { target.description }

    init(_ target: HostileTarget, _ samples: [[UInt8]]) {
      self.target = target
      self.samples = samples
    }

    init<Value: WireValue>(_ type: Value.Type, _ samples: [[UInt8]]) {
      self.init(HostileTarget("\(type)", type), samples)
    }
  }

  /// The decoders that the fuzzer drives first, then those of parts.
  static let all: [Entry] = fuzzed + internet + encapsulations + parts

  // MARK: What the fuzzer drives

  static let fuzzed: [Entry] = HostileTarget.fuzzed.map { target in
    Entry(target, (samples[target.description] ?? []) + Finds.octets(for: target.description))
  }

  /// The samples of each decoder that the fuzzer drives.
  private static let samples: [String: [[UInt8]]] = [
    "bgp-message": messages,
    "evpn-nlri": EVPNRouteTests.known.map(\.bytes) + SegmentationRouteTests.vectors.map(\.bytes)
      + EVPNRouteTests.others.map(BGPSamples.octets),
    "path-attributes": messages.map { UpdateParts.attributes(of: $0) }.filter { !$0.isEmpty }
      + AttributeType.allCases.map { UpdateSamples.attribute($0) },
    "igmp": IGMPMessageTests.vectors.map(\.bytes),
    "ldp": LDPTests.vectors.map(\.bytes),
    "pim": PIMTests.vectors.map(\.bytes),
    "mld": MLDMessageTests.vectors.map(\.bytes),
    "rsvp": RSVPTests.vectors.map(\.bytes),
    "frame": frames,
    "pcapng": captures,
  ]

  static let messages =
    BGPSamples.messages.map(\.bytes) + BGPDissectionTests.golden.compactMap { try? BGPDissectionTests.octets($0.hex) }

  static let frames = SampleFrames.all.map(\.bytes) + messages.map { SampleFrames.bgp($0) }

  private static let captures: [[UInt8]] = {
    var samples = [true, false].map { isBig in
      var file = CaptureFile(big: isBig)
      file.header()
      for count in 0..<8 { file.record(seconds: 1, part: 2, Array(repeating: 1, count: count)) }
      return file.bytes
    }
    var writer = PCAPNGWriter(application: "labconsole", earliest: -1)
    for (number, frame) in frames.prefix(4).enumerated() {
      let interface = writer.addInterface(name: "PE1:eth\(number)")
      writer.addPacket(
        interface: interface, time: Int64(number), bytes: frame, comment: "event \(number)", direction: .outbound)
    }
    samples.append(writer.drain())
    samples.append(CaptureReaderTests.everything().bytes)
    return samples
  }()

  // MARK: Parts of them

  private static let from = IPAddress(10, 0, 0, 1)
  private static let to = IPAddress(10, 0, 0, 2)

  private static let internet: [Entry] = [
    Entry(EthernetFrame.self, EthernetFrameTests.vectors.map(\.bytes)),
    Entry(VLANTag.self, [[0xb0, 0x0a]]),
    Entry(LLCHeader.self, LLCHeaderTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget("ICMPMessage", ICMPMessage.self, repair: { ChecksumRepair.message($0, at: 2) }),
      ICMPMessageTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget("OtherIGMPMessage", OtherIGMPMessage.self, repair: { ChecksumRepair.message($0, at: 2) }),
      OtherIGMPMessageTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget(
        "ICMPv6Message",
        repair: { bytes in
          let sum = UInt32(58) &+ UInt32(truncatingIfNeeded: bytes.count)
          return ChecksumRepair.message(bytes, at: 2, initial: sum)
        },
        read: { reader in
          try ICMPv6Message(reading: &reader, source: .unspecifiedV6, destination: .unspecifiedV6)
        },
        write: { $0.encoded(source: .unspecifiedV6, destination: .unspecifiedV6) }),
      ICMPv6MessageTests.vectors.map(\.bytes) + MLDMessageTests.vectors.map(\.bytes)),
    Entry(ARPPacket.self, ARPPacketTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget("IPv4Packet", IPv4Packet.self, repair: ChecksumRepair.internet),
      IPv4PacketTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget("IPv6Packet", IPv6Packet.self, repair: ChecksumRepair.internet),
      IPv6PacketTests.vectors.map(\.bytes)),
    Entry(LabPayload.self, LabPayloadTests.vectors.map(\.bytes)),
    Entry(MPLSPacket.self, [[0, 0x12, 0xca, 0x40, 0, 0x12, 0xbb, 0x40, 1, 2]]),
    Entry(
      HostileTarget(
        "UDPDatagram", repair: { ChecksumRepair.payload($0, of: 17, from: from, to: to) },
        read: { reader in try UDPDatagram(reading: &reader, source: from, destination: to) },
        write: { $0.encoded(source: from, destination: to) }), UDPDatagramTests.vectors.map(\.bytes)),
    Entry(
      HostileTarget(
        "TCPSegment", repair: { ChecksumRepair.payload($0, of: 6, from: from, to: to) },
        read: { reader in try TCPSegment(reading: &reader, source: from, destination: to) },
        write: { $0.encoded(source: from, destination: to) }), TCPSegmentTests.vectors.map(\.bytes)),
  ]

  private static let encapsulations: [Entry] = [
    Entry(ControlWord.self, [[0, 63, 1, 2]]),
    Entry(AssociatedChannelHeader.self, [[0x10, 0, 0, 7]]),
    Entry(VXLANHeader.self, [SampleFrames.vxlan]),
    Entry(VXLANGPEHeader.self, [SampleFrames.gpe(.ethernet)]),
    Entry(GeneveHeader.self, [[3, 0xc0, 8, 0, 0, 39, 16, 0, 1, 2, 0x81, 1, 1, 2, 3, 4, 1, 3, 2, 0]]),
    Entry(
      HostileTarget("GREPacket", GREPacket.self, repair: { ChecksumRepair.message($0, at: 4) }),
      [[0x30, 0, 8, 0, 0, 0, 0, 42, 0, 0, 0, 7, 1], [0x80, 0, 8, 0, 0x77, 0xff, 0, 0]]),
    Entry(NVGREHeader.self, [SampleFrames.nvgre]),
    Entry(
      HostileTarget(
        "BIERHeader", read: { reader in try BIERHeader(reading: &reader, in: .mpls) }, write: \.encoded),
      [SampleFrames.bier(.mpls, .mplsUpstream)]),
  ]

  private static let parts: [Entry] = [
    Entry(PMSITunnel.self, PMSITunnelTests.vectors.map(\.bytes)),
    Entry(MulticastFECElement.self, MulticastFECElementTests.vectors.map(\.bytes)),
    Entry(ExtendedCommunity.self, ExtendedCommunityTests.kinds.map { ExtendedCommunity(value: $0.0).encoded }),
    Entry(IPv6ExtendedCommunity.self, IPv6ExtendedCommunityTests.vectors.map(\.bytes)),
  ]
}

/// What stands in an UPDATE, by its offsets.
enum UpdateParts {
  /// The path attributes of a whole message; none when it is no UPDATE.
  static func attributes(of message: [UInt8]) -> [UInt8] {
    guard message.count > 23, message[18] == 2 else { return [] }
    let withdrawn = Int(message[19]) << 8 | Int(message[20])
    guard message.count >= 23 + withdrawn else { return [] }
    let count = Int(message[21 + withdrawn]) << 8 | Int(message[22 + withdrawn])
    return Array(message.dropFirst(23 + withdrawn).prefix(count))
  }
}
