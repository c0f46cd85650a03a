import Wire

/// Frames of customers in each kind of tunnel.
extension SampleFrames {
  static var report: [UInt8] { igmp(.reportV2(group: group)) }

  /// An IPv4 packet between the loopbacks with a datagram that has no checksum.
  static func overlay(_ port: UInt16, _ payload: [UInt8]) -> [UInt8] {
    ethernet(.ipv4, ipv4(.udp, TunnelPort.datagram(to: port, spreading: 0x1234, payload) ?? []))
  }

  static func gre(_ header: GREHeader, _ payload: [UInt8]) -> [UInt8] {
    ethernet(.ipv4, ipv4(.gre, GREPacket(header: header, payload: payload).encoded))
  }

  /// A labelled packet without the frame around it.
  static func stack(_ labels: [UInt32], _ payload: [UInt8]) -> [UInt8] {
    Array(labelled(labels, payload).dropFirst(EthernetFrame.headerCount))
  }

  static var datagram: [UInt8] {
    let datagram = UDPDatagram(sourcePort: 1, destinationPort: 2, payload: [1])
    return ipv4(.udp, datagram.encoded(source: loopbacks.0, destination: loopbacks.1))
  }

  static let network = VirtualNetworkID(10_000)

  static func geneve(_ options: [GeneveOption?]) -> [UInt8] {
    network.flatMap { GeneveHeader(network: $0, options: options.compactMap(\.self)) }?.encoded ?? []
  }

  static func gpe(_ payload: VXLANGPEHeader.NextProtocol, isReplicated: Bool = false) -> [UInt8] {
    network.map { VXLANGPEHeader(network: $0, payload: payload, isReplicated: isReplicated).encoded } ?? []
  }

  static var nvgre: [UInt8] { network.map { NVGREHeader(network: $0, flow: 3).encoded } ?? [] }

  static var vxlan: [UInt8] { network.map { VXLANHeader(network: $0).encoded } ?? [] }

  /// From router 5 to routers 2 and 7.
  static func bier(
    _ network: BIERHeader.Network, _ payload: BIERProtocol, _ length: BitStringLength = .bits64
  ) -> [UInt8] {
    guard let table = MPLSLabel(1000), let bits = BitString(length, positions: [2, 7]) else { return [] }
    let header = BIERHeader(
      network: network, table: table, timeToLive: 64, entropy: 0x12345, payloadProtocol: payload, ingress: 5,
      bitString: bits)
    return header.encoded
  }

  static var encapsulated: [(name: String, bytes: [UInt8])] {
    labelledSamples + overlaySamples + bierSamples + ipv6Samples
  }

  /// A BFD control packet, RFC 5880 §4.1: up, three lost ones are too many, once a second.
  private static let continuityCheck: [UInt8] =
    [0x20, 0xc0, 3, 24, 0, 0, 0, 1, 0, 0, 0, 2] + [0, 0x0f, 0x42, 0x40, 0, 0x0f, 0x42, 0x40, 0, 0, 0, 0]

  /// RFC 8300 §2.2: path 10, a frame follows.
  private static let serviceHeader: [UInt8] = [0x0f, 0xc2, 2, 3, 0, 0, 10, 255]

  private static var labelledSamples: [(name: String, bytes: [UInt8])] {
    [
      ("Entropy label", labelled([16_002, 7, 70_000, 300], traffic)),
      ("Extended label", labelled([16_002, 15, 18, 300], traffic)),
      ("Control word", labelled([16_002, 300], ControlWord(sequence: 9).encoded + traffic)),
      ("IPv4 explicit null", labelled([16_002, 0], datagram)),
      (
        "Associated channel", labelled([16_002, 13], AssociatedChannelHeader(channelType: 7).encoded + continuityCheck)
      ),
      (
        "Associated channel with IPv4",
        labelled([16_002, 13], AssociatedChannelHeader(channelType: 0x21).encoded + datagram)
      ),
      ("Upstream-assigned label", ethernet(.mplsUpstream, stack([300], traffic))),
    ]
  }

  private static var overlaySamples: [(name: String, bytes: [UInt8])] {
    let options = [
      GeneveOption(kind: GeneveOption.Kind(optionClass: 0x0102, type: 0x81), data: [1, 2, 3, 4]),
      GeneveOption(kind: GeneveOption.Kind(optionClass: 0x0103, type: 2), data: []),
    ]
    return [
      ("VXLAN", overlay(4789, vxlan + traffic)), ("VXLAN with a report", overlay(4789, vxlan + report)),
      ("VXLAN-GPE", overlay(4790, gpe(.ethernet, isReplicated: true) + traffic)),
      ("VXLAN-GPE with IPv4", overlay(4790, gpe(.ipv4) + datagram)),
      (
        "VXLAN-GPE with a service header",
        overlay(4790, gpe(.serviceHeader) + serviceHeader + traffic)
      ),
      ("Geneve", overlay(6081, geneve([]) + traffic)), ("Geneve with options", overlay(6081, geneve(options) + report)),
      ("NVGRE", ethernet(.ipv4, ipv4(.gre, nvgre + traffic))),
      ("GRE", gre(GREHeader(payloadType: .ipv4), datagram)),
      ("GRE with all fields", gre(GREHeader(payloadType: .ipv4, key: 42, sequence: 7, hasChecksum: true), datagram)),
      ("MPLS in GRE", gre(GREHeader(payloadType: .mpls), stack([300], traffic))),
      ("MPLS in IP", ethernet(.ipv4, ipv4(.mpls, stack([300], traffic)))),
      ("MPLS in UDP", overlay(6635, stack([300], traffic))),
    ]
  }

  /// IPv6 around and in tunnels.
  private static var ipv6Samples: [(name: String, bytes: [UInt8])] {
    let packet = Array(ipv6(.udp, udp6).dropFirst(EthernetFrame.headerCount))
    let datagram = TunnelPort.datagram(to: TunnelPort.vxlan, spreading: 7, vxlan + traffic) ?? []
    return [
      ("IPv6 below a label", labelled([16_002], packet)), ("IPv6 explicit null", labelled([16_002, 2], packet)),
      (
        "Associated channel with IPv6",
        labelled([16_002, 13], AssociatedChannelHeader(channelType: 0x57).encoded + packet)
      ),
      ("VXLAN over IPv6", ipv6(.udp, datagram)),
      ("VXLAN-GPE with IPv6", overlay(4790, gpe(.ipv6) + packet)),
      ("GRE with IPv6", gre(GREHeader(payloadType: .ipv6), packet)),
      ("BIER with IPv6", ethernet(.bier, bier(.ethernet, .ipv6) + packet)),
    ]
  }

  private static var bierSamples: [(name: String, bytes: [UInt8])] {
    [
      ("BIER below a label", ethernet(.mpls, bier(.mpls, .mplsUpstream) + stack([300], traffic))),
      ("BIER with 256 bits", ethernet(.mpls, bier(.mpls, .mplsUpstream, .bits256) + stack([300], traffic))),
      ("BIER without labels", ethernet(.bier, bier(.ethernet, .mplsUpstream) + stack([300, 299], traffic))),
      ("BIER with a frame", ethernet(.bier, bier(.ethernet, .ethernet) + report)),
      ("BIER with a packet", ethernet(.bier, bier(.ethernet, .ipv4) + datagram)),
      ("BIER with VXLAN", ethernet(.bier, bier(.ethernet, .vxlan) + vxlan + traffic)),
      ("BIER with NVGRE", ethernet(.bier, bier(.ethernet, .nvgre) + nvgre + traffic)),
      ("BIER with Geneve", ethernet(.bier, bier(.ethernet, .geneve) + geneve([]) + traffic)),
      ("BIER with OAM", ethernet(.mpls, bier(.mpls, .operations) + [0x01, 0x01, 0, 4])),
    ]
  }
}
