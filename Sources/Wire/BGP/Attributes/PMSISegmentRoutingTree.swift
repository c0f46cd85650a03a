/// A P2MP tree of segment routing: a number that its root gave it (draft-ietf-bess-mvpn-evpn-sr-p2mp §3.1).
///
/// Octets: tree 4, root 4 or 16.
package struct PMSISegmentRoutingTree: Hashable, Sendable {
  package var treeID: UInt32
  package var root: IPAddress

  package init(treeID: UInt32, root: IPAddress) {
    self.treeID = treeID
    self.root = root
  }

  init(reading reader: inout ByteReader) throws(WireError) {
    let family = try reader.family(besides: 4, addresses: 1, "Tunnel identifier")
    treeID = try reader.uint32("Tree-ID")
    root = try reader.address("Root address", family)
  }

  func write(to writer: inout ByteWriter) {
    writer.write(treeID)
    root.write(to: &writer)
  }
}

extension PMSISegmentRoutingTree: CustomStringConvertible {
  package var description: String { "tree \(treeID) of \(root)" }
}
