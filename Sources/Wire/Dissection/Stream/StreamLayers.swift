/// Messages in a TCP stream: those of this segment, and those that it completes.
extension DissectionWalk {
  /// Whether the octets from here to the end are the payload of which the frames before tell what it is.
  var isStreamPayload: Bool { stream?.payload == position..<end }

  /// Reads the payload of a segment as its plan says.
  mutating func readStream() {
    guard let plan = stream else { return }
    // What is inside of a message is not the segment's payload any more.
    stream = nil
    var words: [String] = []
    for item in plan.items { read(item, of: plan.streamProtocol, &words) }
    name(plan.streamProtocol.name, words.joined(separator: "; "))
  }

  private mutating func read(
    _ item: StreamPlan.Item, of streamProtocol: StreamProtocol, _ words: inout [String]
  ) {
    switch item {
    case .message(let range, let context):
      words.append(message(range, of: streamProtocol, context))
    case .part(let fragment):
      segmentData(fragment.octets, fragment.description)
      if !fragment.isLast { words.append(fragment.summary) }
    case .reassembled(let message): words.append(dissect(message))
    case .broken(let range, let context):
      self.context = context
      within(range.upperBound - position) { walk in walk.broken(streamProtocol) }
      words.append("no message")
    case .repeated(let range):
      words.append("repeated (\(repeated(range, of: streamProtocol)))")
    case .ahead(let range, let frame):
      if let frame {
        segmentData(range, "ahead of octets that come later, dissected in frame \(frame)")
        words.append("ahead of its turn, dissected in frame \(frame)")
      } else {
        words.append("ahead of octets that are missing (\(repeated(range, of: streamProtocol)))")
      }
    case .lost(let count): words.append("\(count) octets are not in the capture")
    case .unknown(let range):
      segmentData(range, "of a message whose beginning is not in the capture")
      words.append("rest of a message")
    }
  }

  /// Dissects what lies in this frame.
  private mutating func message(
    _ range: Range<Int>, of streamProtocol: StreamProtocol, _ context: BGPContext
  ) -> String {
    self.context = context
    summary.info = ""
    within(range.upperBound - position) { walk in walk.go(to: streamProtocol.layer, else: "Message") }
    return summary.info
  }

  /// Says what is wrong with octets at a border that begin no message.
  private mutating func broken(_ streamProtocol: StreamProtocol) {
    switch streamProtocol {
    case .bgp: brokenBGP()
    case .ldp:
      go(to: streamProtocol.layer, else: "Message")
      rest("TCP segment data", "no message begins here")
    }
  }

  /// Dissects octets that are not in their turn as far as whole messages lie in them.
  private mutating func repeated(_ range: Range<Int>, of streamProtocol: StreamProtocol) -> String {
    let first = streamProtocol.framing(bytes, from: range.lowerBound, to: range.upperBound, maximum: 65_535)
    if case .message = first { return message(range, of: streamProtocol, context) }
    segmentData(range, "not in its turn")
    return "segment data"
  }

  /// Dissects a message that this frame completes, in a buffer of its own.
  private mutating func dissect(_ message: StreamMessage) -> String {
    var walk = DissectionWalk(message.bytes)
    walk.context = message.context
    walk.addresses = addresses
    let framing = message.streamProtocol.framing(
      message.bytes, from: 0, to: message.bytes.count, maximum: message.context.maximumLength)
    if framing == .malformed {
      walk.broken(message.streamProtocol)
    } else {
      walk.go(to: message.streamProtocol.layer, else: "Message")
    }
    let dissection = walk.finished()
    reassembled.append(ReassembledMessage(message: message, dissection: dissection))
    return dissection.summary.info
  }

  /// Shows octets of the stream as one leaf.
  private mutating func segmentData(_ range: Range<Int>, _ words: String) {
    within(range.upperBound - position) { walk in walk.rest("TCP segment data", words) }
  }
}

extension StreamFragment {
  /// Whether the message is complete with these octets.
  fileprivate var isLast: Bool { length == offset + octets.count }

  /// `octets 0 to 1447 of a message of 4096 that goes on, complete in frame 14`.
  fileprivate var description: String {
    let of = length.map { " of a message of \($0)" } ?? " of a message"
    let place = "octets \(offset) to \(offset + octets.count - 1)\(of)"
    if isLast { return "\(place) that began in frame \(beganIn)" }
    return endsIn.map { "\(place), complete in frame \($0)" } ?? "\(place), which goes on in a later frame"
  }

  fileprivate var summary: String {
    let what = offset == 0 ? "start of a message" : "continuation of a message"
    return endsIn.map { "\(what), complete in frame \($0)" } ?? what
  }
}

extension StreamProtocol {
  /// How its messages are read.
  var layer: Layer? {
    switch self {
    case .bgp: .bgp
    case .ldp: DissectorTable.layer(tcp: StreamPorts().ldp)
    }
  }
}
