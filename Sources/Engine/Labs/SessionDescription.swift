/// Which BGP sessions the speakers hold.
package enum SessionPlan: Hashable, Sendable {
  /// Full mesh in each AS, or to the AS's route reflectors when it has some; EBGP on links between ASes.
  case automatic
  case list([SessionDescription])
}

/// A BGP session between two speakers of the lab.
package struct SessionDescription: Hashable, Sendable {
  package var a: String
  package var b: String
  /// Whether `a` is a client of the reflector `b` (RFC 4456 §5).
  package var isClient: Bool
  /// Whether an external session may cross routers between its ends.
  package var isMultihop: Bool
  /// The local preference that `a` gives to what it imports from `b`.
  package var localPreference: UInt32?
  package var position: SourcePosition

  package init(
    a: String, b: String, isClient: Bool = false, isMultihop: Bool = false, localPreference: UInt32? = nil,
    position: SourcePosition = .none
  ) {
    self.a = a
    self.b = b
    self.isClient = isClient
    self.isMultihop = isMultihop
    self.localPreference = localPreference
    self.position = position
  }
}
