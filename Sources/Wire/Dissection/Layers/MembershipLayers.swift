/// What hosts and routers of a LAN say of groups.
extension DissectionWalk {
  mutating func igmp() {
    let message = layer("IGMP", words: \.description) {
      reader throws(WireError) in try IGMPMessage(reading: &reader)
    }
    if let message { name("IGMP", message.description) }
  }
}
