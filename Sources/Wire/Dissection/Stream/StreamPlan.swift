/// What the payload of one TCP segment is, seen with the segments before it: how the dissector has to read it.
package struct StreamPlan: Hashable, Sendable {
  /// The octets of the frame that are the payload.
  package let payload: Range<Int>
  package let streamProtocol: StreamProtocol
  /// In the order of the octets, which they cover.
  package internal(set) var items: [Item] = []

  package enum Item: Hashable, Sendable {
    /// A message that lies in this frame as a whole.
    case message(Range<Int>, BGPContext)
    /// Octets of a message that lies in several frames.
    case part(StreamFragment)
    /// A message that is complete with this frame; it has no octets in the list, its parts have.
    case reassembled(StreamMessage)
    /// A header that is none: from here on nobody can tell where messages begin.
    case broken(Range<Int>, BGPContext)
    /// Octets that have been there before.
    case repeated(Range<Int>)
    /// Octets that came before others which stand in front of them.
    case ahead(Range<Int>, dissectedIn: Int?)
    /// So many octets of the stream are not in the capture.
    case lost(Int)
    /// After a loss, up to where a message begins.
    case unknown(Range<Int>)
  }

  init(payload: Range<Int>, streamProtocol: StreamProtocol) {
    self.payload = payload
    self.streamProtocol = streamProtocol
  }

  /// Says of the octets whose message had not been complete in which frame it is.
  package mutating func settle(in frame: Int) {
    for index in items.indices {
      switch items[index] {
      case .part(var fragment) where fragment.endsIn == nil:
        fragment.endsIn = frame
        items[index] = .part(fragment)
      case .ahead(let range, nil): items[index] = .ahead(range, dissectedIn: frame)
      default: break
      }
    }
  }
}

/// The octets of a message that lie in one frame.
package struct StreamFragment: Hashable, Sendable {
  /// Where in the frame.
  package var octets: Range<Int>
  /// Where in the message.
  package var offset: Int
  /// The length of the message, when its header has been seen.
  package var length: Int?
  package var beganIn: Int
  /// The frame with which the message is complete, as soon as that is known.
  package var endsIn: Int?
}

/// A message of several frames, put together: a buffer of its own.
package struct StreamMessage: Hashable, Sendable {
  /// A stretch of the message, and where it came from.
  package struct Part: Hashable, Sendable {
    package var frame: Int
    /// The first octet in that frame.
    package var start: Int
    /// The first octet in the message.
    package var offset: Int
    package var count: Int
  }

  package var streamProtocol: StreamProtocol
  package var bytes: [UInt8]
  package var parts: [Part]
  package var context: BGPContext

  /// The part that holds an octet of the message.
  package func part(ofOctet octet: Int) -> Part? {
    parts.first { $0.offset <= octet && octet < $0.offset + $0.count }
  }
}
