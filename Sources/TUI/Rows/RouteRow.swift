package import Engine
package import Wire

/// What became of a route since the moment that the RIB is compared with.
package enum RouteStanding: Hashable, Sendable {
  case best, new, changed, withdrawn

  package var word: String {
    switch self {
    case .best: "best"
    case .new: "new"
    case .changed: "chg"
    case .withdrawn: "wdrn"
    }
  }

  package var glyph: Glyph {
    switch self {
    case .best: .best
    case .new: .new
    case .changed: .changed
    case .withdrawn: .withdrawn
    }
  }

  package var style: Style {
    switch self {
    case .best: .plain
    case .new: .new
    case .changed: .changed
    case .withdrawn: .withdrawn
    }
  }
}

/// One route of a RIB as a row.
package enum RouteRow {
  /// The columns, with the node's name when there are several.
  package static func columns(hasNodes: Bool, width: Int) -> Columns {
    var columns: [Columns.Column] = [.init("", .cells(1))]
    if hasNodes { columns.append(.init("node", .cells(6))) }
    columns += [.init("t", .cells(1)), .init("key", .share(1)), .init("nh", .cells(width >= 50 ? 6 : 4))]
    if width >= 44 { columns.append(.init("pta", .cells(width >= 50 ? 8 : 6))) }
    columns.append(.init("st", .cells(4)))
    if width >= 56 { columns.append(.init("since", .cells(8), right: true)) }
    return Columns(columns)
  }

  package static func text(
    _ route: EVPNRoute, _ attributes: RouteAttributes?, standing: RouteStanding, since: Instant?, node: String?,
    width: Int, _ view: borrowing WorldView
  ) -> RowText {
    let style = standing.style
    var pieces: [RowText.Piece] = [.init(standing.glyph.text(in: view.glyphs), style)]
    if let node { pieces.append(.init(node, style)) }
    pieces.append(.init("\(route.type)", style))
    pieces.append(.init(key(route, view), style))
    pieces.append(.init(attributes.map { view.name($0.nextHop) } ?? "-", style))
    if width >= 44 { pieces.append(.init(tunnel(route, attributes), style)) }
    pieces.append(.init(standing.word, style))
    if width >= 56 { pieces.append(.init(since.map(TimeText.short) ?? "", .dim)) }
    return RowText(pieces)
  }

  /// What tells the route from others of its type, in the names of the lab.
  package static func key(_ route: EVPNRoute, _ view: borrowing WorldView) -> String {
    switch route {
    case .ethernetAutoDiscovery(let route):
      "\(view.name(route.segment)) \(route.isPerSegment ? "per ES" : "per EVI") \(view.name(route.routeDistinguisher))"
    case .macIPAdvertisement(let route):
      "\(route.mac)\(route.ip.map { " \($0)" } ?? "") \(view.name(route.routeDistinguisher))"
    case .inclusiveMulticast(let route):
      route.routeDistinguisher.administratorAddress == route.originator
        ? view.name(route.routeDistinguisher) : "\(view.name(route.originator)) \(view.name(route.routeDistinguisher))"
    case .ethernetSegment(let route): "\(view.name(route.segment)) \(view.name(route.originator))"
    case .selectiveMulticast(let route): "\(route.sourceGroup) \(view.name(route.originator))"
    case .membershipReportSynch(let route):
      "\(route.sourceGroup) \(view.name(route.segment)) \(view.name(route.originator))"
    case .leaveSynch(let route): "\(route.sourceGroup) \(view.name(route.segment)) \(view.name(route.originator))"
    case .ipPrefix(let route): "\(route.prefix)/\(route.prefixLength) \(view.name(route.routeDistinguisher))"
    case .perRegion(let route): "\(route.region) \(view.name(route.routeDistinguisher))"
    case .selectivePMSI(let route): "\(route.sourceGroup) \(view.name(route.originator))"
    case .leaf(let route): "\(view.name(route.originator)) for \(answered(route, view))"
    case .unknown(_, let octets): "\(octets.count) octets"
    }
  }

  /// The route that a Leaf A-D route answers, if its key names one.
  private static func answered(_ route: LeafRoute, _ view: borrowing WorldView) -> String {
    let readings = route.routeKey.readings
    guard readings.count == 1, let only = readings.first else { return "\(route.routeKey.octets.count) octets" }
    return "\(name(only)) \(key(only, view))"
  }

  /// The number and short name of the route's type: `6 SMET`.
  static func name(_ route: EVPNRoute) -> String {
    let name: String? =
      switch route {
      case .ethernetAutoDiscovery: "A-D"
      case .macIPAdvertisement: "MAC"
      case .inclusiveMulticast: "IMET"
      case .ethernetSegment: "ES"
      case .selectiveMulticast: "SMET"
      case .membershipReportSynch: "join"
      case .leaveSynch: "leave"
      case .ipPrefix: "prefix"
      case .perRegion: "region"
      case .selectivePMSI: "S-PMSI"
      case .leaf: "leaf"
      case .unknown: nil
      }
    return "\(route.type)" + (name.map { " \($0)" } ?? "")
  }

  /// The tunnel that the route offers, or what it says of membership.
  static func tunnel(_ route: EVPNRoute, _ attributes: RouteAttributes?) -> String {
    if let tunnel = attributes?.attributes.pmsiTunnel {
      let name =
        switch tunnel.identifier {
        case .none: "none"
        case .rsvp: "RSVP"
        case .mldp: "mLDP"
        case .pim: "PIM"
        case .ingressReplication: "IR"
        case .transport: "tunnel"
        case .assistedReplication: "AR"
        case .bier: "BIER"
        case .segmentRoutingMPLS, .segmentRoutingIPv6: "SR"
        case .other(let type, _): "t\(type)"
        }
      return "\(name) \(tunnel.mplsLabel.value)"
    }
    return switch route {
    case .selectiveMulticast(let route): flags(route.flags, route.sourceGroup)
    case .membershipReportSynch(let route): flags(route.flags, route.sourceGroup)
    case .leaveSynch(let route): flags(route.flags, route.sourceGroup)
    default: "-"
    }
  }

  private static func flags(_ flags: MembershipFlags, _ key: MulticastSourceGroup) -> String {
    flags.contains(.exclude)
      ? flags.subtracting(.exclude).text(for: key.family) + " ie" : flags.text(for: key.family)
  }
}
