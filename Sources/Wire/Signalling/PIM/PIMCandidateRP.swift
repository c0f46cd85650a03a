/// A router offers itself to the bootstrap router as a rendezvous point (RFC 5059 §4.2).
///
/// Octets: number of ranges 1, priority 1, hold time 2, address of the router, ranges.
package struct PIMCandidateRP: WireValue {
  /// Less is better.
  package var priority: UInt8
  /// In seconds; 0 = the offer is taken back.
  package var holdTime: UInt16
  package var address: IPAddress
  /// None stands for all groups.
  package let groups: [PIMGroup]

  /// More than 255 ranges cannot be counted and are left out.
  package init(_ address: IPAddress, priority: UInt8 = 192, holdTime: UInt16 = 150, groups: [PIMGroup]) {
    self.address = address
    self.priority = priority
    self.holdTime = holdTime
    self.groups = Array(groups.prefix(255))
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    let count = try reader.octet("Number of ranges") { $0 == 0 ? "all groups (0)" : "\($0)" }
    priority = try reader.uint8("Priority")
    holdTime = try reader.twoOctets("Hold time") { "\($0) s" }
    address = try reader.pimRouter("Rendezvous point")
    var groups: [PIMGroup] = []
    for _ in 0..<count { groups.append(try PIMGroup(reading: &reader)) }
    self.groups = groups
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(UInt8(truncatingIfNeeded: groups.count))
    writer.write(priority)
    writer.write(holdTime)
    writer.write(pimRouter: address)
    for group in groups { group.write(to: &writer) }
  }
}

extension PIMCandidateRP: CustomStringConvertible {
  package var description: String {
    "\(address) for " + (groups.isEmpty ? "all groups" : SignallingText.list(groups, \.description))
  }
}
