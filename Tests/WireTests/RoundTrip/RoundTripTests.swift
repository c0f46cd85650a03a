import Foundation
import TestSupport
import Testing
import Wire

/// A codec, and how it is held against itself: what it wrote it must read back as an equal value.
struct RoundTrip: Sendable, CustomStringConvertible {
  let description: String
  /// Draws a value, writes it and reads it back; what is wrong in words, or `nil`.
  let check: @Sendable (inout Seeds) -> String?

  /// A type that reads and writes itself.
  init<Value: WireValue & Drawn>(_ type: Value.Type) {
    self.init("\(type)", type, read: { reader in try Value(reading: &reader) }, write: \.encoded)
  }

  /// A type whose codec needs to know more than the value.
  init<Value: Drawn>(
    _ name: String, _ type: Value.Type = Value.self, read: @escaping @Sendable (inout ByteReader) throws -> Value,
    write: @escaping @Sendable (Value) -> [UInt8]
  ) {
    self.init(name, draw: { seeds in Value.drawn(from: &seeds) }, read: read, write: write)
  }

  /// A type of which it depends on the codec what a legal value is.
  init<Value: Hashable & Sendable>(
    _ name: String, draw: @escaping @Sendable (inout Seeds) -> Value,
    read: @escaping @Sendable (inout ByteReader) throws -> Value, write: @escaping @Sendable (Value) -> [UInt8]
  ) {
    description = name
    check = { seeds in
      let value = draw(&seeds)
      let octets = write(value)
      do {
        var reader = ByteReader(octets)
        let again = try read(&reader)
        try reader.expectEnd()
        return again == value ? nil : "\(value) came back as \(again): \(Hex.text(octets))"
      } catch {
        return "\(value): \(error): \(Hex.text(octets))"
      }
    }
  }
}

/// Reading undoes writing, for random values of each type.
@Suite("Round trips")
struct RoundTripTests {
  /// Each codec has its line here, in the list of its family.
  static let codecs: [RoundTrip] =
    [
      RoundTrip(MACAddress.self),
      RoundTrip(RSVPObject.self),
      RoundTrip(RSVPMessage.self),
      RoundTrip(EthernetFrame.self),
      RoundTrip(VLANTag.self),
      RoundTrip(LLCHeader.self),
      RoundTrip(ARPPacket.self),
      RoundTrip(ICMPMessage.self),
      RoundTrip(IGMPMessage.self),
      RoundTrip(OtherIGMPMessage.self),
      Ends.roundTrip("UDPDatagram", UDPDatagram.init, { $0.encoded(source: $1, destination: $2) }),
      Ends.roundTrip("TCPSegment", TCPSegment.init, { $0.encoded(source: $1, destination: $2) }),
      Ends.roundTrip("ICMPv6Message", ICMPv6Message.init, { $0.encoded(source: $1, destination: $2) }),
      Ends.roundTrip("MLDMessage", MLDMessage.init, { $0.encoded(source: $1, destination: $2) }),
      RoundTrip(EVPNRoute.self), RoundTrip(ExtendedCommunity.self), RoundTrip(IPv6ExtendedCommunity.self),
      RoundTrip(PMSITunnel.self),
      RoundTrip(IPv4Packet.self),
      RoundTrip(IPv6Packet.self),
      RoundTrip(MulticastFECElement.self),
      RoundTrip(LDPTLV.self), RoundTrip(LDPMessage.self), RoundTrip(LDPPDU.self),
      RoundTrip(MPLSLabelStackEntry.self), RoundTrip(MPLSPacket.self), RoundTrip(ControlWord.self),
      RoundTrip(AssociatedChannelHeader.self), RoundTrip(VXLANHeader.self), RoundTrip(VXLANGPEHeader.self),
      RoundTrip(GeneveOption.self), RoundTrip(GeneveHeader.self), RoundTrip(GREPacket.self),
      RoundTrip(NVGREHeader.self),
      RoundTrip(
        "BIERHeader", BIERHeader.self,
        read: { reader in
          // The nibble tells the networks apart, as long as both ends set it.
          let isBelowLabel = reader.peek(4).map { $0 >> 4 } == 5
          return try BIERHeader(reading: &reader, in: isBelowLabel ? .mpls : .ethernet)
        }, write: \.encoded),
      RoundTrip(PIMHelloOption.self), RoundTrip(PIMJoinPrune.self), RoundTrip(PIMBootstrap.self),
      RoundTrip("PIMMessage, IPv4", PIMMessage.self, over: SampleFrames.loopbacks),
      RoundTrip("PIMMessage, IPv6", PIMMessage.self, over: SampleFrames.loopbacks6),
    ] + BGPRoundTrips.all + PartRoundTrips.all

  @Test("What was written is read back as an equal value", arguments: codecs)
  func roundTrip(_ codec: RoundTrip) {
    var seeds = Seeds(Self.seed)
    for number in 0..<Self.count {
      if let defect = codec.check(&seeds) {
        Issue.record("value \(number) of seed \(Self.seed): \(defect)")
        return
      }
    }
  }

  /// Values of each type; `.ci/deep` asks for 100,000.
  static let count = number("LABCONSOLE_ROUNDTRIPS") ?? 2_000
  /// `.ci/run` takes another for each commit.
  static let seed = UInt64(number("LABCONSOLE_SEED") ?? 1)

  private static func number(_ name: String) -> Int? {
    ProcessInfo.processInfo.environment[name].flatMap(Int.init)
  }
}
