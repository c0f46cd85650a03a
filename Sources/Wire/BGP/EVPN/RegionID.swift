/// Names a region in a Per-Region I-PMSI A-D route: eight octets, coded like an extended community (RFC 9572 §3.1, §6.2).
///
/// Forms: two-octet AS `00 09`, AS 2, zeros 4; four-octet AS `02 09`, AS 4, zeros 2; area `01`, any sub-type 1, area 4,
/// zeros 2. Others may be used where all border routers of the region agree; they are kept as they came.
package struct RegionID: WireValue, Comparable {
  package enum Kind: Hashable, Sendable {
    case autonomousSystem(UInt16)
    case autonomousSystem4(UInt32)
    /// The area's number, written like an address, and the sub-type that the region's border routers chose.
    case area(IPAddress, subtype: UInt8)
    case other
  }

  /// The eight octets as a number.
  package let value: UInt64

  package init(value: UInt64) { self.value = value }

  package static func autonomousSystem(_ system: UInt16) -> RegionID {
    RegionID(value: 0x0009 << 48 | UInt64(system) << 32)
  }

  package static func autonomousSystem4(_ system: UInt32) -> RegionID {
    RegionID(value: 0x0209 << 48 | UInt64(system) << 16)
  }

  /// Takes the number of an area as an IPv4 address.
  package static func area(_ area: IPAddress, subtype: UInt8 = 0) -> RegionID {
    RegionID(value: 0x01 << 56 | UInt64(subtype) << 48 | UInt64(area.v4Value) << 16)
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let range = try reader.take(8, "Region identifier")
    value = reader.number(UInt64.self, at: range.lowerBound)
    reader.note("Region identifier", description, over: range)
  }

  package func write(to writer: inout ByteWriter) { writer.write(value) }

  package static func < (a: RegionID, b: RegionID) -> Bool { a.value < b.value }

  package var kind: Kind {
    switch (value >> 48, value & 0xffff_ffff, value & 0xffff) {
    case (0x0009, 0, _): .autonomousSystem(UInt16(truncatingIfNeeded: value >> 32))
    case (0x0209, _, 0): .autonomousSystem4(UInt32(truncatingIfNeeded: value >> 16))
    case (0x0100...0x01ff, _, 0):
      .area(
        IPAddress(v4: UInt32(truncatingIfNeeded: value >> 16)), subtype: UInt8(truncatingIfNeeded: value >> 48))
    default: .other
    }
  }
}

extension RegionID: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .autonomousSystem(let system): "as:\(system)"
    case .autonomousSystem4(let system): "as4:\(system)"
    case .area(let area, 0): "area:\(area)"
    case .area(let area, let subtype): "area:\(area)/\(hexadecimal(subtype, digits: 2))"
    case .other: hexadecimal(value, digits: 16)
    }
  }

  /// Reads `as:65000`, `as4:4200000001` or `area:0.0.0.51`; `nil` for anything else.
  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1].utf8.allSatisfy({ $0 != UInt8(ascii: "+") }) else { return nil }
    switch parts[0] {
    case "as":
      guard let system = UInt16(parts[1]) else { return nil }
      self = .autonomousSystem(system)
    case "as4":
      guard let system = UInt32(parts[1]) else { return nil }
      self = .autonomousSystem4(system)
    case "area":
      guard let area = IPAddress.dottedDecimal(parts[1]) else { return nil }
      self = .area(IPAddress(v4: area))
    default: return nil
    }
  }
}
