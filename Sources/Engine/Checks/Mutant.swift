/// A deliberate defect of the engine: the checks are tested by whether they catch it.
///
/// Handed to derivations as context.
package enum Mutant: String, Hashable, Sendable, CaseIterable {
  /// A PE that waits for no election timer and thinks that it is the forwarder at once.
  case everybodyForwards = "everybody-forwards"
  /// Copies into the core carry no ESI label.
  case noSegmentLabel = "no-esi-filter"
  /// The countdown of a leave carries no allowance for BGP.
  case noDelta = "mrt-without-delta"
  /// A join synch that arrives during the countdown is ignored.
  case joinSynchIgnored = "join-synch-ignored"
  /// The old forwarder keeps its SMET routes.
  case selectiveKept = "smet-kept"
  /// A frame that nobody wants ends without a reason.
  case dropWithoutReason = "drop-without-reason"
}
