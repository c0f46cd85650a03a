/// What only shows when all attributes of an UPDATE have been read: missing ones, and those that contradict each other.
extension UpdateDecoder {
  /// The decoded message, or the end of the session (RFC 7606 §5.2).
  consuming func finish(withdrawn: [IPv4Prefix], announced: [IPv4Prefix]) throws(BGPError) -> DecodedUpdate {
    mergeFourOctetAS()
    let announcesRoutes = !announced.isEmpty || !(reach?.isEmpty ?? true)
    if announcesRoutes {
      checkMandatory(nextHopNeeded: !announced.isEmpty)
      checkTunnel()
      checkSegment()
    }
    let message = UpdateMessage(
      attributes: attributes, reach: reach, unreach: unreach, withdrawn: withdrawn, announced: announced)
    guard let worst = errors.first(where: { $0.action == .treatAsWithdraw }) else {
      return DecodedUpdate(message: message, action: .accept, errors: errors)
    }
    // Without routes to withdraw, the attributes cannot be meant for what has been read.
    if !announcesRoutes { throw worst.reset }
    return DecodedUpdate(message: message, action: .treatAsWithdraw, errors: errors)
  }

  private mutating func add(_ type: AttributeType, _ action: AttributeError.Action, _ subcode: UInt8, _ text: String) {
    let cause = WireError(field: type.name, offset: 0, reason: .invalid(text))
    errors.append(
      AttributeError(type: type.rawValue, action: action, subcode: subcode, cause: cause, octets: [type.rawValue]))
  }

  /// RFC 7606 §3 d; a missing LOCAL_PREF is left to the decision process, which has a default.
  private mutating func checkMandatory(nextHopNeeded: Bool) {
    var mandatory: [AttributeType] = [.origin, .asPath]
    if nextHopNeeded { mandatory.append(.nextHop) }
    for type in mandatory where !seen.contains(type) { add(type, .treatAsWithdraw, 3, "it is missing") }
  }

  /// Puts together what an old session carries in two attributes each (RFC 6793 §4.2.3).
  private mutating func mergeFourOctetAS() {
    guard !context.fourOctetAS else { return }
    if let aggregator = attributes.aggregator, aggregator.autonomousSystem != UInt32(OpenMessage.asTrans) {
      return  // Somebody who does not know four octets has aggregated: both attributes are out of date.
    }
    if let as4Aggregator, attributes.aggregator != nil { attributes.aggregator = as4Aggregator }
    if let as4Path, let path = attributes.asPath { attributes.asPath = path.merged(with: as4Path) }
  }

  /// RFC 7902 §2, RFC 6515 §4.2, RFC 9573 §4.2.
  private mutating func checkTunnel() {
    let tunnel = attributes.pmsiTunnel
    let isExtended = tunnel?.flags.contains(.extension) ?? false
    let hasFlags = attributes.extendedCommunities.contains(where: \.isAdditionalPMSIFlags)
    if isExtended, !hasFlags {
      add(.pmsiTunnel, .treatAsWithdraw, 9, "its extension flag is set, but the community with more flags is missing")
    }
    if hasFlags, !isExtended {
      attributes.extendedCommunities.removeAll(where: \.isAdditionalPMSIFlags)
      add(.extendedCommunities, .attributeDiscard, 9, "additional PMSI flags without the extension flag")
    }
    guard let reach, reach.family == .evpn else { return }
    if case .ingressReplication(let address) = tunnel?.identifier, address.family != reach.nextHop.family {
      add(.pmsiTunnel, .treatAsWithdraw, 9, "the families of tunnel endpoint and next hop differ (RFC 6515 §4.2)")
    }
    if attributes.extendedCommunities.contains(where: \.isCommonBlockFlagSet),
      attributes.extendedCommunities.contains(where: \.isContextLabelSpace),
      reach.routes.contains(where: { [3, 9, 10].contains($0.type) })
    {
      add(.extendedCommunities, .treatAsWithdraw, 9, "a common label and a context label space (RFC 9573 §4.2)")
    }
  }

  /// A single-active segment has no split-horizon type (RFC 9746 §2.2).
  private mutating func checkSegment() {
    guard let reach, let label = attributes.esiLabel, label.isSingleActive, label.splitHorizonType != 0 else { return }
    let isAboutSegment = reach.routes.contains { route in
      if case .ethernetAutoDiscovery(let body) = route { body.isPerSegment } else { false }
    }
    guard isAboutSegment else { return }
    add(.extendedCommunities, .treatAsWithdraw, 9, "single-active with a split-horizon type (RFC 9746 §2.2)")
  }
}
