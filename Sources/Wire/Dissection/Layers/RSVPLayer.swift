/// RSVP, as it builds point-to-multipoint tunnels.
extension DissectionWalk {
  /// Objects that a message lacks are errors at its end: it can be read without them, and not be used.
  mutating func rsvp() {
    let message = layer("RSVP", words: \.description) {
      reader throws(WireError) in try RSVPMessage(reading: &reader)
    }
    guard let message else { return }
    name("RSVP", message.description)
    for missing in message.missing {
      let text = "the message must have this object"
      note(WireError(field: "\(missing.name)", offset: position, reason: .invalid(text)))
    }
    rest("Padding")
  }
}
