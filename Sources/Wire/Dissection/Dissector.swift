/// Octets → the tree of their fields, read by the decoders that the routers run.
package enum Dissector {
  package static func dissect(frame bytes: [UInt8]) -> Dissection {
    dissect(bytes, as: .ethernet)
  }

  /// The tree of octets that begin with the header of `layer`.
  package static func dissect(_ bytes: [UInt8], as layer: Layer) -> Dissection {
    var walk = DissectionWalk(bytes)
    walk.go(to: layer)
    return walk.finished()
  }
}
