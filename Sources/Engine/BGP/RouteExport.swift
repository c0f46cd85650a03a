import Wire

/// What a peer is told of a path: who may hear of it, and with which attributes (RFC 4271 §9.1.3, RFC 4456 §6).
struct RouteExport: Sendable {
  private struct Case: Hashable {
    var attributes: AttributesID
    var treatment: Treatment
    /// The peer that a reflected path came from: its identifier goes into ORIGINATOR_ID.
    var source: PeerID?
  }

  enum Treatment: Hashable, Sendable {
    /// To a peer in this AS, as this speaker's own or from outside.
    case plain
    /// From a peer in this AS to another one.
    case reflect
    /// To another AS.
    case external
  }

  let speaker: SpeakerConfiguration
  /// The same attributes go to many peers.
  private var cache: [Case: AttributesID] = [:]

  init(_ speaker: SpeakerConfiguration) { self.speaker = speaker }

  /// Whether a path that came so may go there, and as what; `nil` when it may not.
  static func treatment(from source: PeerRelation, to target: PeerRelation) -> Treatment? {
    switch (source, target) {
    case (_, .local): nil
    case (.local, .external), (.external, .external), (.client, .external), (.nonClient, .external): .external
    case (.local, .client), (.local, .nonClient), (.external, .client), (.external, .nonClient): .plain
    case (.client, .client), (.client, .nonClient), (.nonClient, .client): .reflect
    // RFC 4271 §9.2: what came from within the AS does not go to those within.
    case (.nonClient, .nonClient): nil
    }
  }

  /// The attributes that `target` gets for the path, or `nil` when it must not hear of it.
  mutating func attributes(
    of path: Path, from source: PeerRole?, to target: PeerRole, interner: inout Interner
  ) -> AttributesID? {
    guard source?.id != target.id, path.refusal == nil,
      let treatment = Self.treatment(from: source?.relation ?? .local, to: target.relation)
    else { return nil }
    let value = interner[path.attributes]
    guard Self.mayPass(value.attributes, treatment) else { return nil }
    let entry = Case(
      attributes: path.attributes, treatment: treatment, source: treatment == .reflect ? source?.id : nil)
    if let known = cache[entry] { return known }
    let id = interner.id(of: rewritten(value, treatment, from: source))
    cache[entry] = id
    return id
  }

  /// The well-known communities (RFC 1997).
  private static func mayPass(_ attributes: PathAttributes, _ treatment: Treatment) -> Bool {
    if attributes.communities.isEmpty { return true }
    if attributes.communities.contains(.noAdvertise) { return false }
    return treatment != .external || !attributes.communities.contains(.noExport)
  }

  private func rewritten(_ value: RouteAttributes, _ treatment: Treatment, from source: PeerRole?) -> RouteAttributes {
    var result = value
    result.attributes.origin = value.attributes.origin ?? .igp
    result.attributes.asPath = value.attributes.asPath ?? .empty
    if source != nil { result.attributes.forwardUnknown() }
    switch treatment {
    case .plain:
      result.attributes.localPreference = value.attributes.localPreference ?? 100
    case .reflect:
      result.attributes.localPreference = value.attributes.localPreference ?? 100
      // RFC 4456 §8: the first reflector says who originated it, each says that it was there.
      result.attributes.originatorID = value.attributes.originatorID ?? source?.identifier
      result.attributes.clusterList.insert(speaker.clusterID, at: 0)
    case .external:
      result.attributes.asPath = (value.attributes.asPath ?? .empty).prepending(speaker.autonomousSystem)
      result.nextHop = speaker.address
      result.attributes.localPreference = nil
      result.attributes.originatorID = nil
      result.attributes.clusterList = []
      // RFC 4271 §5.1.4: a value from another AS does not go on to a third.
      if source != nil { result.attributes.multiExitDiscriminator = nil }
    }
    return result
  }
}
