import TestSupport
import Wire

/// Every kind of BGP message between two routers, each in a segment of its own.
extension SampleFrames {
  static var bgpMessages: [(name: String, bytes: [UInt8])] {
    let others: [(String, BGPMessage)] = [
      (
        "OPEN with every capability",
        .open(
          OpenMessage(
            autonomousSystem: 4_200_000_001, holdTime: 90, identifier: loopbacks.0,
            capabilities: OpenMessageTests.capabilities.filter { $0.code < 200 }))
      ),
      ("ROUTE-REFRESH begin", .routeRefresh(RouteRefreshMessage(family: .evpn, subtype: .beginning))),
      ("ROUTE-REFRESH end", .routeRefresh(RouteRefreshMessage(family: .evpn, subtype: .end))),
      ("NOTIFICATION hold timer", .notification(NotificationMessage(code: 4, subcode: 0))),
      ("NOTIFICATION limit", .notification(.maximumPrefixes(.evpn, limit: 1000))),
      ("NOTIFICATION hard reset", .notification(.hardReset(.shutdown(text: "back at noon")))),
      (
        "NOTIFICATION capability",
        .notification(NotificationMessage(code: 2, subcode: 7, data: Capability.multiprotocol(.evpn).encoded))
      ),
      ("UPDATE with many attributes", BGPSamples.update(BGPSamples.inclusive, attributes)),
    ]
    let routes = (NLRITests.announcements + NLRITests.withdrawals).filter {
      // Path identifiers take an agreement, and of the next hop of an unknown family tshark knows more than we do.
      !$0.name.contains("identifier") && !$0.name.contains("passed on")
    }
    return BGPSamples.messages.map { ("BGP \($0.name)", bgp($0.bytes)) }
      + others.map { ("BGP \($0.0)", bgp($0.1.encoded())) }
      + routes.map { ("BGP \($0.name)", bgp(BGPMessage.update($0.value).encoded())) }
  }

  /// All that can stand beside EVPN routes.
  private static var attributes: PathAttributes {
    var attributes = PathAttributesTests.full
    for value in RareAttributeTests.rows.compactMap(\.1) { attributes.insert(RareAttribute(value)) }
    return attributes
  }
}
