package import Wire

/// What a router's control plane did that an invariant speaks of.
///
/// Segments and services are places in the lab file.
package enum StateEvent: Sendable {
  /// The PE takes or gives up the role of designated forwarder.
  case forwarder(NodeID, segment: Int, service: Int, isForwarder: Bool, record: RecordID)
  /// A membership report for (x,G) reached the PE on this segment (`nil`: on a single-homed circuit).
  case reported(NodeID, segment: Int?, service: Int, key: MulticastSourceGroup)
  /// A leave of (x,G) reached the PE.
  case left(NodeID, segment: Int?, service: Int, key: MulticastSourceGroup)
  /// The PE removed (x,G) from the segment: nobody of the segment speaks for it any more, as far as the PE knows.
  case removed(NodeID, segment: Int, service: Int, key: MulticastSourceGroup, record: RecordID)
}
