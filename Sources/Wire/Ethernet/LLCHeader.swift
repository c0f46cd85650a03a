/// What begins a frame whose EtherType is a length: which service speaks to which (IEEE 802.2 §3.2), or, behind a SNAP
/// header, which protocol (IEEE 802 §9.4; RFC 1042).
///
/// Octets: destination service 1, source service 1, control 1 or 2, and for SNAP: organisation 3, protocol 2.
package struct LLCHeader: WireValue {
  /// The service access point of SNAP, in frames with unnumbered information.
  package static let snapService: UInt8 = 0xaa

  package enum Control: Hashable, Sendable {
    /// One octet, whose two low bits are 11: a frame without a number.
    case unnumbered(UInt8)
    /// Two octets, whose first has other low bits: information or supervision.
    case numbered(UInt16)
  }

  package let destinationService: UInt8
  package let sourceService: UInt8
  package let control: Control
  package let snap: SNAPProtocol?

  /// The control of an unnumbered frame has its two low bits set, that of a numbered one has not.
  package init(destinationService: UInt8, sourceService: UInt8, control: UInt8 = 0x03) {
    self.destinationService = destinationService
    self.sourceService = sourceService
    self.control = .unnumbered(control | 3)
    let isSNAP = Self.isSNAP(destinationService, sourceService, self.control)
    snap = isSNAP ? SNAPProtocol(organisation: 0, number: 0) : nil
  }

  /// A SNAP header.
  package init(snap: SNAPProtocol) {
    destinationService = Self.snapService
    sourceService = Self.snapService
    control = .unnumbered(3)
    self.snap = snap
  }

  /// A frame with numbers, whose first octet of control has not both low bits set.
  package init?(destinationService: UInt8, sourceService: UInt8, numbered control: UInt16) {
    guard control >> 8 & 3 != 3 else { return nil }
    self.destinationService = destinationService
    self.sourceService = sourceService
    self.control = .numbered(control)
    snap = nil
  }

  private static func isSNAP(_ destination: UInt8, _ source: UInt8, _ control: Control) -> Bool {
    destination == snapService && source == snapService && control == .unnumbered(3)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    destinationService = try Self.service(&reader, "Destination service")
    sourceService = try Self.service(&reader, "Source service")
    guard let first = reader.peek() else { throw reader.invalid("Control", "is missing") }
    if first & 3 == 3 {
      let range = try reader.take(1, "Control")
      control = .unnumbered(first)
      let number = Hex.number(first, digits: 2)
      reader.note("Control", first == 3 ? "unnumbered information (\(number))" : "unnumbered (\(number))", over: range)
    } else {
      control = .numbered(try reader.uint16("Control"))
    }
    guard Self.isSNAP(destinationService, sourceService, control) else {
      snap = nil
      return
    }
    let range = try reader.take(3, "Organisation")
    var organisation: UInt32 = 0
    for index in range { organisation = organisation << 8 | UInt32(reader.bytes[index]) }
    reader.note("Organisation", Hex.number(organisation, digits: 6), over: range)
    let numberAt = try reader.take(2, "Protocol")
    let number = UInt16(reader.bytes[numberAt.lowerBound]) << 8 | UInt16(reader.bytes[numberAt.lowerBound + 1])
    let found = SNAPProtocol(organisation: organisation, number: number)
    snap = found
    reader.note("Protocol", "\(found)", over: numberAt)
  }

  private static func service(_ reader: inout ByteReader, _ field: StaticString) throws(WireError) -> UInt8 {
    let range = try reader.take(1, field)
    let octet = reader.bytes[range.lowerBound]
    reader.note(field, name(octet), over: range)
    return octet
  }

  package func write(to writer: inout ByteWriter) {
    writer.write([destinationService, sourceService])
    switch control {
    case .unnumbered(let octet): writer.write(octet)
    case .numbered(let value): writer.write(value)
    }
    guard let snap else { return }
    writer.write24(snap.organisation)
    writer.write(snap.number)
  }

  /// Registry IEEE 802 LLC addresses; the low bit tells groups from single services, and commands from responses.
  fileprivate static func name(_ service: UInt8) -> String {
    let number = Hex.number(service, digits: 2)
    return switch service & 0xfe {
    case 0x00: "null (\(number))"
    case 0x06: "IP (\(number))"
    case 0x42: "spanning tree (\(number))"
    case 0xaa: "SNAP (\(number))"
    case 0xe0: "NetWare (\(number))"
    case 0xf0: "NetBIOS (\(number))"
    case 0xfe: service == 0xff ? "all (\(number))" : "IS-IS (\(number))"
    default: number
    }
  }
}

extension SNAPProtocol: CustomStringConvertible {
  package var description: String {
    organisation == 0 ? EtherType(rawValue: number).description : Hex.number(number, digits: 4)
  }
}

extension LLCHeader: CustomStringConvertible {
  package var description: String {
    snap.map { "SNAP \($0)" } ?? "\(Self.name(sourceService)) > \(Self.name(destinationService))"
  }
}

/// Which protocol follows a SNAP header, and by whose numbers (IEEE 802 §9.4).
package struct SNAPProtocol: Hashable, Sendable {
  /// 24 bits; 0 stands for EtherTypes.
  package let organisation: UInt32
  package let number: UInt16

  package init(organisation: UInt32, number: UInt16) {
    self.organisation = organisation & 0xff_ffff
    self.number = number
  }
}
