import Wire

/// What a speaker makes of the attributes in an UPDATE before its routes go into the Adj-RIB-In.
enum RouteImport {
  /// The attributes as they count here: LOCAL_PREF is this AS's own affair (RFC 4271 §5.1.5).
  static func attributes(_ value: RouteAttributes, from peer: PeerRole) -> RouteAttributes {
    var result = value
    if let preference = peer.localPreference {
      result.attributes.localPreference = preference
    } else if peer.isExternal || value.attributes.localPreference == nil {
      result.attributes.localPreference = 100
    }
    return result
  }

  /// Why no path with these attributes may be used, or `nil`.
  static func refusal(
    of value: RouteAttributes, from peer: PeerRole, at speaker: SpeakerConfiguration
  ) -> PathRefusal? {
    let attributes = value.attributes
    if let path = attributes.asPath {
      if path.contains(speaker.autonomousSystem) { return .autonomousSystemLoop }
      if peer.isExternal, path.neighbor != peer.autonomousSystem { return .foreignFirstSystem }
    }
    if attributes.originatorID == speaker.identifier { return .ownOriginator }
    if attributes.clusterList.contains(speaker.clusterID) { return .ownCluster }
    if value.nextHop == speaker.address { return .ownNextHop }
    return nil
  }
}
