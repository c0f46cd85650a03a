import Testing
import Wire

@Suite("Packing routes into UPDATEs, RFC 4271 §4.1, RFC 7606 §5.1")
struct UpdatePackerTests {
  static let attributes = BGPSamples.attributes([BGPSamples.target.extendedCommunity])

  static func routes(_ count: Int) -> [EVPNRoute] {
    (0..<count).map { index in
      .inclusiveMulticast(
        InclusiveMulticastRoute(
          routeDistinguisher: BGPSamples.distinguisher, ethernetTag: EthernetTag(UInt32(index)),
          originator: index % 7 == 0 ? BGPSamples.originator6 : BGPSamples.originator))
    }
  }

  static func pack(_ routes: [EVPNRoute], maximum: Int = 4096) -> [UpdateMessage] {
    UpdatePacker.pack(attributes: attributes, nextHop: BGPSamples.originator, reach: routes, maximum: maximum)
  }

  static func length(_ message: UpdateMessage) -> Int { BGPMessage.update(message).encoded().count }

  @Test("All routes go out, in their order, in messages that are as full as they can be")
  func splitting() throws {
    let routes = Self.routes(1000)
    let messages = Self.pack(routes)
    #expect(messages.flatMap { $0.reach?.routes ?? [] } == routes)
    #expect(messages.allSatisfy { $0.attributes == Self.attributes })
    for (message, next) in zip(messages, messages.dropFirst()) {
      #expect(Self.length(message) <= 4096)
      let more = try #require(next.reach?.routes.first)
      var larger = message
      larger.reach?.routes.append(more)
      #expect(Self.length(larger) > 4096)
    }
    #expect(messages.count == 6)
  }

  @Test("For every limit, no message is longer, and none could have taken the next route")
  func everyLimit() throws {
    let routes = Self.routes(20)
    for maximum in 60..<600 {
      let messages = Self.pack(routes, maximum: maximum)
      #expect(messages.allSatisfy { Self.length($0) <= maximum })
      let fitting = routes.filter { route in
        let reach = MPReach(nextHop: BGPSamples.originator, routes: [route])
        return Self.length(UpdateMessage(attributes: Self.attributes, reach: reach)) <= maximum
      }
      #expect(messages.flatMap { $0.reach?.routes ?? [] } == fitting, "limit \(maximum)")
    }
  }

  @Test("Withdrawals are packed without attributes")
  func withdrawals() throws {
    let routes = Self.routes(1000)
    let messages = UpdatePacker.packWithdrawals(routes)
    #expect(messages.flatMap { $0.unreach?.routes ?? [] } == routes)
    #expect(messages.allSatisfy { Self.length($0) <= 4096 && $0.attributes == PathAttributes() && !$0.isEndOfRIB })
    #expect(messages.dropLast().allSatisfy { Self.length($0) > 4096 - 31 })
  }

  @Test("Nothing to say is no message")
  func nothing() {
    #expect(Self.pack([]) == [])
    #expect(UpdatePacker.packWithdrawals([]) == [])
  }

  @Test("The attribute with the routes comes first, with the long length only from 256 octets on")
  func order() throws {
    let short = BGPMessage.update(Self.pack(Self.routes(1))[0]).encoded()
    #expect(Array(short[23...24]) == [0x80, 14])
    let long = BGPMessage.update(Self.pack(Self.routes(30))[0]).encoded()
    #expect(Array(long[23...24]) == [0x90, 14])
    for bytes in [short, long] {
      var reader = ByteReader(bytes)
      let message = try BGPMessage(reading: &reader, context: BGPContext())
      #expect(message.encoded() == bytes)
    }
  }
}
