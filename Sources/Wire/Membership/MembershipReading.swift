/// What the messages of both families share: groups, sources, lists of records.
extension ByteReader {
  /// A multicast address.
  mutating func group(_ field: StaticString, _ family: IPAddress.Family) throws(WireError) -> IPAddress {
    let address = try address(field, family)
    guard address.isMulticast else {
      throw invalid(field, back: family.octets, "\(address) is no multicast address")
    }
    return address
  }

  /// Addresses of which a field `back` octets before the cursor gave the number.
  mutating func sources(
    _ count: Int, _ family: IPAddress.Family, back: Int
  ) throws(WireError) -> [IPAddress] {
    guard count * family.octets <= remaining else {
      throw invalid(
        "Number of sources", back: back, "is \(count), there is room for \(remaining / family.octets)")
    }
    var sources: [IPAddress] = []
    sources.reserveCapacity(count)
    for _ in 0..<count { sources.append(try address("Source", family)) }
    return sources
  }

  /// Number of records 2, records; those of a kind that is not known are passed over (RFC 3376 §4.2.12).
  mutating func groupRecords(_ family: IPAddress.Family) throws(WireError) -> [GroupRecord] {
    let count = try uint16("Number of records")
    var records: [GroupRecord] = []
    for _ in 0..<count {
      let record = try group("Group record", summary: { $0?.description ?? "ignored" }) {
        inner throws(WireError) in try GroupRecord(reading: &inner, family)
      }
      if let record { records.append(record) }
    }
    return records
  }
}

extension ByteWriter {
  /// Number of records 2, records; those of the other family have no form here and are left out.
  mutating func write(_ records: [GroupRecord], _ family: IPAddress.Family) {
    let written = records.filter { $0.group.family == family }.prefix(0xffff)
    write(UInt16(truncatingIfNeeded: written.count))
    for record in written { record.write(to: &self) }
  }
}
