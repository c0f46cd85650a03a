/// The packets that the sources of a lab send.
extension DissectionWalk {
  /// Others use the port, too: what does not begin as the lab's packets do is theirs.
  mutating func labTraffic() {
    guard bytes[position..<end].starts(with: LabPayload.magic) else { return rest("Payload") }
    let payload = layer("Lab traffic", words: SummaryText.lab) {
      reader throws(WireError) in try LabPayload(reading: &reader)
    }
    if let payload { name("UDP", SummaryText.lab(payload)) }
  }
}
