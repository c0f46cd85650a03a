package import Wire

/// A route that this PE says, as a function of what it knows.
package struct Origination: Hashable, Sendable {
  package let route: EVPNRoute
  package let attributes: PathAttributes
  /// The record that it follows from.
  package let cause: RecordID
  /// Where the standard asks for it.
  package let clause: Clause

  /// Whether the same is said, whatever it followed from.
  package func says(_ other: Origination) -> Bool { route == other.route && attributes == other.attributes }
}

/// The routes of one dirty key, by the key of the NLRI.
package typealias Originations = SortedMap<EVPNRouteKey, Origination>

extension Originations {
  mutating func add(_ origination: Origination?) {
    guard let origination else { return }
    self[origination.route.key] = origination
  }
}
