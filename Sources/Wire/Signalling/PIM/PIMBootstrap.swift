/// Which rendezvous points serve which groups, told to all routers (RFC 5059 §4.1).
///
/// Octets: fragment tag 2, length of the hash mask in **bits** 1, priority of the bootstrap router 1, its address, then
/// for each range of groups: group, number of rendezvous points in all 1 and here 1, reserved 2, rendezvous points.
package struct PIMBootstrap: WireValue {
  /// One router that serves a range.
  package struct RendezvousPoint: Hashable, Sendable {
    package var address: IPAddress
    /// In seconds.
    package var holdTime: UInt16
    /// Less is better.
    package var priority: UInt8

    package init(_ address: IPAddress, holdTime: UInt16, priority: UInt8 = 0) {
      self.address = address
      self.holdTime = holdTime
      self.priority = priority
    }
  }

  /// A range of groups and those that serve it, as far as this fragment has them.
  package struct Range: Hashable, Sendable {
    package let group: PIMGroup
    /// How many there are in all fragments.
    package let total: UInt8
    package let rendezvousPoints: [RendezvousPoint]

    /// More than 255 rendezvous points cannot be counted and are left out.
    package init(_ group: PIMGroup, total: UInt8, _ rendezvousPoints: [RendezvousPoint]) {
      self.group = group
      self.total = total
      self.rendezvousPoints = Array(rendezvousPoints.prefix(255))
    }
  }

  /// The same in all fragments of one message.
  package var fragmentTag: UInt16
  package var hashMaskLength: UInt8
  package var priority: UInt8
  package var router: IPAddress
  package var ranges: [Range]

  package init(fragmentTag: UInt16, hashMaskLength: UInt8, priority: UInt8, router: IPAddress, _ ranges: [Range]) {
    self.fragmentTag = fragmentTag
    self.hashMaskLength = hashMaskLength
    self.priority = priority
    self.router = router
    self.ranges = ranges
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    fragmentTag = try reader.uint16("Fragment tag")
    hashMaskLength = try reader.uint8("Hash mask length")
    priority = try reader.uint8("Bootstrap router priority")
    router = try reader.pimRouter("Bootstrap router")
    ranges = []
    while !reader.isAtEnd { ranges.append(try Range(reading: &reader)) }
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(fragmentTag)
    writer.write(hashMaskLength)
    writer.write(priority)
    writer.write(pimRouter: router)
    for range in ranges { range.write(to: &writer) }
  }
}

extension PIMBootstrap.Range {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    self = try reader.group("Group range", summary: \.description) { inner throws(WireError) in
      let group = try PIMGroup(reading: &inner)
      let total = try inner.uint8("Number of rendezvous points")
      let here = try inner.uint8("Number in this fragment")
      try inner.reserved(2)
      var points: [PIMBootstrap.RendezvousPoint] = []
      for _ in 0..<here { points.append(try PIMBootstrap.RendezvousPoint(reading: &inner)) }
      return PIMBootstrap.Range(group, total: total, points)
    }
  }

  fileprivate func write(to writer: inout ByteWriter) {
    group.write(to: &writer)
    writer.write(total)
    writer.write(UInt8(truncatingIfNeeded: rendezvousPoints.count))
    writer.write(UInt16(0))
    for point in rendezvousPoints {
      writer.write(pimRouter: point.address)
      writer.write(point.holdTime)
      writer.write(point.priority)
      writer.write(UInt8(0))
    }
  }
}

extension PIMBootstrap.RendezvousPoint {
  fileprivate init(reading reader: inout ByteReader) throws(WireError) {
    address = try reader.pimRouter("Rendezvous point")
    holdTime = try reader.twoOctets("Hold time") { "\($0) s" }
    priority = try reader.uint8("Priority")
    try reader.reserved(1)
  }
}

extension PIMBootstrap.Range: CustomStringConvertible {
  package var description: String { "\(group) by " + SignallingText.list(rendezvousPoints) { "\($0.address)" } }
}

extension PIMBootstrap: CustomStringConvertible {
  package var description: String {
    "of \(router)" + (ranges.isEmpty ? "" : ": " + SignallingText.list(ranges, \.description))
  }
}
