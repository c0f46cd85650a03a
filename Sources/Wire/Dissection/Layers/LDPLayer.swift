/// LDP: sessions over TCP, hellos over UDP (RFC 5036 §2.4, §2.5).
extension DissectionWalk {
  /// The PDUs of one datagram or segment; one that began in an earlier segment, or ends in a later one, is not taken
  /// apart.
  mutating func ldp() {
    let isStream = summary.layers.last == "TCP"
    if isStream, !bytes[position..<end].starts(with: [0, 1]) { return rest("TCP segment data", "continuation") }
    var words: [String] = []
    while position < end {
      if isStream, !hasWholePDU {
        rest("TCP segment data", "start of a PDU")
        words.append("start of a PDU")
        break
      }
      let pdu = layer("LDP", words: \.identifier.description) {
        reader throws(WireError) in try LDPPDU(reading: &reader)
      }
      guard let pdu else { break }
      words += pdu.messages.map(\.description)
    }
    name("LDP", words.joined(separator: "; "))
  }

  private var hasWholePDU: Bool {
    guard let length = LDPPDU.length(of: bytes[position..<end]) else { return false }
    return length <= end - position
  }
}
