/// The panes, by name.
///
/// Which there are, and in which order, says `PaneList`.
package enum PaneName: Hashable, Sendable, CaseIterable {
  case topology, rib, tunnels, packets, events, log, help
}
