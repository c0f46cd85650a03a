/// Routes of a family that are withdrawn; with none, the mark that all have been announced (RFC 4760 §4, RFC 4724 §2).
///
/// Octets: AFI 2, SAFI 1, routes.
package struct MPUnreach: Hashable, Sendable {
  package private(set) var nlri: NLRI

  /// Withdraws routes; their labels are left out.
  package init(_ nlri: NLRI) { self.nlri = nlri.withdrawn }

  /// Withdraws EVPN routes.
  package init(routes: [EVPNRoute]) { nlri = .evpn(RouteList(routes)) }

  /// Withdraws nothing: the mark that all routes of the family have been announced.
  package init(family: AddressFamily) { nlri = NLRI(none: family) }

  package var family: AddressFamily { nlri.family }

  /// The EVPN routes; of another family there are none, and none can be set.
  package var routes: [EVPNRoute] {
    get { nlri.routes }
    set {
      guard case .evpn(let list) = nlri else { return }
      nlri = .evpn(RouteList(newValue, pathIdentifiers: list.pathIdentifiers))
    }
  }

  /// Whether there is any route in it.
  package var isEmpty: Bool { nlri.isEmpty }

  /// Adds routes; tells whether they are of this family.
  mutating func append(_ more: NLRI) -> Bool { nlri.append(more.withdrawn) }

  init(reading reader: inout ByteReader, context: BGPContext) throws(WireError) {
    let family = try AddressFamily(reading: &reader)
    nlri = try NLRI(
      of: family, reading: &reader, isWithdrawn: true, isIdentified: context.takesPathIdentifiers(family))
  }

  func write(to writer: inout ByteWriter, context: BGPContext) {
    family.write(to: &writer)
    nlri.write(to: &writer, isIdentified: context.sendsPathIdentifiers(family))
  }

  /// The octets before the routes.
  var fixedLength: Int { 3 }
}
