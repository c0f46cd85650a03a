/// Reading the header of a BIER packet.
extension BIERHeader {
  /// Reads the whole header.
  package init(reading reader: inout ByteReader, in network: Network) throws(WireError) {
    let entry: MPLSLabelStackEntry
    switch network {
    case .mpls:
      entry = try MPLSLabelStackEntry.read(&reader, after: nil).entry
      // RFC 8296 §2.1.1.1: a BIER label is always the lowest one.
      guard entry.isBottom else { throw reader.invalid("Label", back: 4, "is not the bottom of its stack") }
    case .ethernet:
      entry = try Self.table(&reader)
    }
    try self.init(reading: &reader, below: entry, in: network)
  }

  /// Reads what follows the first word, which has been read as the bottom of a label stack.
  init(reading reader: inout ByteReader, below entry: MPLSLabelStackEntry, in network: Network) throws(WireError) {
    try Self.version(&reader, in: network)
    let (length, entropy) = try Self.lengthAndEntropy(&reader)
    let (operations, services, payload) = try Self.operationsAndProtocol(&reader)
    let ingress = try reader.uint16("BFIR-id")
    let bitString = try BitString(reading: &reader, length)
    self.init(
      network: network, table: entry.label, trafficClass: entry.trafficClass, timeToLive: entry.timeToLive,
      entropy: entropy, operations: operations, differentiatedServices: services, payloadProtocol: payload,
      ingress: ingress, bitString: bitString)
  }

  /// The first word where it is no label; its bottom bit is ignored (RFC 8296 §2.2.2).
  private static func table(_ reader: inout ByteReader) throws(WireError) -> MPLSLabelStackEntry {
    let range = try reader.take(3, "BIFT-id")
    let start = range.lowerBound
    let raw =
      UInt32(reader.bytes[start]) << 16 | UInt32(reader.bytes[start + 1]) << 8 | UInt32(reader.bytes[start + 2])
    let label = MPLSLabel(upper20: raw)
    let trafficClass = UInt8(raw >> 1 & 7)
    reader.note("BIFT-id", "\(label.value), traffic class \(trafficClass)", over: range)
    let timeToLive = try reader.uint8("Time to live")
    return MPLSLabelStackEntry(label: label, trafficClass: trafficClass, isBottom: true, timeToLive: timeToLive)
  }

  private static func version(_ reader: inout ByteReader, in network: Network) throws(WireError) {
    let range = try reader.take(1, "Nibble and version")
    let octet = reader.bytes[range.lowerBound]
    guard network == .ethernet || octet >> 4 == nibble else {
      throw reader.invalid("Nibble and version", back: 1, "nibble is \(octet >> 4), must be 5 below a label")
    }
    guard octet & 15 == 0 else {
      throw reader.invalid("Nibble and version", back: 1, "version is \(octet & 15), must be 0")
    }
    reader.note("Nibble and version", "\(octet >> 4), version 0", over: range)
  }

  private static func lengthAndEntropy(
    _ reader: inout ByteReader
  ) throws(WireError) -> (BitStringLength, UInt32) {
    let range = try reader.take(3, "Bit string length and entropy")
    let start = range.lowerBound
    let code = reader.bytes[start] >> 4
    guard let length = BitStringLength(rawValue: code) else {
      throw reader.invalid("Bit string length and entropy", back: 3, "length code is \(code), must be 1 to 7")
    }
    let entropy =
      UInt32(reader.bytes[start] & 15) << 16 | UInt32(reader.bytes[start + 1]) << 8 | UInt32(reader.bytes[start + 2])
    reader.note(
      "Bit string length and entropy", "\(length.bits) bits, entropy \(Hex.number(entropy, digits: 5))", over: range)
    return (length, entropy)
  }

  private static func operationsAndProtocol(
    _ reader: inout ByteReader
  ) throws(WireError) -> (operations: UInt8, services: UInt8, payload: BIERProtocol) {
    let range = try reader.take(2, "OAM, DSCP and protocol")
    let (high, low) = (reader.bytes[range.lowerBound], reader.bytes[range.lowerBound + 1])
    let services = (high & 15) << 2 | low >> 6
    let payload = BIERProtocol(rawValue: low)
    reader.note("OAM, DSCP and protocol", "OAM \(high >> 6), DSCP \(services), \(payload)", over: range)
    return (high >> 6, services, payload)
  }

  /// Whether the octets below a label are a legal rest of a BIER header, for whoever must guess.
  static func isPlausible(_ octets: ArraySlice<UInt8>) -> Bool {
    let start = octets.startIndex
    guard octets.count >= fixedCount - 4, octets[start] == nibble << 4,
      let length = BitStringLength(rawValue: octets[start + 1] >> 4)
    else { return false }
    let hasReserved = octets[start + 4] & 0x30 != 0
    return !hasReserved && (1...9).contains(octets[start + 5] & 0x3f) && octets.count >= 8 + length.octets
  }
}
