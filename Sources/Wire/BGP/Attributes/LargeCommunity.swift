/// A community with room for a four-octet AS: three numbers of four octets (RFC 8092 §3).
package struct LargeCommunity: WireValue {
  package var globalAdministrator: UInt32
  package var local1: UInt32
  package var local2: UInt32

  package init(_ globalAdministrator: UInt32, _ local1: UInt32, _ local2: UInt32) {
    self.globalAdministrator = globalAdministrator
    self.local1 = local1
    self.local2 = local2
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    globalAdministrator = try reader.uint32("Global administrator")
    local1 = try reader.uint32("Local data part 1")
    local2 = try reader.uint32("Local data part 2")
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(globalAdministrator)
    writer.write(local1)
    writer.write(local2)
  }
}

extension LargeCommunity: CustomStringConvertible {
  package var description: String { "\(globalAdministrator):\(local1):\(local2)" }
}
