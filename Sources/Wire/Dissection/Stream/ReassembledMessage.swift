/// A message of several segments, dissected at the frame with which it is complete.
///
/// It is a buffer of its own: offsets in its tree and in its errors count from its first octet, and its parts say in
/// which frame each octet came.
package struct ReassembledMessage: Hashable, Sendable {
  package var message: StreamMessage
  package var dissection: Dissection
}

extension ReassembledMessage: CustomStringConvertible {
  /// `BGP message of 4096 octets: frame 12 octets 54 to 1501, frame 13 octets 54 to 1501`.
  package var description: String {
    let places = message.parts.map { "frame \($0.frame) octets \($0.start) to \($0.start + $0.count - 1)" }
    return "\(message.streamProtocol.name) message of \(message.bytes.count) octets: "
      + places.joined(separator: ", ")
  }
}
