import Foundation
import TestSupport
import Testing
import Wire

/// Each test has a daemon and sessions of its own, over loopback.
@Suite("GoBGP on the other side", .enabled(if: GoBGP.isInstalled, "GoBGP is not installed; scripts/peers does it"))
struct GoBGPTests {
  /// What GoBGP must say of `PeerRoutes.common` and `trees`: type → the fields of each route, and of its communities.
  ///
  /// It does not shift labels: 1600 is label 100, 4784 is label 299.
  static let meant: [String] = [
    #"{"type":1,"value":{"esi":"SEGMENT","etag":10,"label":1600,"rd":RD100}} [TARGET]"#,
    #"{"type":1,"value":{"esi":"SEGMENT","etag":4294967295,"label":0,"rd":RD1}} "#
      + #"[TARGET,{"is_single_active":true,"label":4784,"subtype":1,"type":6}]"#,
    #"{"type":2,"value":{"esi":"single-homed","etag":10,"ip":"10.9.9.9","labels":[10000],"mac":"02:00:00:00:00:01","#
      + #""rd":RD100}} [TARGET,VXLAN,{"is_sticky":false,"sequence":5,"subtype":0,"type":6}]"#,
    #"{"type":2,"value":{"esi":"SEGMENT","etag":10,"ip":"2001:db8::5","labels":[10000,20000],"mac":"02:00:00:00:00:02","#
      + #""rd":RD100}} [TARGET,VXLAN,ROUTER]"#,
    #"{"type":2,"value":{"esi":"single-homed","etag":10,"ip":"<nil>","labels":[10000],"mac":"02:00:00:00:00:03","#
      + #""rd":RD100}} [TARGET,VXLAN,{"is_sticky":true,"sequence":0,"subtype":0,"type":6}]"#,
    #"{"type":3,"value":{"etag":10,"ip":"10.0.0.1","rd":RD100}} [TARGET,VXLAN] "#
      + #"{"is-leaf-info-required":false,"label":10000,"tunnel-id":"10.0.0.1","tunnel-type":6,"type":22}"#,
    #"{"type":4,"value":{"esi":"SEGMENT","ip":"10.0.0.1","rd":RD1}} "#
      + #"[{"subtype":2,"type":6,"value":"11:22:33:44:55:66"}]"#,
    #"{"type":5,"value":{"esi":"single-homed","etag":0,"gateway":"10.1.1.1","label":10000,"prefix":"10.8.8.0/24","#
      + #""rd":RD100}} [TARGET,VXLAN,ROUTER]"#,
    #"{"type":3,"value":{"etag":11,"ip":"10.0.0.1","rd":RD100}} [TARGET] {"is-leaf-info-required":true,"label":4800,"#
      + #""tunnel-id":"\n\u0000\u0000\u0001\u0000\u0000\u0000\u0007\n\u0000\u0000\u0001","tunnel-type":1,"type":22}"#,
    #"{"type":3,"value":{"etag":12,"ip":"10.0.0.1","rd":RD100}} [TARGET] {"is-leaf-info-required":false,"label":4816,"#
      + #""tunnel-id":"\u0006\u0000\u0001\u0004\n\u0000\u0000\u0001\u0000\u0007\u0001\u0000\u0004\u0000\u0000\u0000c","#
      + #""tunnel-type":2,"type":22}"#,
    // It prints identifiers as text, in which octets above 127 are lost.
    #"{"type":3,"value":{"etag":13,"ip":"10.0.0.1","rd":RD100}} [TARGET] {"is-leaf-info-required":false,"label":4832,"#
      + #""tunnel-id":"\n\u0000\u0000\u0001�\u0001\u0001\u0001","tunnel-type":3,"type":22}"#,
    #"{"type":3,"value":{"etag":14,"ip":"10.0.0.1","rd":RD100}} [TARGET] "#
      + #"{"is-leaf-info-required":true,"label":4848,"tunnel-id":"","tunnel-type":0,"type":22}"#,
  ].map { line in
    let words = [
      "SEGMENT": "ESI_ARBITRARY | 11:22:33:44:55:66:77:88:99",
      "RD100": #"{"admin":"10.0.0.1","assigned":100,"type":1}"#, "RD1": #"{"admin":"10.0.0.1","assigned":1,"type":1}"#,
      "TARGET": #"{"subtype":2,"type":0,"value":"65000:10"}"#, "VXLAN": #"{"subtype":12,"tunnel_type":8,"type":3}"#,
      "ROUTER": #"{"mac":"02:00:00:00:00:01","subtype":3,"type":6}"#,
    ]
    // Longer words first: RD1 begins RD100.
    return words.sorted { $0.key.count > $1.key.count }.reduce(line) { $0.replacing($1.key, with: $1.value) }
  }

  @Test("It holds each route of types 1 to 5, and each tunnel, with exactly the fields that we meant")
  func holds() throws {
    let gobgp = try GoBGP()
    let feeder = try SpeakingEnd(from: 2, port: gobgp.port)
    let samples = try PeerRoutes.common() + PeerRoutes.trees()
    for sample in samples { try feeder.announce(sample) }
    let table = try Tool.poll {
      try gobgp.table()
    } until: {
      $0.count == samples.count
    }
    #expect(table.map(\.line).sorted() == Self.meant.sorted())
    for path in table { #expect(path.common == Self.commonAttributes) }
  }

  /// Origin IGP, an empty path, local preference 100, and the next hop.
  static let commonAttributes = [
    #"{"type":1,"value":0}"#, #"{"as_paths":[],"type":2}"#, #"{"type":5,"value":100}"#, #"{"nexthop":"10.0.0.1"}"#,
  ]

  @Test("What it passes on from us comes back as we sent it, and is withdrawn when we withdraw it")
  func passesOn() throws {
    let gobgp = try GoBGP()
    let feeder = try SpeakingEnd(from: 2, port: gobgp.port)
    let listener = try SpeakingEnd(from: 3, port: gobgp.port)
    let samples = try PeerRoutes.common() + PeerRoutes.trees() + [PeerRoutes.bier()]
    for sample in samples { try feeder.announce(sample) }
    let updates = try listener.updates { PeerRoutes.announced(in: $0).count >= samples.count }
    #expect(PeerRoutes.lines(PeerRoutes.announced(in: updates)) == PeerRoutes.lines(samples.map(\.reflected)))
    for update in updates { #expect(update.reach.map { $0.nextHop == PeerRoutes.nextHop } ?? true) }

    let routes = samples.map(\.route)
    try feeder.send(.update(UpdateMessage(unreach: MPUnreach(routes: routes))))
    let all = try listener.updates { PeerRoutes.withdrawn(in: $0).count >= routes.count }
    #expect(Set(PeerRoutes.withdrawn(in: all).map(\.key)) == Set(routes.map(\.key)))
    #expect(
      try Tool.poll {
        try gobgp.table()
      } until: {
        $0.isEmpty
      }.isEmpty)
  }

  @Test("It drops routes with communities that are younger than it, and the routes beside a type that it does not know")
  func younger() throws {
    let gobgp = try GoBGP()
    let feeder = try SpeakingEnd(from: 2, port: gobgp.port)
    for sample in PeerRoutes.younger { try feeder.announce(sample) }
    try feeder.announce(
      [PeerRoutes.address.route, PeerRoutes.selective], PeerRoutes.address.attributes, nextHop: PeerRoutes.nextHop)
    try feeder.announce(PeerRoutes.ethernetSegment)
    let table = try Tool.poll {
      try gobgp.table()
    } until: {
      !$0.isEmpty
    }
    #expect(table.map(\.route).count == 1)
    #expect(table.first?.route.hasPrefix(#"{"type":4,"#) == true)
    #expect(!feeder.isClosed)
  }

  /// Commands of its own, and what must come of each: the route, and its communities.
  static let commands: [(words: String, route: String, communities: [String])] = [
    (
      "a-d esi LACP aa:bb:cc:dd:ee:ff 100 etag 7 label 1601 rd 10.0.0.9:100 rt 65000:10 encap vxlan",
      "0119 00010a0000090064 01aabbccddeeff006400 00000007 000641",
      ["RT 65000:10", "encapsulation VXLAN"]
    ),
    (
      "a-d esi ARBITRARY 11:22:33:44:55:66:77:88:99 etag 4294967295 label 0 rd 10.0.0.9:1 rt 65000:10 "
        + "esi-label 4801",
      "0119 00010a0000090001 00112233445566778899 ffffffff 000000",
      ["RT 65000:10", "ESI label 300, all-active"]
    ),
    (
      "macadv 02:00:00:00:00:01 10.9.9.9 esi single-homed etag 10 label 10000 rd 10.0.0.9:100 rt 65000:10 encap vxlan",
      "0225 00010a0000090064 00000000000000000000 0000000a 30 020000000001 20 0a090909 002710",
      ["RT 65000:10", "encapsulation VXLAN"]
    ),
    (
      "macadv 02:00:00:00:00:02 2001:db8::5 esi AS 65000 9 etag 0 label 10000 rd 65000:100 rt 10.0.0.9:10 "
        + "default-gateway",
      "0231 0000fde800000064 050000fde80000000900 00000000 30 020000000002 80 20010db8000000000000000000000005 002710",
      ["RT 10.0.0.9:10", "default gateway", "default gateway"]
    ),
    (
      "multicast 10.0.0.9 etag 10 rd 10.0.0.9:100 rt 65000:10 encap mpls pmsi ingress-repl leaf-info-required 4800 "
        + "10.0.0.9",
      "0311 00010a0000090064 0000000a 20 0a000009", ["RT 65000:10", "encapsulation MPLS"]
    ),
    (
      "multicast 2001:db8::9 etag 10 rd 10.0.0.9:100 rt 65000:11",
      "031d 00010a0000090064 0000000a 80 20010db8000000000000000000000009", ["RT 65000:11"]
    ),
    (
      "esi 10.0.0.9 esi ROUTERID 10.0.0.9 7 rd 10.0.0.9:1 rt 65000:10",
      "0417 00010a0000090001 040a0000090000000700 20 0a000009", ["RT 65000:10"]
    ),
    (
      "esi 2001:db8::9 esi MSTP aa:bb:cc:dd:ee:ff 100 rd 10.0.0.9:1 rt 65000:10",
      "0423 00010a0000090001 02aabbccddeeff006400 80 20010db8000000000000000000000009",
      ["RT 65000:10", "ES-Import aa:bb:cc:dd:ee:ff"]
    ),
    (
      "prefix 10.8.8.0/24 gw 10.1.1.1 etag 0 label 10000 rd 10.0.0.9:200 rt 65000:20 encap vxlan",
      "0522 00010a00000900c8 00000000000000000000 00000000 18 0a080800 0a010101 002710",
      ["RT 65000:20", "encapsulation VXLAN"]
    ),
    (
      "prefix 2001:db8:8::/48 esi single-homed etag 0 label 10000 rd 10.0.0.9:200 rt 65000:20 "
        + "router-mac 02:00:00:00:00:09",
      "053a 00010a00000900c8 00000000000000000000 00000000 30 20010db8000800000000000000000000 "
        + "00000000000000000000000000000000 002710",
      ["RT 65000:20", "router's MAC 02:00:00:00:00:09"]
    ),
  ]

  @Test("We read what it originates, of each type, to the last octet")
  func originates() throws {
    let gobgp = try GoBGP()
    let listener = try SpeakingEnd(from: 3, port: gobgp.port)
    for command in Self.commands { _ = try gobgp.run("global rib add -a evpn \(command.words)") }
    let updates = try listener.updates { PeerRoutes.announced(in: $0).count >= Self.commands.count }
    let seen = PeerRoutes.announced(in: updates).map { sample in
      let words = sample.attributes.extendedCommunities.map(\.description).sorted().joined(separator: "; ")
      return "\(Hex.text(sample.route.encoded)) \(words)"
    }
    let meant = try Self.commands.map { command in
      "\(Hex.text(try Hex.bytes(command.route))) \(command.communities.sorted().joined(separator: "; "))"
    }
    #expect(seen.sorted() == meant.sorted())
    let tunnels = updates.compactMap(\.attributes.pmsiTunnel)
    #expect(tunnels == [try PMSITunnel(decoding: try Hex.bytes("01 06 0012c0 0a000009"))])
  }

  @Test("Its OPEN says what it can, and its refusal of ours says why")
  func opens() throws {
    let gobgp = try GoBGP()
    let feeder = try SpeakingEnd(from: 2, port: gobgp.port)
    let peer = try #require(feeder.peer)
    #expect(peer.autonomousSystem == 65_000)
    #expect(peer.identifier == IPAddress(10, 0, 0, 9))
    #expect(peer.capabilities.contains(.multiprotocol(.evpn)))
    #expect(peer.capabilities.contains(.fourOctetAS(65_000)))
    let stranger = try SpeakingEnd(from: 3, port: gobgp.port, autonomousSystem: 65_001, isWelcome: false)
    let notification = stranger.received.compactMap { if case .notification(let it) = $0 { it } else { nil } }
    #expect(notification.map { [$0.code, $0.subcode] } == [[2, 2]])
  }
}
