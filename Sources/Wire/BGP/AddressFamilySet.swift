/// Some of the families whose routes this speaker reads; others it passes on as octets.
package struct AddressFamilySet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package static let evpn = AddressFamilySet(rawValue: 0x01)
  package static let ipv4Unicast = AddressFamilySet(rawValue: 0x02)
  package static let ipv6Unicast = AddressFamilySet(rawValue: 0x04)
  package static let labelledIPv4 = AddressFamilySet(rawValue: 0x08)
  package static let labelledIPv6 = AddressFamilySet(rawValue: 0x10)
  package static let routeTargetConstraint = AddressFamilySet(rawValue: 0x20)

  package static let all = AddressFamilySet(rawValue: 0x3f)

  /// One family, or none when its routes are not read.
  package init(_ family: AddressFamily) {
    switch family {
    case .evpn: self = .evpn
    case .ipv4Unicast: self = .ipv4Unicast
    case .ipv6Unicast: self = .ipv6Unicast
    case .labelledIPv4: self = .labelledIPv4
    case .labelledIPv6: self = .labelledIPv6
    case .routeTargetConstraint: self = .routeTargetConstraint
    default: self = []
    }
  }
}
