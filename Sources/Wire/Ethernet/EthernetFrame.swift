/// An Ethernet frame as it crosses a link, with its VLAN tags taken apart, without preamble and check sequence.
///
/// Octets: destination 6, source 6, tags 4 each, EtherType or length 2, payload (IEEE 802.3 §3.1.1, IEEE 802.1Q §9.3).
package struct EthernetFrame: WireValue {
  /// What stands before the payload when there is no tag.
  package static let headerCount = 14
  /// What a tag adds.
  package static let tagCount = 4
  /// More tags than any bridge stacks; further ones belong to the payload.
  package static let mostTags = 8

  package var destination: MACAddress
  package var source: MACAddress
  /// Outermost first.
  package let tags: [StackedTag]
  /// What the payload is; below 0x0600 the length of an LLC frame (IEEE 802.3 §3.2.6).
  package let etherType: EtherType
  package let payload: [UInt8]

  /// The outermost tag when it is a customer's; `nil` also behind a provider's tag.
  package var vlan: VLANTag? {
    guard let first = tags.first, !first.isService else { return nil }
    return first.vlan
  }

  /// A frame with one tag of a customer, or none.
  package init(
    destination: MACAddress, source: MACAddress, vlan: VLANTag? = nil, etherType: EtherType, payload: [UInt8]
  ) {
    self.init(
      destination: destination, source: source, tags: vlan.map { [StackedTag($0)] } ?? [], etherType: etherType,
      payload: payload)
  }

  /// A frame with any tags.
  ///
  /// Those beyond `mostTags` are left out. An EtherType that announces a tag takes it from the payload, as a reader would;
  /// octets that are missing there are zeros.
  package init(
    destination: MACAddress, source: MACAddress, tags: [StackedTag], etherType: EtherType, payload: [UInt8]
  ) {
    self.destination = destination
    self.source = source
    guard etherType.isTag, tags.count < Self.mostTags else {
      self.tags = Array(tags.prefix(Self.mostTags))
      self.etherType = etherType
      self.payload = payload
      return
    }
    var tags = tags
    var etherType = etherType
    var rest = payload[...]
    while etherType.isTag, tags.count < Self.mostTags {
      tags.append(StackedTag(VLANTag(rest.takeNumber()), isService: etherType == .serviceVLAN))
      etherType = EtherType(rawValue: rest.takeNumber())
    }
    self.tags = tags
    self.etherType = etherType
    self.payload = Array(rest)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let header = try EthernetFrame(header: &reader)
    self = header.carrying(reader.rest("Payload"))
  }

  /// Reads up to the payload, which stays in the reader.
  package init(header reader: inout ByteReader) throws(WireError) {
    destination = try MACAddress(reading: &reader, field: "Destination")
    source = try MACAddress(reading: &reader, field: "Source")
    var type = try EtherType(reading: &reader)
    var tags: [StackedTag] = []
    while type.isTag, tags.count < Self.mostTags {
      tags.append(StackedTag(try VLANTag(reading: &reader), isService: type == .serviceVLAN))
      type = try EtherType(reading: &reader)
    }
    self.tags = tags
    etherType = type
    payload = []
  }

  private init(_ frame: EthernetFrame, payload: [UInt8]) {
    destination = frame.destination
    source = frame.source
    tags = frame.tags
    etherType = frame.etherType
    self.payload = payload
  }

  /// The header as it was read, around its payload.
  private func carrying(_ payload: [UInt8]) -> EthernetFrame { EthernetFrame(self, payload: payload) }

  package func write(to writer: inout ByteWriter) {
    writer.write48(destination.value)
    writer.write48(source.value)
    for tag in tags { tag.write(to: &writer) }
    writer.write(etherType.rawValue)
    writer.write(payload)
  }

  /// Writes what stands before a payload, for whoever writes the payload into the same octets.
  package static func writeHeader(
    to writer: inout ByteWriter, destination: MACAddress, source: MACAddress, vlan: VLANTag? = nil,
    etherType: EtherType
  ) {
    writer.write48(destination.value)
    writer.write48(source.value)
    if let vlan { StackedTag(vlan).write(to: &writer) }
    writer.write(etherType.rawValue)
  }

  /// The octets of the frame, in one allocation.
  package var encoded: [UInt8] {
    var writer = ByteWriter(reserving: encodedCount)
    write(to: &writer)
    return writer.bytes
  }

  package var encodedCount: Int {
    Self.headerCount + tags.count * Self.tagCount + payload.count
  }
}

extension ArraySlice<UInt8> {
  /// Takes two octets off the front as a number; zeros for those that are missing.
  fileprivate mutating func takeNumber() -> UInt16 {
    let high = popFirst() ?? 0
    let low = popFirst() ?? 0
    return UInt16(high) << 8 | UInt16(low)
  }
}

extension EtherType {
  init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(2, "EtherType")
    self.init(rawValue: UInt16(reader.bytes[range.lowerBound]) << 8 | UInt16(reader.bytes[range.lowerBound + 1]))
    if isLength {
      reader.note("Length", "\(rawValue) octets of LLC", over: range)
    } else {
      reader.note("EtherType", self, over: range)
    }
  }
}
