/// Routes that are announced with their attributes, and routes that are withdrawn (RFC 4271 §4.3).
///
/// Octets after the header: length of the withdrawn routes 2, withdrawn IPv4 routes, length of the attributes 2,
/// attributes, announced IPv4 routes. Other families are in the attributes (RFC 4760).
package struct UpdateMessage: Hashable, Sendable {
  package var attributes: PathAttributes
  package var reach: MPReach?
  package var unreach: MPUnreach?
  package var withdrawn: RouteList<IPv4Prefix>
  package var announced: RouteList<IPv4Prefix>

  package init(
    attributes: PathAttributes = PathAttributes(), reach: MPReach? = nil, unreach: MPUnreach? = nil,
    withdrawn: RouteList<IPv4Prefix> = [], announced: RouteList<IPv4Prefix> = []
  ) {
    self.attributes = attributes
    self.reach = reach
    self.unreach = unreach
    self.withdrawn = withdrawn
    self.announced = announced
  }

  /// Says that all routes of the family have been announced (RFC 4724 §2).
  package static func endOfRIB(_ family: AddressFamily) -> UpdateMessage {
    family == .ipv4Unicast ? UpdateMessage() : UpdateMessage(unreach: MPUnreach(family: family))
  }

  /// The family of which this is the End-of-RIB mark, or `nil`.
  package var endOfRIB: AddressFamily? {
    guard reach == nil, withdrawn.isEmpty, announced.isEmpty, unreach?.isEmpty ?? true,
      attributes == PathAttributes()
    else { return nil }
    return unreach?.family ?? .ipv4Unicast
  }

  package var isEndOfRIB: Bool { endOfRIB != nil }

  /// Whether it announces anything.
  package var hasReachableRoutes: Bool { !announced.isEmpty || !(reach?.isEmpty ?? true) }

  /// The routes come first, then the other attributes in the order of their types (RFC 7606 §5.1).
  package func write(to writer: inout ByteWriter, context: BGPContext) {
    let isIdentified = context.sendsPathIdentifiers(.ipv4Unicast)
    writer.counted16 { withdrawn.write(to: &$0, isIdentified: isIdentified) { $0.write(to: &$1) } }
    writer.counted16 { writer in
      if let reach { writer.routes(.mpReach) { reach.write(to: &$0, context: context) } }
      if let unreach { writer.routes(.mpUnreach) { unreach.write(to: &$0, context: context) } }
      attributes.write(to: &writer, context: context)
    }
    announced.write(to: &writer, isIdentified: isIdentified) { $0.write(to: &$1) }
  }
}

extension UpdateMessage: CustomStringConvertible {
  package var description: String {
    if let endOfRIB { return "end of RIB, \(endOfRIB)" }
    let announcedCount = announced.count + (reach?.nlri.count ?? 0)
    let withdrawnCount = withdrawn.count + (unreach?.nlri.count ?? 0)
    return "\(announcedCount) announced, \(withdrawnCount) withdrawn"
  }
}
