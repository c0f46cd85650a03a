/// What can be wrong with an UPDATE although each of its attributes is right: contradictions, and what cannot be read.
package enum UpdateDefect: CaseIterable, Hashable, Sendable {
  /// A length goes beyond the message.
  case lengths
  /// An IPv4 route cannot be read.
  case ipv4Routes
  /// An error that would withdraw routes, and no routes.
  case nothingToWithdraw
  /// The key of a membership route cannot be read.
  case membershipKey
  /// A route whose key is clear contradicts itself.
  case routeContradiction
  /// An IP prefix route whose overlay indexes contradict each other, or that leads nowhere.
  case overlayIndex
  /// A synch route without exactly one EVI-RT community.
  case synchInstance
  /// A Multicast Flags community with neither proxy bit.
  case multicastFlags
  /// More than one DF Election community.
  case dfElection
  /// The extension flag of the tunnel attribute without the community with more flags.
  case extensionWithoutFlags
  /// That community without the tunnel attribute or its extension flag.
  case flagsWithoutExtension
  /// A label from a block that a domain shares, and a label space of one router.
  case commonLabelSpace
  /// A tunnel endpoint of another family than the next hop.
  case endpointFamily
  /// A single-active segment with a split-horizon type.
  case splitHorizonType
  /// The path of an external peer does not begin with its AS.
  case firstAS

  package var rule: ErrorRule {
    switch self {
    case .lengths: .reset("RFC 7606 §3 b")
    case .ipv4Routes: .reset("RFC 7606 §5.3")
    case .nothingToWithdraw: .reset("RFC 7606 §5.2")
    case .membershipKey: .reset("RFC 9251 §9.7")
    case .routeContradiction: .withdraw("RFC 9251 §9.7")
    case .overlayIndex: .withdraw("RFC 9136 §3.1")
    case .synchInstance: .withdraw("RFC 9251 §9.5")
    case .multicastFlags: .ignore("RFC 9251 §9.4")
    case .dfElection: .ignore("RFC 8584 §2.2")
    case .extensionWithoutFlags: .withdraw("RFC 7902 §2")
    case .flagsWithoutExtension: .discard("RFC 7902 §2")
    case .commonLabelSpace: .withdraw("RFC 9573 §4.2")
    case .endpointFamily: .withdraw("RFC 6515 §4.2")
    case .splitHorizonType: .withdraw("RFC 9746 §2.2")
    case .firstAS: .withdraw("RFC 7606 §7.2")
    }
  }

  /// What stands in the error.
  var text: String {
    switch self {
    case .lengths: "a length goes beyond the message"
    case .ipv4Routes: "a route cannot be read"
    case .nothingToWithdraw: "there are no routes to withdraw"
    case .membershipKey: "the key cannot be read"
    case .routeContradiction: "the route contradicts itself"
    case .overlayIndex: "the overlay indexes contradict each other"
    case .synchInstance: "a synch route has exactly one EVI-RT community"
    case .multicastFlags: "neither proxy bit is set"
    case .dfElection: "there is more than one"
    case .extensionWithoutFlags: "its extension flag is set, but the community with more flags is missing"
    case .flagsWithoutExtension: "additional PMSI flags without the extension flag"
    case .commonLabelSpace: "a common label and a context label space"
    case .endpointFamily: "the families of tunnel endpoint and next hop differ"
    case .splitHorizonType: "single-active with a split-horizon type"
    case .firstAS: "it does not begin with the AS of the peer"
    }
  }
}
