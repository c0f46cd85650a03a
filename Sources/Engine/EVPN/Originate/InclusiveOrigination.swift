internal import Wire

extension EVPN {
  /// The Inclusive Multicast Ethernet Tag route of a domain, with ingress replication (RFC 7432 §11.1, §11.2).
  func inclusiveOrigination(_ domain: DomainConfiguration, cause: RecordID) -> Origination {
    var attributes = PathAttributes.originated
    var communities = [domain.routeTarget.extendedCommunity]
    // RFC 9251 §9.4: the Multicast Flags community says which proxy the PE supports. Only IGMP is, so M stays 0.
    if domain.isProxy { communities.append(ExtendedCommunity(.multicastFlags(.igmpProxy))) }
    attributes.extendedCommunities = communities.sorted()
    attributes.pmsiTunnel = PMSITunnel(
      label: MPLSLabel(upper20: domain.label << 4), identifier: .ingressReplication(configuration.loopback))
    return Origination(
      route: .inclusiveMulticast(
        InclusiveMulticastRoute(
          routeDistinguisher: domain.routeDistinguisher, ethernetTag: domain.ethernetTag,
          originator: configuration.loopback)),
      attributes: attributes, cause: cause, clause: .rfc7432.inclusiveMulticast)
  }
}

extension PathAttributes {
  /// What every route has that a PE originates (RFC 4271 §5.1).
  static var originated: PathAttributes {
    var attributes = PathAttributes()
    attributes.origin = .igp
    attributes.asPath = ASPath()
    attributes.localPreference = 100
    return attributes
  }
}
