import Foundation
import TestSupport
import Testing
import Wire

/// This side of a session with a real daemon: our messages, from our encoders, and everything that comes back.
///
/// Each message that comes is read by our decoders to its last octet, or the test fails.
final class SpeakingEnd {
  private let connection: Loopback
  private var buffer: [UInt8] = []
  /// What the daemon said of itself.
  private(set) var peer: OpenMessage?
  /// All that has come.
  private(set) var received: [BGPMessage] = []
  private(set) var isClosed = false

  /// Connects from 127.0.0.`from`, and brings the session up; the daemon may still be starting.
  ///
  /// A stranger only waits until it is refused.
  init(from: UInt8, port: UInt16, autonomousSystem: UInt32 = 65_000, isWelcome: Bool = true) throws {
    connection = try Tool.poll {
      Result { try Loopback(from: from, port: port) }
    } until: { result in
      if case .success = result { true } else { false }
    }.get()
    let open = OpenMessage(
      autonomousSystem: autonomousSystem, holdTime: 90, identifier: IPAddress(10, 0, 0, from),
      capabilities: [
        .multiprotocol(.evpn), .routeRefresh, .fourOctetAS(autonomousSystem),
        // RFC 4724 §3: without families it only asks for the End-of-RIB mark.
        .gracefulRestart(GracefulRestart(isRestarting: false, restartTime: 0, families: [])),
      ])
    try send(.open(open))
    try wait(for: isWelcome ? "OPEN" : "NOTIFICATION")
    guard isWelcome else { return }
    try send(.keepalive)
    try wait(for: "KEEPALIVE")
  }

  func send(_ message: BGPMessage) throws { try connection.send(message.encoded()) }

  func announce(_ routes: [EVPNRoute], _ attributes: PathAttributes, nextHop: IPAddress) throws {
    try send(.update(UpdateMessage(attributes: attributes, reach: MPReach(nextHop: nextHop, routes: routes))))
  }

  func announce(_ sample: PeerRoutes.Sample) throws {
    try announce([sample.route], sample.attributes, nextHop: PeerRoutes.nextHop)
  }

  /// Why the daemon ended the session.
  func notification() throws -> NotificationMessage? {
    try wait(for: "NOTIFICATION")
    return received.lazy.compactMap { if case .notification(let message) = $0 { message } else { nil } }.first
  }

  /// Receives until a message of this kind has come.
  private func wait(for name: String) throws {
    let end = Date().addingTimeInterval(20)
    while !received.contains(where: { $0.name == name }) {
      guard Date() < end, !isClosed else { throw Loopback.Failure(text: "no \(name) came; there was \(received)") }
      try receive(for: 50)
    }
  }

  /// Receives until the UPDATEs please, or the time is over.
  func updates(for seconds: Double = 20, until pleases: ([UpdateMessage]) -> Bool) throws -> [UpdateMessage] {
    let end = Date().addingTimeInterval(seconds)
    while true {
      let updates = received.compactMap { if case .update(let update) = $0 { update } else { nil } }
      if pleases(updates) || Date() > end || isClosed { return updates }
      try receive(for: 50)
    }
  }

  /// Takes what has come apart into messages.
  private func receive(for milliseconds: Int32) throws {
    guard let octets = try connection.receive(for: milliseconds) else {
      isClosed = true
      return
    }
    buffer += octets
    while let count = try BGPMessage.length(ofMessageAt: buffer, from: 0) {
      let message = try Self.read(Array(buffer[..<count]))
      buffer.removeFirst(count)
      if case .open(let open) = message { peer = open }
      received.append(message)
    }
  }

  /// Reads one message to its last octet: as a session reads it, as a dissection, and once more after writing it.
  static func read(_ octets: [UInt8]) throws -> BGPMessage {
    var reader = ByteReader(octets)
    let decoded = try DecodedBGPMessage(reading: &reader, context: BGPContext())
    #expect(reader.isAtEnd, "\(Hex.text(octets))")
    #expect(decoded.update?.errors ?? [] == [], "\(Hex.text(octets))")
    let dissection = Dissector.dissect(octets, as: .bgp)
    #expect(dissection.errors == [], "\(Hex.text(octets))")
    #expect(FieldCover.defects(of: dissection.nodes, over: 0..<octets.count) == [], "\(Hex.text(octets))")
    let leaves = dissection.nodes.flatMap(FieldCover.leaves)
    #expect(!leaves.contains { $0.name == "Undecoded octets" }, "\(Hex.text(octets))")
    var again = ByteReader(decoded.message.encoded())
    #expect(try BGPMessage(reading: &again, context: BGPContext()) == decoded.message, "\(Hex.text(octets))")
    return decoded.message
  }
}
