package import TestSupport
package import Wire

extension PMSITunnel: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PMSITunnel {
    PMSITunnel(
      flags: PMSITunnelFlags(rawValue: seeds.number()), label: seeds.number(), identifier: .drawn(from: &seeds))
  }
}

extension PMSITunnelIdentifier: Drawn {
  package static func drawn(from seeds: inout Seeds) -> PMSITunnelIdentifier {
    switch UInt8.random(in: 0...11, using: &seeds) {
    case 0: .none
    case 1:
      .rsvp(
        PMSIRSVPTunnel(
          p2mpID: seeds.number(), reserved: seeds.number(), tunnelID: seeds.number(),
          extendedTunnelID: .drawn(from: &seeds)))
    case 2, 7: .mldp(.drawn(from: &seeds))
    case 3, 4, 5: drawnTree(from: &seeds)
    case 6: .ingressReplication(.drawn(from: &seeds))
    case 8: .transport(PMSITransportTunnel(source: .drawn(from: &seeds), number: seeds.number()))
    case 9: .assistedReplication(.drawn(from: &seeds))
    case 10:
      .bier(
        PMSIBIERTunnel(subdomain: seeds.number(), routerID: seeds.number(), routerPrefix: .drawn(from: &seeds)))
    default: drawnOther(from: &seeds)
    }
  }

  private static func drawnTree(from seeds: inout Seeds) -> PMSITunnelIdentifier {
    let family: IPAddress.Family = seeds.isHeads() ? .v4 : .v6
    let tunnel = PMSIPIMTunnel(
      seeds.one(of: PMSIPIMTunnel.Kind.allCases), sender: .drawn(family, from: &seeds),
      group: .drawnGroup(family, from: &seeds))
    return tunnel.map { .pim($0) } ?? .none
  }

  private static func drawnOther(from seeds: inout Seeds) -> PMSITunnelIdentifier {
    let tree = PMSISegmentRoutingTree(treeID: seeds.number(), root: .drawn(from: &seeds))
    return switch UInt8.random(in: 0...2, using: &seeds) {
    case 0: .segmentRoutingMPLS(tree)
    case 1: .segmentRoutingIPv6(tree)
    default: .other(type: seeds.one(of: [9, 14, 0x7b, 0xff]), octets: seeds.bytes(upTo: 24))
    }
  }
}
