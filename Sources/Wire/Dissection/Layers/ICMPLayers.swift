/// What nodes say of packets, and of each other: ICMP of both families, and MLD, which is part of ICMPv6.
extension DissectionWalk {
  mutating func icmp() {
    let message = layer("ICMP", words: \.description) {
      reader throws(WireError) in try ICMPMessage(reading: &reader)
    }
    if let message { name("ICMP", message.description) }
  }

  mutating func icmpv6() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    if position < end, MLDMessage.isType(bytes[position]) { return mld() }
    let message = layer("ICMPv6", words: \.description) {
      reader throws(WireError) in try ICMPv6Message(reading: &reader, source: source, destination: destination)
    }
    guard let message else { return }
    name("ICMPv6", message.description)
    guard case .neighbor = message, let carriage, carriage.hopLimit != 255 else { return }
    // RFC 4861 §6.1.1 and its likes: it could have come from beyond the link.
    note(
      WireError(
        field: "Hop limit", offset: carriage.start + 7, reason: .invalid("is \(carriage.hopLimit), must be 255")))
  }
}
