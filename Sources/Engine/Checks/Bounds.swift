/// Upper bounds on how long things may take, computed from the lab.
package struct Bounds: Hashable, Sendable {
  /// One-way data delay across the longest path: no path is longer than all links together.
  package let data: Interval
  /// Time for a BGP change to be applied everywhere: two sessions in a row, and the IGP before them.
  package let control: Interval
  /// The settle window: no change in it, and a packet is judged strictly.
  package var window: Interval { max(control, data * 2) }

  package init(_ world: borrowing World) {
    var sum = Interval.zero
    for link in world.links { sum = sum + link.delay + link.faults.extraDelay + link.faults.jitter }
    let defaults = world.plant.description.defaults
    data = sum
    // A session's update takes at most the longest path; TCP may wait for one round trip in each of two sessions, and
    // for its shortest retransmission when the way has just come back.
    control = sum * 5 + defaults.igpDelay + defaults.bgpMRAI * 2 + TCPSettings().shortestTimeout
  }
}
