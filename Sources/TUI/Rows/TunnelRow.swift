package import Engine

/// The words of the flow tree.
package enum TunnelRow {
  /// What a host got of a flow.
  package static func delivery(_ tally: HostTally) -> String {
    var text = "delivered \(tally.unique) dup \(tally.duplicates)"
    if tally.lost > 0 { text += " lost \(tally.lost)" }
    return text
  }
}
