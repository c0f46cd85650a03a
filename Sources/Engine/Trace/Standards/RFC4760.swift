/// RFC 4760: Multiprotocol Extensions for BGP-4.
package struct RFC4760: Sendable {
  package var reachable: Clause {
    Clause("RFC 4760", "3", "Multiprotocol Reachable NLRI - MP_REACH_NLRI (Type Code 14)")
  }
  package var unreachable: Clause {
    Clause("RFC 4760", "4", "Multiprotocol Unreachable NLRI - MP_UNREACH_NLRI (Type Code 15)")
  }
}

extension Clause {
  package static var rfc4760: RFC4760 { RFC4760() }
}
