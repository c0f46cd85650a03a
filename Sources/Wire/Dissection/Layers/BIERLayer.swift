/// Bit Index Explicit Replication.
extension DissectionWalk {
  /// Outside of MPLS: the header begins with the number of the table.
  mutating func bier() {
    let header = layer("BIER", words: \.description) {
      reader throws(WireError) in try BIERHeader(reading: &reader, in: .ethernet)
    }
    carry(header)
  }

  /// Below a stack, whose last entry is the first word of the header.
  mutating func bier(below entry: MPLSLabelStackEntry?) {
    guard let entry else { return rest("Payload") }
    let header = layer("BIER", words: \.description) {
      reader throws(WireError) in try BIERHeader(reading: &reader, below: entry, in: .mpls)
    }
    carry(header)
  }

  private mutating func carry(_ header: BIERHeader?) {
    guard let header else { return }
    tunnel("BIER", "\(header.ingress) > \(header.bitString)") { walk in
      walk.go(to: DissectorTable.layer(bier: header.payloadProtocol), else: "Payload")
    }
  }
}

extension DissectorTable {
  static func layer(bier number: BIERProtocol) -> Layer? {
    switch number {
    case .mplsDownstream, .mplsUpstream: .mpls
    case .ethernet: .ethernet
    case .ipv4: layer(EtherType.ipv4)
    case .ipv6: layer(EtherType.ipv6)
    case .vxlan: .vxlan
    case .nvgre: .gre
    case .geneve: .geneve
    default: nil
    }
  }
}
