/// What hosts and routers of a LAN say of groups.
extension DissectionWalk {
  mutating func igmp() {
    guard position < end, !OtherIGMPMessage.isMembership(bytes[position]) else { return igmpMembership() }
    let message = layer("IGMP", words: \.description) {
      reader throws(WireError) in try OtherIGMPMessage(reading: &reader)
    }
    if let message { name("IGMP", message.description) }
  }

  private mutating func igmpMembership() {
    let message = layer("IGMP", words: \.description) {
      reader throws(WireError) in try IGMPMessage(reading: &reader)
    }
    guard let message else { return }
    name("IGMP", message.description)
    if let carriage { message.defects(of: carriage).forEach { note(carriage.error($0)) } }
  }

  mutating func mld() {
    guard let (source, destination) = addresses else { return rest("Payload") }
    let message = layer("MLD", words: \.description) {
      reader throws(WireError) in try MLDMessage(reading: &reader, source: source, destination: destination)
    }
    guard let message else { return }
    name("MLD", message.description)
    if let carriage { message.defects(of: carriage).forEach { note(carriage.error($0)) } }
  }
}
