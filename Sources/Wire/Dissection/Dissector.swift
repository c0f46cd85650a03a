/// Octets → the tree of their fields, read by the decoders that the routers run.
package enum Dissector {
  package static func dissect(frame bytes: [UInt8]) -> Dissection {
    dissect(bytes, as: .ethernet)
  }

  /// The tree of octets that begin with the header of `layer`.
  ///
  /// A `StreamTracker` makes the plan, with which messages that lie in several segments are read; `context` is what a
  /// BGP session has agreed on where there is no plan.
  package static func dissect(
    _ bytes: [UInt8], as layer: Layer?, stream plan: StreamPlan? = nil, context: BGPContext = BGPContext()
  ) -> Dissection {
    var walk = DissectionWalk(bytes)
    walk.stream = plan
    walk.context = context
    walk.go(to: layer, else: "Octets")
    return walk.finished()
  }
}
