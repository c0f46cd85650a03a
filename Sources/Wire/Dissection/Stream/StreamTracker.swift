/// Follows the TCP streams of a capture, frame by frame, so that each frame can be dissected with those before it.
///
/// Each place of capture sees a connection for itself, since one segment passes many of them; what the two sides of a
/// session have agreed on holds everywhere. What it holds is bounded: the streams that were silent for longest go first.
package struct StreamTracker: Sendable {
  private struct Side: Hashable {
    let address: IPAddress
    let port: UInt16

    static func isOrdered(_ a: Side, _ b: Side) -> Bool { (a.address, a.port) <= (b.address, b.port) }
  }

  private struct SessionKey: Hashable {
    let low: Side
    let high: Side
  }

  private struct StreamKey: Hashable {
    let session: SessionKey
    let direction: Int
    let interface: Int
  }

  static let mostStreams = 4_096
  static let mostOctets = 1 << 24

  private let ports: StreamPorts
  private let assumed: BGPContext
  private var sessions: [SessionKey: StreamSession] = [:]
  private var streams: [StreamKey: StreamAssembly] = [:]
  private var held = 0

  /// Until the OPENs of a session have been seen, its messages are read as `assuming` says.
  package init(assuming context: BGPContext = BGPContext(), ports: StreamPorts = StreamPorts()) {
    assumed = context
    self.ports = ports
  }

  /// How many streams are followed at the moment.
  package var streamCount: Int { streams.count }

  /// What the payload of a frame is; `nil` when it is no segment of a stream that is followed.
  ///
  /// Frames come in their order; `layer` is what they begin with.
  package mutating func take(_ bytes: [UInt8], as layer: Layer, frame: Int, interface: Int = 0) -> StreamResult? {
    guard let place = SegmentPlace(in: bytes, from: layer),
      let streamProtocol = ports.find(place.sourcePort, place.destinationPort)
    else { return nil }
    let source = Side(address: place.source, port: place.sourcePort)
    let destination = Side(address: place.destination, port: place.destinationPort)
    let direction = Side.isOrdered(source, destination) ? 0 : 1
    let key = SessionKey(
      low: direction == 0 ? source : destination, high: direction == 0 ? destination : source)
    var session = sessions[key] ?? StreamSession(assumed: assumed)
    session.lastUse = frame
    if place.flags.contains(.syn), !place.flags.contains(.ack) { session.restart() }
    if place.flags.contains(.ack) { session.acknowledge(place.acknowledgment, direction: 1 - direction) }
    let stream = StreamKey(session: key, direction: direction, interface: interface)
    let result = take(bytes, place, stream, streamProtocol, frame, &session)
    sessions[key] = session
    forget()
    return result
  }

  private mutating func take(
    _ bytes: [UInt8], _ place: SegmentPlace, _ key: StreamKey, _ streamProtocol: StreamProtocol, _ frame: Int,
    _ session: inout StreamSession
  ) -> StreamResult? {
    let isStart = place.flags.contains(.syn)
    guard isStart || !place.payload.isEmpty else { return nil }
    // Taken out, so that it is changed where it is.
    var stream = streams.removeValue(forKey: key) ?? StreamAssembly(streamProtocol)
    held -= stream.held
    defer {
      held += stream.held
      streams[key] = stream
    }
    stream.lastUse = frame
    var place = place
    if isStart {
      // The SYN has a number of its own (RFC 9293 §3.4).
      place.sequence &+= 1
      stream.restart(at: place.sequence)
      if place.payload.isEmpty { return nil }
    }
    return stream.take(bytes, place, frame: frame, direction: key.direction, session: &session)
  }

  /// Drops the half that was silent for longest while there is too much.
  private mutating func forget() {
    while streams.count > Self.mostStreams || held > Self.mostOctets {
      let limit = Self.middle(streams.values.map(\.lastUse))
      streams = streams.filter { $0.value.lastUse > limit }
      held = streams.values.reduce(0) { $0 + $1.held }
    }
    if sessions.count > Self.mostStreams {
      let limit = Self.middle(sessions.values.map(\.lastUse))
      sessions = sessions.filter { $0.value.lastUse > limit }
    }
  }

  private static func middle(_ frames: [Int]) -> Int { frames.sorted()[frames.count / 2] }
}
