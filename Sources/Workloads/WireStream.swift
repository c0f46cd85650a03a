internal import Wire

/// A stream of BGP messages as a peer sends it, from a file: what is measured beside other programs on the same octets.
public struct WireStream: Sendable {
  private let octets: [UInt8]
  private let messages: [BGPMessage]
  /// Each message alone.
  private let single: [[UInt8]]
  private let context = BGPContext(extendedMessages: true)

  /// `nil` when the octets are not whole messages.
  public init?(_ octets: [UInt8]) {
    self.octets = octets
    var reader = ByteReader(octets)
    var messages: [BGPMessage] = []
    var single: [[UInt8]] = []
    while !reader.isAtEnd {
      let start = reader.position
      guard let message = try? BGPMessage(reading: &reader, context: context) else { return nil }
      messages.append(message)
      single.append(Array(octets[start..<reader.position]))
    }
    self.messages = messages
    self.single = single
  }

  public var messageCount: Int { messages.count }

  /// EVPN routes, announced and withdrawn.
  public var routeCount: Int { messages.reduce(0) { $0 + Self.routes(in: $1) } }

  private static func routes(in message: BGPMessage) -> Int {
    guard case .update(let update) = message else { return 0 }
    return (update.reach?.routes.count ?? 0) + (update.unreach?.routes.count ?? 0)
  }

  /// Reads all messages into values, as a session does; gives the number of their routes.
  public func decode() -> Int {
    var reader = ByteReader(octets)
    var routes = 0
    while !reader.isAtEnd, let decoded = try? DecodedBGPMessage(reading: &reader, context: context) {
      routes += Self.routes(in: decoded.message)
    }
    return routes
  }

  /// Writes all messages; gives the number of their octets.
  public func encode() -> Int {
    messages.reduce(0) { $0 + $1.encoded(context: context).count }
  }

  /// Makes the tree of each message, every field in words; gives the number of entries.
  public func dissect() -> Int {
    single.reduce(0) { $0 + Dissector.dissect($1, as: .bgp).tree.entries.count }
  }
}

/// A capture from a file, to be dissected frame by frame.
public struct WireCapture: Sendable {
  private let frames: [[UInt8]]

  /// `nil` when it is no capture.
  public init?(_ octets: [UInt8]) {
    var reader = CaptureReader()
    reader.append(octets)
    reader.finish()
    var frames: [[UInt8]] = []
    do throws(CaptureError) {
      while let item = try reader.next() {
        if case .packet(let packet) = item { frames.append(packet.bytes) }
      }
    } catch { return nil }
    self.frames = frames
  }

  public var frameCount: Int { frames.count }

  /// Makes the tree of each frame, every field in words; gives the number of entries.
  public func dissect() -> Int {
    frames.reduce(0) { $0 + Dissector.dissect(frame: $1).tree.entries.count }
  }
}
