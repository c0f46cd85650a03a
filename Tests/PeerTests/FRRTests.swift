import Foundation
import TestSupport
import Testing
import Wire

/// Each test has a daemon and sessions of its own, over loopback.
@Suite("FRR on the other side", .enabled(if: FRR.isInstalled, "FRR is not installed; scripts/peers does it"))
struct FRRTests {
  /// What FRR must say of `PeerRoutes.common`: it prints the key in brackets, and the label only in its text.
  static let meant = [
    "10.0.0.1:100 [1]:[10]:[SEGMENT]:[32]:[0.0.0.0]:[0] RT:65000:10",
    "10.0.0.1:1 [1]:[4294967295]:[SEGMENT]:[32]:[0.0.0.0]:[0] RT:65000:10 ESI-label-Rt:SA",
    "10.0.0.1:100 [2]:[10]:[48]:[02:00:00:00:00:01]:[32]:[10.9.9.9] RT:65000:10 ET:8 MM:5, VNI 10000",
    "10.0.0.1:100 [2]:[10]:[48]:[02:00:00:00:00:02]:[128]:[2001:db8::5] RT:65000:10 ET:8 Rmac:02:00:00:00:00:01, "
      + "VNI 10000/20000, SEGMENT",
    "10.0.0.1:100 [2]:[10]:[48]:[02:00:00:00:00:03] RT:65000:10 ET:8 MM:0, sticky MAC, VNI 10000",
    "10.0.0.1:100 [3]:[10]:[32]:[10.0.0.1] RT:65000:10 ET:8, Ingress Replication, label: 10000",
    "10.0.0.1:1 [4]:[SEGMENT]:[32]:[10.0.0.1] ES-Import-Rt:11:22:33:44:55:66",
    "10.0.0.1:100 [5]:[0]:[24]:[10.8.8.0] RT:65000:10 ET:8 Rmac:02:00:00:00:00:01, VNI 10000",
  ].map { $0.replacing("SEGMENT", with: "00:11:22:33:44:55:66:77:88:99") }

  @Test("It holds each route of types 1 to 5 with exactly the fields that we meant")
  func holds() throws {
    let frr = try FRR()
    let feeder = try SpeakingEnd(from: 2, port: frr.port)
    let samples = try PeerRoutes.common()
    for sample in samples { try feeder.announce(sample) }
    let table = try Tool.poll {
      try frr.table()
    } until: {
      $0.count == samples.count
    }
    #expect(table.map(\.line).sorted() == Self.meant.sorted())
    for path in table { #expect(path.common == "10.0.0.1 preference 100 origin IGP path '' from 127.0.0.2") }
    #expect(!feeder.isClosed)
  }

  @Test(
    "What it passes on from us comes back as we sent it, but for what it does not keep; and what we withdraw, it does")
  func passesOn() throws {
    let frr = try FRR()
    let feeder = try SpeakingEnd(from: 2, port: frr.port)
    let listener = try SpeakingEnd(from: 3, port: frr.port)
    let samples = try PeerRoutes.common() + PeerRoutes.younger
    for sample in samples { try feeder.announce(sample) }
    let updates = try listener.updates { PeerRoutes.announced(in: $0).count >= samples.count }
    let meant = PeerRoutes.lines(samples.map(\.reflected)).map { line in
      Self.lost.reduce(line) { $0.replacing($1.0, with: $1.1) }
    }
    #expect(PeerRoutes.lines(PeerRoutes.announced(in: updates)) == meant.sorted())

    let routes = samples.map(\.route)
    try feeder.send(.update(UpdateMessage(unreach: MPUnreach(routes: routes))))
    let all = try listener.updates { PeerRoutes.withdrawn(in: $0).count >= routes.count }
    #expect(PeerRoutes.withdrawn(in: all).map(\.type).sorted() == routes.map(\.type).sorted())
    #expect(
      try Tool.poll {
        try frr.table()
      } until: {
        $0.isEmpty
      }.isEmpty)
  }

  /// What FRR 8.4 passes on without: the label of an Ethernet A-D route, and the gateway of a prefix.
  static let lost = [
    ("00112233445566778899" + "0000000a" + "000640", "00112233445566778899" + "0000000a" + "000000"),
    ("0a080800" + "0a010101", "0a080800" + "00000000"),
  ]

  @Test("It takes every tunnel type that it knows, and skips a route type that it does not know, with its session up")
  func tolerates() throws {
    let frr = try FRR()
    let feeder = try SpeakingEnd(from: 2, port: frr.port)
    for sample in try PeerRoutes.trees() { try feeder.announce(sample) }
    try feeder.announce(
      [PeerRoutes.selective, PeerRoutes.address.route], PeerRoutes.address.attributes, nextHop: PeerRoutes.nextHop)
    let table = try Tool.poll {
      try frr.table()
    } until: {
      $0.count == 5
    }
    #expect(
      table.map(\.line).sorted() == [
        "10.0.0.1:100 [2]:[10]:[48]:[02:00:00:00:00:01]:[32]:[10.9.9.9] RT:65000:10 ET:8 MM:5, VNI 10000",
        "10.0.0.1:100 [3]:[11]:[32]:[10.0.0.1] RT:65000:10, RSVP-TE P2MP, label: 4800",
        "10.0.0.1:100 [3]:[12]:[32]:[10.0.0.1] RT:65000:10, mLDP P2MP, label: 4816",
        "10.0.0.1:100 [3]:[13]:[32]:[10.0.0.1] RT:65000:10, PIM-SSM, label: 4832",
        "10.0.0.1:100 [3]:[14]:[32]:[10.0.0.1] RT:65000:10, No info, label: 4848",
      ])
    #expect(!feeder.isClosed)
  }

  @Test("It ends the session over a BIER tunnel, and we read its notification")
  func refuses() throws {
    let frr = try FRR()
    let feeder = try SpeakingEnd(from: 2, port: frr.port)
    try feeder.announce(PeerRoutes.bier())
    let notification = try feeder.notification()
    #expect(notification.map { [$0.code, $0.subcode] } == [3, 9])
  }

  @Test("We read what it originates to the last octet")
  func originates() throws {
    let frr = try FRR(networks: [
      "10.7.7.0/24 rd 10.0.0.9:200 ethtag 0 label 10000 esi 00:00:00:00:00:00:00:00:00:00 gwip 10.1.1.1 "
        + "routermac 02:00:00:00:00:09",
      "2001:db8:7::/48 rd 65000:200 ethtag 5 label 10000 esi 00:11:22:33:44:55:66:77:88:99 gwip 2001:db8::1 "
        + "routermac 02:00:00:00:00:09",
    ])
    let listener = try SpeakingEnd(from: 3, port: frr.port)
    let updates = try listener.updates { $0.contains(where: \.isEndOfRIB) }
    // Of its own prefixes it says neither segment nor gateway; unlike GoBGP it makes a label of its number: 10000 in the
    // upper 20 bits, and the lowest bit set.
    let nobody = String(repeating: "00", count: 16)
    #expect(
      PeerRoutes.announced(in: updates).map { Hex.text($0.route.encoded) } == [
        "0522" + "00010a00000900c8" + "00000000000000000000" + "00000000" + "18" + "0a070700" + "00000000" + "027101",
        "053a" + "0000fde8000000c8" + "00000000000000000000" + "00000005" + "30" + "20010db8000700000000000000000000"
          + nobody + "027101",
      ])
    for update in updates where update.hasReachableRoutes {
      #expect(update.attributes.extendedCommunities.map(\.value) == [0x0603_0200_0000_0009])
    }
    #expect(updates.contains { $0.endOfRIB == .evpn })
  }
}
