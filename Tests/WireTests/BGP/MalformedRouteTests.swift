import TestSupport
import Testing
import Wire

@Suite("EVPN routes that cannot be used, RFC 7606 §5.4, RFC 9251 §9.7")
struct MalformedRouteTests {
  static func body(reach routes: String, unreach: String? = nil, communities: String? = nil) -> [UInt8] {
    var attributes = UpdateSamples.attribute(
      .mpReach, value: BGPSamples.octets("0019 46 04 0a000001 00" + routes))
    if let unreach {
      attributes += UpdateSamples.attribute(.mpUnreach, value: BGPSamples.octets("0019 46" + unreach))
    }
    attributes += UpdateSamples.base(without: .mpReach)
    if let communities {
      attributes += UpdateSamples.attribute(.extendedCommunities, value: BGPSamples.octets(communities))
    }
    return UpdateSamples.body(attributes)
  }

  static let inclusive = "0311 00010a0000010064 0000000a 20 0a000001"
  static let selective = "0618 00010a0000010064 0000000a 00 20 ef010101 20 0a000001"
  static let join = "0722 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001"
  static let leave = "0827 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14"

  @Test("P-12: flags that contradict: the route is withdrawn by its key", arguments: [selective, join, leave])
  func flags(route: String) throws {
    let decoded = try UpdateSamples.decode(Self.body(reach: route + "00"))
    #expect(decoded.action == .treatAsWithdraw)
    #expect(decoded.errors.map(\.type) == [14])
    #expect(decoded.effective.reach == nil)
    #expect(decoded.effective.attributes == PathAttributes())
    let good = try EVPNRoute(decoding: BGPSamples.octets(route + "02"))
    #expect(decoded.effective.unreach?.routes.map(\.key) == [good.key])
    #expect(try UpdateSamples.decode(Self.body(reach: route + "02")).errors == [])
  }

  @Test("What a session reads is what RFC 7606 makes of it")
  func effective() throws {
    let body = Self.body(reach: Self.selective + "00")
    var bytes = [UInt8](repeating: 0xff, count: 16)
    bytes += [0, UInt8(19 + body.count), 2] + body
    var reader = ByteReader(bytes)
    let decoded = try DecodedBGPMessage(reading: &reader, context: BGPContext())
    guard case .update(let message) = decoded.message else {
      Issue.record("not an UPDATE")
      return
    }
    #expect(message.reach == nil)
    #expect(message.unreach?.routes.count == 1)
    #expect(decoded.update?.message.reach?.routes.count == 1)
    #expect(decoded.update?.errors.count == 1)
  }

  @Test("A withdrawn route may have any flags: they are no part of its key")
  func withdrawn() throws {
    let decoded = try UpdateSamples.decode(Self.body(reach: Self.inclusive, unreach: Self.selective + "00"))
    #expect(decoded.errors == [])
    #expect(decoded.message.unreach?.routes.count == 1)
  }

  @Test("What is withdrawn anyway stays withdrawn beside what is treated so")
  func merged() throws {
    let decoded = try UpdateSamples.decode(Self.body(reach: Self.selective + "00", unreach: Self.inclusive))
    #expect(decoded.effective.unreach?.routes.map(\.type) == [3, 6])
  }

  @Test(
    "A key that cannot be read ends the session",
    arguments: [
      "0618 00010a0000010064 0000000a 00 21 ef010101 20 0a000001 02",
      "0614 00010a0000010064 0000000a 00 20 ef010101 00 02",
      "0617 00010a0000010064 0000000a 00 20 ef010101 20 0a000001",
      "0722 00010a0000010064 00112233445566778899 0000000a 01 20 ef010101 20 0a000001 02",
      "0826 00010a0000010064 00112233445566778899 0000000a 00 20 ef010101 20 0a000001 00000000 14",
    ])
  func unreadable(route: String) {
    #expect(MalformedUpdateTests.outcome(Self.body(reach: route)) == .reset(9))
    #expect(MalformedUpdateTests.outcome(Self.body(reach: Self.inclusive, unreach: route)) == .reset(9))
  }

  @Test("A type that is not known is kept, and so are the routes beside it")
  func unknownType() throws {
    let decoded = try UpdateSamples.decode(Self.body(reach: "6302 0102" + Self.inclusive))
    #expect(decoded.errors == [])
    #expect(decoded.message.reach?.routes == [.unknown(type: 99, octets: [1, 2]), BGPSamples.inclusive])
  }

  @Test("A single-active segment with a split-horizon type is withdrawn, RFC 9746 §2.2")
  func splitHorizonType() throws {
    let perSegment = "0119 00010a0000010064 00112233445566778899 ffffffff 000000"
    let perInstance = "0119 00010a0000010064 00112233445566778899 0000000a 000640"
    let outcomes = [
      (perSegment, "41", true), (perSegment, "40", false), (perSegment, "01", false), (perInstance, "41", false),
    ]
    for (route, flags, isWithdrawn) in outcomes {
      let decoded = try UpdateSamples.decode(Self.body(reach: route, communities: "0601\(flags)0000000640"))
      #expect((decoded.action == .treatAsWithdraw) == isWithdrawn, "\(route) \(flags)")
    }
  }

  @Test("More PMSI flags and the extension flag come together or not at all, RFC 7902 §2")
  func additionalFlags() throws {
    let flags = ExtendedCommunity(type: 3, subtype: 7, value: 1)
    let space = ExtendedCommunity(type: 3, subtype: 8, value: 0x100)
    func decode(_ communities: [ExtendedCommunity], _ tunnelFlags: PMSITunnelFlags?) throws -> DecodedUpdate {
      let message = BGPSamples.update(
        BGPSamples.inclusive,
        BGPSamples.attributes(communities) { attributes in
          attributes.pmsiTunnel = tunnelFlags.map {
            PMSITunnel(flags: $0, label: 0, identifier: .ingressReplication(BGPSamples.originator))
          }
        })
      return try UpdateSamples.decode(Array(message.encoded().dropFirst(19)))
    }
    #expect(try decode([flags], .extension).errors == [])
    #expect(try decode([], .extension).action == .treatAsWithdraw)
    for tunnelFlags in [PMSITunnelFlags?.none, PMSITunnelFlags()] {
      let dropped = try decode([flags, space], tunnelFlags)
      #expect(dropped.action == .accept)
      #expect(dropped.message.attributes.extendedCommunities == [space])
      #expect(dropped.errors.count == 1)
    }
    #expect(try decode([flags, space], .extension).action == .treatAsWithdraw)
  }

  @Test("The addresses of a tunnel are of the next hop's family, RFC 6515 §4.2", arguments: PMSITunnelTests.vectors)
  func tunnelFamily(_ vector: Vector<PMSITunnel>) throws {
    var tunnel = vector.value
    tunnel.flags.remove(.extension)
    let attributes = BGPSamples.attributes([]) { $0.pmsiTunnel = tunnel }
    for nextHop in [BGPSamples.originator, BGPSamples.originator6] {
      let message = UpdateMessage(
        attributes: attributes, reach: MPReach(nextHop: nextHop, routes: [BGPSamples.inclusive]))
      let decoded = try UpdateSamples.decode(Array(BGPMessage.update(message).encoded().dropFirst(19)))
      let family = tunnel.identifier.family
      #expect((decoded.action == .accept) == (family == nil || family == nextHop.family))
    }
  }

  @Test("A prefix without label and overlay index, or with two of these, is withdrawn, RFC 9136 §3.1, §3.2")
  func overlayIndex() throws {
    let plain = "0522 00010a0000010064 00000000000000000000 00000000 18 0a080800 00000000 000000"
    let both = "0522 00010a0000010064 00112233445566778899 00000000 18 0a080800 0a000007 000640"
    let routerMAC = "0603020000000001"
    for (route, communities, isWithdrawn) in [
      (plain, "0002fde80000000a", true), (plain, routerMAC, false), (both, routerMAC, true),
      (Self.inclusive, "0002fde80000000a", false),
    ] {
      let decoded = try UpdateSamples.decode(Self.body(reach: route, communities: communities))
      #expect((decoded.action == .treatAsWithdraw) == isWithdrawn, "\(route) \(communities)")
    }
  }
}
