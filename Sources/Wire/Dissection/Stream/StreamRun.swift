/// What a segment has brought: how to read it, and what is known now of earlier frames.
package struct StreamResult: Hashable, Sendable {
  package var plan: StreamPlan
  /// Frames whose octets have become part of a message that is complete, in their order.
  package var settled: [Int]
}

/// The work on one segment.
struct StreamRun {
  var plan: StreamPlan
  /// Earlier frames of messages that are complete now.
  var settled: Set<Int> = []
  /// The frame of the segment, and the direction in which it was sent.
  let current: Int
  let direction: Int
  /// The frame that the octets in hand came in, and whether it is the segment's.
  var origin: (frame: Int, isCurrent: Bool)
  /// What is added to a place in the octets in hand to get the one in their frame.
  var shift = 0

  init(_ plan: StreamPlan, _ frame: Int, _ direction: Int) {
    self.plan = plan
    current = frame
    self.direction = direction
    origin = (frame, true)
  }

  var frame: Int { origin.frame }
  var isCurrent: Bool { origin.isCurrent }
  var result: StreamResult { StreamResult(plan: plan, settled: settled.sorted()) }

  /// Adds to the list what concerns the frame of the segment; octets that came earlier have no place in it.
  mutating func append(_ item: StreamPlan.Item) {
    if case .reassembled = item { return plan.items.append(item) }
    if isCurrent { plan.items.append(item) }
  }

  func part(_ octets: Range<Int>, at offset: Int) -> StreamMessage.Part {
    StreamMessage.Part(frame: frame, start: octets.lowerBound + shift, offset: offset, count: octets.count)
  }

  func message(
    _ streamProtocol: StreamProtocol, _ bytes: [UInt8], _ parts: [StreamMessage.Part], _ context: BGPContext
  ) -> StreamMessage {
    StreamMessage(streamProtocol: streamProtocol, bytes: bytes, parts: parts, context: context)
  }
}
