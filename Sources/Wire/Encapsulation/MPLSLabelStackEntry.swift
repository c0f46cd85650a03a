/// One entry of a label stack (RFC 3032 §2.1, RFC 5462 §3).
///
/// Bits: label 20, traffic class 3, bottom of stack 1, time to live 8.
package struct MPLSLabelStackEntry: WireValue {
  package static let count = 4

  package var label: MPLSLabel
  /// 0 to 7.
  package let trafficClass: UInt8
  package var isBottom: Bool
  package var timeToLive: UInt8

  /// Takes the low three bits of the traffic class.
  package init(label: MPLSLabel, trafficClass: UInt8 = 0, isBottom: Bool, timeToLive: UInt8) {
    self.label = label
    self.trafficClass = trafficClass & 7
    self.isBottom = isBottom
    self.timeToLive = timeToLive
  }

  /// Reads the entry alone, whatever its label means where it stands.
  package init(reading reader: inout ByteReader) throws(WireError) {
    self.init(octets: try reader.take(Self.count, "Label stack entry"), of: reader)
    note(LabelMeaning(label, after: nil), in: &reader)
  }

  /// Reads an entry below one that means `previous`; tells what its own label means there.
  static func read(
    _ reader: inout ByteReader, after previous: LabelMeaning?
  ) throws(WireError) -> (entry: MPLSLabelStackEntry, meaning: LabelMeaning) {
    let entry = MPLSLabelStackEntry(octets: try reader.take(count, "Label stack entry"), of: reader)
    if let defect = LabelMeaning.defect(of: entry.label, isBottom: entry.isBottom, after: previous) {
      throw reader.invalid("Label", back: count, defect)
    }
    let meaning = LabelMeaning(entry.label, after: previous)
    entry.note(meaning, in: &reader)
    return (entry, meaning)
  }

  private init(octets range: Range<Int>, of reader: ByteReader) {
    let start = range.lowerBound
    let raw =
      UInt32(reader.bytes[start]) << 16 | UInt32(reader.bytes[start + 1]) << 8 | UInt32(reader.bytes[start + 2])
    self.init(
      label: MPLSLabel(upper20: raw), trafficClass: UInt8(raw >> 1 & 7), isBottom: raw & 1 == 1,
      timeToLive: reader.bytes[start + 3])
  }

  /// Records the entry that was just read.
  private func note(_ meaning: LabelMeaning, in reader: inout ByteReader) {
    guard reader.isRecording else { return }
    let start = reader.position - Self.count
    let bottom = isBottom ? ", bottom of stack" : ""
    reader.note(
      meaning.fieldName, "\(meaning.text(label)), traffic class \(trafficClass)\(bottom)", over: start..<start + 3)
    reader.note("Time to live", "\(timeToLive)", over: start + 3..<start + 4)
  }

  package func write(to writer: inout ByteWriter) {
    let bottom: UInt32 = isBottom ? 0x100 : 0
    writer.write(label.value << 12 | UInt32(trafficClass) << 9 | bottom | UInt32(timeToLive))
  }
}

extension MPLSLabelStackEntry: CustomStringConvertible {
  package var description: String { "\(label), TTL \(timeToLive)" }
}
