import Wire

/// Stacked tags, and frames that have a length where others have an EtherType.
extension SampleFrames {
  private static func tagged(_ tags: [StackedTag]) -> [UInt8] {
    EthernetFrame(destination: neighbour, source: router, tags: tags, etherType: .ipv4, payload: ipv4(.udp, udp))
      .encoded
  }

  private static var udp: [UInt8] {
    UDPDatagram(sourcePort: 5000, destinationPort: 7000, payload: [1, 2, 3])
      .encoded(source: loopbacks.0, destination: loopbacks.1)
  }

  private static func logicalLink(_ header: LLCHeader, _ payload: [UInt8], padding: Int = 0) -> [UInt8] {
    let octets = header.encoded + payload
    return EthernetFrame(
      destination: MACAddress(0x0180_c200_0000), source: router, etherType: EtherType(rawValue: UInt16(octets.count)),
      payload: octets + Array(repeating: 0, count: padding)
    ).encoded
  }

  static var bridged: [(name: String, bytes: [UInt8])] {
    let customer = StackedTag(VLANTag(identifier: 10))
    let service = StackedTag(VLANTag(priority: 5, identifier: 100), isService: true)
    let tree = LLCHeader(destinationService: 0x42, sourceService: 0x42)
    let snap = LLCHeader(snap: SNAPProtocol(organisation: 0, number: EtherType.ipv4.rawValue))
    let foreign = LLCHeader(snap: SNAPProtocol(organisation: 0x02_00ff, number: 0x2000))
    let bare = UDPDatagram(sourcePort: 5000, destinationPort: 7000, payload: [1], hasChecksum: false)
    return [
      ("Service tag and customer tag", tagged([service, customer])), ("Service tag", tagged([service])),
      ("Three tags", tagged([service, service, customer])),
      ("LLC spanning tree", logicalLink(tree, Array(repeating: 0, count: 35), padding: 8)),
      ("LLC with SNAP", logicalLink(snap, ipv4(.udp, udp))),
      ("LLC with a foreign SNAP", logicalLink(foreign, [1, 2, 3])),
      (
        "UDP without a checksum",
        ethernet(.ipv4, ipv4(.udp, bare.encoded(source: loopbacks.0, destination: loopbacks.1)))
      ),
    ]
  }
}
