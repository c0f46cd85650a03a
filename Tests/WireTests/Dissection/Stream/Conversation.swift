import Wire

/// Two speakers and what they send each other, frame by frame, as a capture holds it.
struct Conversation {
  static let (here, there) = SampleFrames.loopbacks

  private(set) var frames: [[UInt8]] = []
  private(set) var interfaces: [Int] = []

  /// Adds a segment; `reply` is what the other side sends.
  mutating func send(
    _ payload: [UInt8], at sequence: UInt32, reply isReply: Bool = false, acknowledging number: UInt32? = nil,
    flags: TCPFlags = .psh, interface: Int = 0, port: UInt16 = 179
  ) {
    let ends = isReply ? (Self.there, Self.here) : (Self.here, Self.there)
    let segment = TCPSegment(
      sourcePort: isReply ? port : 49_152, destinationPort: isReply ? 49_152 : port, sequence: sequence,
      acknowledgment: number ?? 0, flags: number == nil ? flags : flags.union(.ack), window: 0x4000, payload: payload)
    let packet = IPv4Packet(
      timeToLive: 64, protocolNumber: .tcp, source: ends.0, destination: ends.1,
      payload: segment.encoded(source: ends.0, destination: ends.1))
    frames.append(SampleFrames.ethernet(.ipv4, packet.encoded))
    interfaces.append(interface)
  }

  /// Adds a stream in pieces, from a number on.
  mutating func send(
    stream: [UInt8], from sequence: UInt32, piece: Int, reply isReply: Bool = false, port: UInt16 = 179
  ) {
    var start = 0
    while start < stream.count {
      let end = min(start + piece, stream.count)
      send(Array(stream[start..<end]), at: sequence &+ UInt32(start), reply: isReply, port: port)
      start = end
    }
  }

  mutating func append(_ frame: [UInt8]) {
    frames.append(frame)
    interfaces.append(0)
  }

  /// What each payload is, when all frames have been seen; the first frame is 1.
  func plans(assuming context: BGPContext = BGPContext()) -> [StreamPlan?] {
    var tracker = StreamTracker(assuming: context)
    var plans: [StreamPlan?] = []
    for (index, frame) in frames.enumerated() {
      let result = tracker.take(frame, as: .ethernet, frame: index + 1, interface: interfaces[index])
      plans.append(result?.plan)
      for number in result?.settled ?? [] where number <= index { plans[number - 1]?.settle(in: index + 1) }
    }
    return plans
  }

  /// Every frame, dissected with all others.
  func dissected(assuming context: BGPContext = BGPContext()) -> [Dissection] {
    zip(frames, plans(assuming: context)).map { Dissector.dissect($0, as: .ethernet, stream: $1, context: context) }
  }

  var infos: [String] { dissected().map(\.summary.info) }

  /// The messages that were dissected, in order: those of frames and those that were put together.
  static func messages(_ dissections: [Dissection]) -> [String] {
    dissections.flatMap { dissection in
      dissection.nodes.filter { $0.name == "BGP message" }.map(\.value)
        + dissection.reassembled.flatMap { $0.dissection.nodes.filter { $0.name == "BGP message" }.map(\.value) }
    }
  }
}

/// Messages to send.
enum StreamSamples {
  static let keepalive = BGPMessage.keepalive.encoded()

  /// An UPDATE with so many routes of 19 octets.
  static func update(_ count: Int) -> [UInt8] {
    var writer = ByteWriter()
    for _ in 0..<16 { writer.write(UInt8(0xff)) }
    writer.write(UInt16(23 + 11 + 9 + count * 19))
    writer.write([2, 0, 0])
    writer.write(UInt16(11 + 9 + count * 19))
    // ORIGIN and AS_PATH, then MP_REACH_NLRI with its next hop.
    writer.write([0x40, 1, 1, 0, 0x40, 2, 0, 0x90, 14])
    writer.write(UInt16(9 + count * 19))
    writer.write([0, 25, 70, 4, 10, 0, 0, 1, 0])
    for number in 1...count {
      writer.write([3, 17, 0, 1, 10, 0, 0, 1])
      writer.write(UInt16(number))
      writer.write([0, 0, 0, 1, 32, 10, 0, 0, 1])
    }
    return writer.bytes
  }

  static func open(_ system: UInt32, _ capabilities: [Capability]) -> [UInt8] {
    BGPMessage.open(
      OpenMessage(
        autonomousSystem: system, holdTime: 90, identifier: IPAddress(10, 0, 0, 1), capabilities: capabilities)
    ).encoded()
  }
}
