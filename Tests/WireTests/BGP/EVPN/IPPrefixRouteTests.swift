import TestSupport
import Testing
import Wire

@Suite("IP prefix routes, RFC 9136 §3")
struct IPPrefixRouteTests {
  typealias S = BGPSamples

  static let gateway = IPAddress(10, 0, 0, 7)
  static let mac = ExtendedCommunity(.routerMAC(MACAddress(0x0200_0000_0001)))
  static let vxlan = ExtendedCommunity(.encapsulation(8))

  static func route(
    segment: EthernetSegmentID = .zero, gateway: IPAddress? = nil, label: UInt32 = 0
  ) throws -> IPPrefixRoute {
    try #require(
      IPPrefixRoute(
        routeDistinguisher: S.distinguisher, segment: segment, prefix: IPAddress(10, 8, 8, 0), prefixLength: 24,
        gateway: gateway, label: label))
  }

  @Test("The overlay index is the segment, the gateway, the router's MAC, or none")
  func overlayIndex() throws {
    #expect(try Self.route(segment: S.segment).overlayIndex(beside: [Self.mac]) == .segment(S.segment))
    #expect(try Self.route(gateway: Self.gateway).overlayIndex(beside: [Self.mac]) == .gateway(Self.gateway))
    #expect(
      try Self.route().overlayIndex(beside: [S.target.extendedCommunity, Self.mac])
        == .mac(MACAddress(0x0200_0000_0001)))
    #expect(try Self.route(label: 10000).overlayIndex(beside: []) == .none)
    #expect(try Self.route().overlayIndex(beside: [ExtendedCommunity(.routerMAC(MACAddress(0)))]) == .none)
  }

  @Test("A segment beside a gateway, or neither index nor label, is treated as withdrawn")
  func contradictions() throws {
    let cases: [(IPPrefixRoute, [ExtendedCommunity], Bool)] = [
      (try Self.route(label: 10000), [], true), (try Self.route(), [], false), (try Self.route(), [Self.mac], true),
      (try Self.route(label: 10000), [Self.mac], true), (try Self.route(segment: S.segment), [], true),
      (try Self.route(gateway: Self.gateway), [], true),
      (try Self.route(segment: S.segment, gateway: Self.gateway, label: 10000), [], false),
      // The low four bits are no label; of a network identifier all 24 count.
      (try Self.route(label: 1), [], false), (try Self.route(label: 1), [Self.vxlan], true),
      (try Self.route(), [Self.vxlan], false), (try Self.route(), [Self.vxlan, Self.mac], true),
    ]
    for (route, communities, isGood) in cases {
      let defect = EVPNRoute.ipPrefix(route).contradiction(beside: communities)
      #expect((defect == nil) == isGood, "\(route) \(communities)")
    }
    #expect(S.inclusive.contradiction(beside: []) == nil)
  }

  @Test("A prefix longer than its address, or a gateway of another family, cannot be built nor read")
  func families() throws {
    func build(_ prefix: IPAddress, _ length: UInt8, _ gateway: IPAddress?) -> IPPrefixRoute? {
      IPPrefixRoute(
        routeDistinguisher: S.distinguisher, prefix: prefix, prefixLength: length, gateway: gateway, label: 1)
    }
    #expect(build(S.originator, 33, nil) == nil)
    #expect(build(S.originator6, 129, nil) == nil)
    #expect(build(S.originator, 32, S.originator6) == nil)
    #expect(build(S.originator6, 128, S.originator) == nil)
    for (prefix, bits) in [(S.originator, UInt8(32)), (S.originator6, 128)] {
      var bytes = try #require(build(prefix, 0, nil)).encoded
      for length in UInt8.min...UInt8.max {
        bytes[22] = length
        #expect(((try? IPPrefixRoute(decoding: bytes)) != nil) == (length <= bits))
      }
    }
  }

  @Test("Bits beyond the prefix's length are passed on as they came")
  func hostBits() throws {
    let bytes = try Hex.bytes("0522 00010a0000010064 00000000000000000000 00000000 18 0a080807 00000000 002710")
    #expect(try EVPNRoute(decoding: bytes).encoded == bytes)
  }
}
