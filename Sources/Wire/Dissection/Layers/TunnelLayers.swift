/// Overlays over IP: VXLAN and its extension, Geneve, GRE and NVGRE.
extension DissectionWalk {
  mutating func vxlan() {
    let header = layer("VXLAN", words: \.description) {
      reader throws(WireError) in try VXLANHeader(reading: &reader)
    }
    guard let header else { return }
    tunnel("VXLAN", header.description) { walk in walk.go(to: .ethernet) }
  }

  mutating func vxlanGPE() {
    let header = layer("VXLAN-GPE", words: \.description) {
      reader throws(WireError) in try VXLANGPEHeader(reading: &reader)
    }
    guard let header else { return }
    tunnel("VXLAN-GPE", header.description) { walk in
      walk.go(to: header.isOperations ? nil : DissectorTable.layer(gpe: header.payload), else: "Payload")
    }
  }

  mutating func geneve() {
    let header = layer("Geneve", words: \.description) {
      reader throws(WireError) in try GeneveHeader(reading: &reader)
    }
    guard let header else { return }
    tunnel("Geneve", header.description) { walk in
      walk.go(to: DissectorTable.layer(header.payloadType), else: "Payload")
    }
  }

  mutating func gre() {
    if NVGREHeader.isPlausible(bytes, position..<end) { return nvgre() }
    let header = layer("GRE", words: \.description) {
      reader throws(WireError) in try GREHeader(reading: &reader)
    }
    guard let header else { return }
    tunnel("GRE", header.description) { walk in
      walk.go(to: DissectorTable.layer(header.payloadType), else: "Payload")
    }
  }

  private mutating func nvgre() {
    let header = layer("NVGRE", words: \.description) {
      reader throws(WireError) in try NVGREHeader(reading: &reader)
    }
    guard let header else { return }
    tunnel("NVGRE", header.description) { walk in walk.go(to: .ethernet) }
  }
}

extension DissectorTable {
  static func layer(gpe next: VXLANGPEHeader.NextProtocol) -> Layer? {
    switch next {
    case .ipv4: layer(EtherType.ipv4)
    case .ipv6: layer(EtherType.ipv6)
    case .ethernet: .ethernet
    case .mpls: .mpls
    case .serviceHeader: nil
    }
  }
}
