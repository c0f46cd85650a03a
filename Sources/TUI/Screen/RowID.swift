package import Engine
package import Wire

/// What a row of a list is about.
///
/// Selections and scroll positions name rows by this and not by number: they stay where they are when rows come and go.
package enum RowID: Hashable, Sendable {
  case route(NodeID, EVPNRouteKey)
  case packet(CopyID)
  case record(RecordID)
  /// A place in a tree, by the names on the way to it.
  case path(String)
  case line(Int)
}

/// Where a list stands.
package struct ListState: Hashable, Sendable {
  /// `nil`: where the list begins, or its end when it follows what happens.
  package var selected: RowID?
  /// The first row that was shown.
  package var top: RowID?

  package init() {}
}
