import Testing
import Wire

@Suite("What two OPENs agree on, RFC 6793 §3, RFC 7911 §4, RFC 8654 §4")
struct BGPContextTests {
  static func open(_ system: UInt32 = 65000, _ capabilities: Capability...) -> OpenMessage {
    OpenMessage(
      autonomousSystem: system, holdTime: 90, identifier: IPAddress(10, 0, 0, 1), capabilities: capabilities)
  }

  static func addPath(_ family: AddressFamily, _ mode: UInt8) -> Capability {
    .addPath([AddPathFamily(family: family, mode: .init(rawValue: mode))])
  }

  @Test("AS numbers have four octets when both say so")
  func fourOctetAS() {
    let new = Self.open(65000, .fourOctetAS(65000))
    #expect(BGPContext(own: new, peer: new).fourOctetAS)
    #expect(!BGPContext(own: new, peer: Self.open()).fourOctetAS)
    #expect(!BGPContext(own: Self.open(), peer: new).fourOctetAS)
    #expect(BGPContext(own: new, peer: Self.open(65001)).isExternal)
    #expect(!BGPContext(own: new, peer: new).isExternal)
  }

  @Test("Long messages go to who has said that it takes them")
  func extendedMessages() {
    let context = BGPContext(own: Self.open(65000, .extendedMessage), peer: Self.open())
    #expect(context.maximumLength == 65_535 && context.maximumSentLength == 4096)
    let other = BGPContext(own: Self.open(), peer: Self.open(65000, .extendedMessage))
    #expect(other.maximumLength == 4096 && other.maximumSentLength == 65_535)
  }

  @Test("Path identifiers are used where one side sends and the other receives")
  func addPath() {
    for (own, peer, received, sent) in [
      (UInt8(1), UInt8(2), true, false), (2, 1, false, true), (3, 3, true, true), (1, 1, false, false),
      (3, 1, false, true), (4, 3, false, false), (7, 3, false, false),
    ] {
      let context = BGPContext(
        own: Self.open(65000, Self.addPath(.evpn, own)), peer: Self.open(65000, Self.addPath(.evpn, peer)))
      #expect(context.addPathReceived == (received ? .evpn : []), "\(own) \(peer)")
      #expect(context.addPathSent == (sent ? .evpn : []), "\(own) \(peer)")
    }
    let different = BGPContext(
      own: Self.open(65000, Self.addPath(.evpn, 3)), peer: Self.open(65000, Self.addPath(.ipv4Unicast, 3)))
    #expect(different.addPathReceived.isEmpty)
  }

  @Test("An UPDATE of 5000 octets is read only where that was agreed on")
  func longMessage() throws {
    let communities = (0..<600).map { ExtendedCommunity(value: UInt64($0)) }
    let message = BGPSamples.update(BGPSamples.inclusive, BGPSamples.attributes(communities))
    let bytes = message.encoded()
    #expect(bytes.count > 4800)
    var reader = ByteReader(bytes)
    #expect(try BGPMessage(reading: &reader, context: BGPContext(extendedMessages: true)) == message)
    let error = #expect(throws: BGPError.self) {
      var reader = ByteReader(bytes)
      _ = try BGPMessage(reading: &reader, context: BGPContext())
    }
    #expect(error?.notification == NotificationMessage(code: 1, subcode: 2, data: Array(bytes[16...17])))
  }
}
