package import Wire

/// IGMP messages in their frames: IPv4 with the Router Alert option and a time to live of 1, to the group's Ethernet
/// address (RFC 2236 §2, RFC 3376 §4).
package enum MembershipFrame {
  /// `vlan` is the tag to carry; `nil` = untagged.
  package static func encode(
    _ message: IGMPMessage, source: IPAddress, mac: MACAddress, vlan: UInt16? = nil
  ) -> [UInt8] {
    let destination = destination(of: message)
    let packet = IPv4Packet(
      differentiatedServices: isVersion3(message) ? 0xc0 : 0, timeToLive: 1, protocolNumber: .igmp, source: source,
      destination: destination, options: IPv4Packet.routerAlert, payload: message.encoded)
    return EthernetFrame(
      destination: MACAddress(group: destination), source: mac,
      vlan: vlan.map { VLANTag(priority: 0, dropEligible: false, identifier: $0) }, etherType: .ipv4,
      payload: packet.encoded
    ).encoded
  }

  /// Where each message goes (RFC 2236 §9, RFC 3376 §4.1.12, §4.2.14).
  private static func destination(of message: IGMPMessage) -> IPAddress {
    switch message {
    case .query(let query): query.isGeneral ? IPAddress(224, 0, 0, 1) : query.group
    case .reportV1(let group), .reportV2(let group): group
    case .leave: IPAddress(224, 0, 0, 2)
    case .reportV3: IPAddress(224, 0, 0, 22)
    }
  }

  private static func isVersion3(_ message: IGMPMessage) -> Bool {
    switch message {
    case .query(let query): query.version == .v3
    case .reportV3: true
    case .reportV1, .reportV2, .leave: false
    }
  }
}
