/// What an extended community says.
package enum ExtendedCommunityKind: Hashable, Sendable {
  case routeTarget(RouteTarget)
  case routeOrigin(RouteOrigin)
  case sourceAS(SourceAS)
  /// RFC 6514 §7.
  case routeImport(AddressedNumber)
  /// Not used by EVPN (RFC 9572 §6.3).
  case segmentedNextHop(AddressedNumber)
  case additionalPMSIFlags(AdditionalPMSIFlags)
  case contextLabelSpace(ContextLabelSpace)
  case color(Color)
  /// The tunnel type; see `TunnelEncapsulation`.
  case encapsulation(UInt16)
  /// RFC 7432 §7.8.
  case defaultGateway
  case macMobility(MACMobility)
  case esiLabel(ESILabel)
  /// The address of the ES-Import route target (RFC 7432 §7.6).
  case esImport(MACAddress)
  /// The address of the router behind the route (RFC 9135 §6.1).
  case routerMAC(MACAddress)
  case layer2Attributes(Layer2Attributes)
  case eTree(ETree)
  case dfElection(DFElection)
  /// Set aside; its six octets as they came.
  case serviceInstance(UInt64)
  /// The flags octet of the ARP/ND community, as it came (RFC 9047 §2).
  case arpND(flags: UInt8)
  case multicastFlags(MulticastFlags)
  /// Names the instance that a synch route is about (RFC 9251 §9.5).
  case eviRouteTarget(RouteTarget)
  case serviceCarvingTime(ServiceCarvingTime)
  /// All eight octets.
  case unknown(UInt64)
}

extension ExtendedCommunity {
  /// The first octet of communities that mean something only to those who know the sub-type (RFC 4360 §3.3).
  static let opaqueType: UInt8 = 0x03
  /// The first octet of all communities that RFC 7432 §7 and its followers define.
  static let evpnType: UInt8 = 0x06
  static let defaultGatewaySubtype: UInt8 = 0x0d
  static let routerMACSubtype: UInt8 = 0x03
  static let serviceInstanceSubtype: UInt8 = 0x07
  static let arpNDSubtype: UInt8 = 0x08

  /// The typed view; octets that a kind reserves do not show in it.
  package var kind: ExtendedCommunityKind {
    switch type {
    case 0x00...0x02: administeredKind
    case Self.opaqueType: opaqueKind
    case Self.opaqueType | 0x40 where subtype == ContextLabelSpace.subtype: .contextLabelSpace(ContextLabelSpace(self))
    case Self.evpnType: evpnKind
    default: .unknown(value)
    }
  }

  private var administeredKind: ExtendedCommunityKind {
    switch (type, subtype) {
    case (_, RouteTarget.subtype): .routeTarget(RouteTarget(type: type, value: payload))
    case (_, RouteOrigin.subtype): .routeOrigin(RouteOrigin(checked: type, payload))
    case (0x00, SourceAS.subtype), (0x02, SourceAS.subtype): .sourceAS(SourceAS(self))
    case (0x01, AddressedNumber.routeImportSubtype): .routeImport(AddressedNumber(self))
    case (0x01, AddressedNumber.segmentedNextHopSubtype): .segmentedNextHop(AddressedNumber(self))
    default: .unknown(value)
    }
  }

  private var opaqueKind: ExtendedCommunityKind {
    switch subtype {
    case AdditionalPMSIFlags.subtype: .additionalPMSIFlags(AdditionalPMSIFlags(rawValue: payload))
    case ContextLabelSpace.subtype: .contextLabelSpace(ContextLabelSpace(self))
    case Color.subtype: .color(Color(self))
    case TunnelEncapsulation.subtype: .encapsulation(UInt16(truncatingIfNeeded: value))
    case Self.defaultGatewaySubtype: .defaultGateway
    default: .unknown(value)
    }
  }

  private var evpnKind: ExtendedCommunityKind {
    switch subtype {
    case MACMobility.subtype: .macMobility(MACMobility(self))
    case ESILabel.subtype: .esiLabel(ESILabel(self))
    case Self.esImportSubtype: .esImport(MACAddress(payload))
    case Self.routerMACSubtype: .routerMAC(MACAddress(payload))
    case Layer2Attributes.subtype: .layer2Attributes(Layer2Attributes(self))
    case ETree.subtype: .eTree(ETree(self))
    case DFElection.subtype: .dfElection(DFElection(self))
    case Self.serviceInstanceSubtype: .serviceInstance(payload)
    case Self.arpNDSubtype: .arpND(flags: octet(2))
    case MulticastFlags.subtype: .multicastFlags(MulticastFlags(self))
    case RouteTarget.eviSubtypes:
      .eviRouteTarget(RouteTarget(type: subtype - RouteTarget.eviSubtypes.lowerBound, value: payload))
    case ServiceCarvingTime.subtype: .serviceCarvingTime(ServiceCarvingTime(self))
    default: .unknown(value)
    }
  }

  package init(_ kind: ExtendedCommunityKind) {
    switch kind {
    case .routeTarget(let target): self = target.extendedCommunity
    case .routeOrigin(let origin): self = origin.extendedCommunity
    case .sourceAS(let source): self = source.extendedCommunity
    case .routeImport(let value): self = value.extendedCommunity(subtype: AddressedNumber.routeImportSubtype)
    case .segmentedNextHop(let value): self = value.extendedCommunity(subtype: AddressedNumber.segmentedNextHopSubtype)
    case .additionalPMSIFlags(let flags): self = flags.extendedCommunity
    case .contextLabelSpace(let space): self = space.extendedCommunity
    case .color(let color): self = color.extendedCommunity
    case .encapsulation(let type): self = TunnelEncapsulation(rawValue: type).extendedCommunity
    case .defaultGateway: self.init(type: Self.opaqueType, subtype: Self.defaultGatewaySubtype, value: 0)
    case .macMobility(let mobility): self = mobility.extendedCommunity
    case .esiLabel(let label): self = label.extendedCommunity
    case .esImport(let address): self = .esImport(address)
    case .routerMAC(let address):
      self.init(type: Self.evpnType, subtype: Self.routerMACSubtype, value: address.value)
    case .layer2Attributes(let attributes): self = attributes.extendedCommunity
    case .eTree(let tree): self = tree.extendedCommunity
    case .dfElection(let election): self = election.extendedCommunity
    case .serviceInstance(let value):
      self.init(type: Self.evpnType, subtype: Self.serviceInstanceSubtype, value: value)
    case .arpND(let flags): self.init(type: Self.evpnType, subtype: Self.arpNDSubtype, value: UInt64(flags) << 40)
    case .multicastFlags(let flags): self = flags.extendedCommunity
    case .eviRouteTarget(let target): self = target.eviCommunity
    case .serviceCarvingTime(let time): self = time.extendedCommunity
    case .unknown(let value): self.init(value: value)
    }
  }
}

extension ExtendedCommunity: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .routeTarget(let target): "RT \(target)"
    case .routeOrigin(let origin): "route origin \(origin)"
    case .sourceAS(let source): "source AS \(source)"
    case .routeImport(let value): "VRF route import \(value)"
    case .segmentedNextHop(let value): "segmented next hop \(value)"
    case .additionalPMSIFlags(let flags): "PMSI flags \(flags)"
    case .contextLabelSpace(let space): "context label space \(space)"
    case .color(let color): "color \(color)"
    case .encapsulation(let type): "encapsulation \(TunnelEncapsulation(rawValue: type))"
    case .defaultGateway: "default gateway"
    case .macMobility(let mobility): "MAC mobility \(mobility)"
    case .esiLabel(let label): "ESI label \(label)"
    case .esImport(let address): "ES-Import \(address)"
    case .routerMAC(let address): "router's MAC \(address)"
    case .layer2Attributes(let attributes): "L2 attributes \(attributes)"
    case .eTree(let tree): "E-Tree \(tree)"
    case .dfElection(let election): "DF election \(election)"
    case .serviceInstance(let value): "I-SID \(hexadecimal(value, digits: 12))"
    case .arpND(let flags): "ARP/ND flags \(hexadecimal(flags, digits: 2))"
    case .multicastFlags(let flags): "multicast flags \(flags)"
    case .eviRouteTarget(let target): "EVI-RT \(target)"
    case .serviceCarvingTime(let time): "service carving time \(time)"
    case .unknown(let value): hexadecimal(value, digits: 16)
    }
  }
}
