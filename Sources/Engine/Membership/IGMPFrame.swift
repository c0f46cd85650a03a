package import Wire

/// An IGMP message in the frame that carries it.
package struct IGMPFrame: Sendable {
  package let message: IGMPMessage
  /// The sender's address, 0.0.0.0 when it has none (RFC 3376 §4.2.13).
  package let source: IPAddress

  /// Reads the whole packet and checks its checksums; `nil` when anything in it is wrong: such a message is ignored.
  package init?(_ view: FrameView) {
    var reader = view.reader
    guard view.isIGMP, let packet = try? IPv4Packet(whole: &reader),
      let message = try? IGMPMessage(decoding: packet.payload)
    else { return nil }
    self.message = message
    source = packet.source
  }

  /// The octets of a frame with the message, to the group address that its kind and version go to.
  package static func encode(
    _ message: IGMPMessage, from source: IPAddress, _ mac: MACAddress, tag: VLANTag? = nil
  ) -> [UInt8] {
    EthernetFrame(
      destination: MACAddress(group: message.destination), source: mac, vlan: tag, etherType: .ipv4,
      payload: message.packet(source: source).encoded
    ).encoded
  }
}

extension FrameView {
  /// A reader over what stands behind the Ethernet header.
  var reader: ByteReader {
    ByteReader(bytes, from: payload, to: bytes.count)
  }
}
