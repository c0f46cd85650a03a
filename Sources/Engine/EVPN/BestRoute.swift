package import Wire

/// The best route to a key, as BGP hands it to those who import it.
package struct BestRoute: Sendable {
  package let route: EVPNRoute
  package let attributes: RouteAttributes
  package let announced: Announcement
  /// `nil`: this router originates it.
  package let peer: PeerID?

  package init(_ path: Path, _ interner: Interner) {
    route = interner[path.route]
    attributes = interner[path.attributes]
    announced = path.announced
    peer = path.peer
  }

  /// Whether the peer has withdrawn the route that was best before, and has then announced this one.
  ///
  /// For most routes only what is announced now counts. But a PE that took its Ethernet Segment route back had lost the
  /// segment, and each Leave Synch route is a leave of its own.
  func isAnnouncedAnew(after old: BestRoute?) -> Bool {
    guard let old else { return true }
    return peer == old.peer && announced != old.announced
  }
}
