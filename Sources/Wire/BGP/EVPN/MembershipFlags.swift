/// The flags octet of the routes about membership: which versions spoke, and in which mode (RFC 9251 §9.1–§9.3).
///
/// The same bits mean IGMP versions 1 to 3 for an IPv4 group and MLD versions 1 and 2 for an IPv6 group.
package struct MembershipFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// MLDv1; for IGMP senders leave it out and receivers ignore it (§9.1.1).
  package static let version1 = MembershipFlags(rawValue: 0x01)
  /// IGMPv2, or MLDv2.
  package static let version2 = MembershipFlags(rawValue: 0x02)
  /// IGMPv3; not for MLD.
  package static let version3 = MembershipFlags(rawValue: 0x04)
  /// The IE bit: with IGMPv3 or MLDv2, the group is in exclude mode.
  package static let exclude = MembershipFlags(rawValue: 0x08)

  static let versions: MembershipFlags = [.version1, .version2, .version3]

  /// What contradicts the rules for `sourceGroup`, or `nil`: then the route is treated as withdrawn (RFC 9251 §9.7).
  func contradiction(for sourceGroup: MulticastSourceGroup) -> StaticString? {
    if let source = sourceGroup.source, let group = sourceGroup.group, source.family != group.family {
      return "the source and the group are of different families"
    }
    if isDisjoint(with: .versions) { return "no version is set (RFC 9251 §4.1.2)" }
    switch sourceGroup.family {
    case .v4:
      if isDisjoint(with: [.version2, .version3]) { return "only version 1 is set for an IPv4 group (RFC 9251 §10)" }
      if sourceGroup.source != nil, contains(.version2) { return "IGMPv2 with a source (RFC 9251 §4.1.1)" }
    case .v6:
      if contains(.version3) { return "version 3 is set for an IPv6 group (RFC 9251 §9.7)" }
      if sourceGroup.source != nil, contains(.version1) { return "MLDv1 with a source (RFC 9251 §4.1.1)" }
    case nil:
      break
    }
    return nil
  }

  /// The names of the flags, as the family of the group gives them.
  package func text(for family: IPAddress.Family?) -> String {
    let names: [(MembershipFlags, String)] =
      family == .v6
      ? [(.version1, "MLDv1"), (.version2, "MLDv2"), (.version3, "0x04"), (.exclude, "exclude")]
      : [(.version1, "v1"), (.version2, "v2"), (.version3, "v3"), (.exclude, "exclude")]
    let set = names.filter { contains($0.0) }.map(\.1)
    return set.isEmpty ? "none" : set.joined(separator: " ")
  }
}

extension ByteReader {
  mutating func membershipFlags(for sourceGroup: MulticastSourceGroup) throws(WireError) -> MembershipFlags {
    let range = try take(1, "Flags")
    let flags = MembershipFlags(rawValue: bytes[range.lowerBound])
    note("Flags", "\(hexadecimal(flags.rawValue, digits: 2)) \(flags.text(for: sourceGroup.family))", over: range)
    return flags
  }
}
