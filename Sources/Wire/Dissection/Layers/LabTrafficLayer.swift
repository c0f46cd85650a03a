/// The packets that the sources of a lab send.
extension DissectionWalk {
  mutating func labTraffic() {
    let payload = layer("Lab traffic", words: SummaryText.lab) {
      reader throws(WireError) in try LabPayload(reading: &reader)
    }
    if let payload { summary.info = SummaryText.lab(payload) }
  }
}
