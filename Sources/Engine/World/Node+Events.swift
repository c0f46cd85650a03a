import Wire

/// What comes to a node goes to the part that it is: router, host or switch.
extension Node {
  /// How much of its work keeps the network from having converged.
  var currentBusy: Int { router?.value.busy ?? 0 }

  mutating func start(cause: RecordID, into effects: inout Effects) {
    router?.value.start(cause: cause, into: &effects)
  }

  /// Forgets everything learnt, as a crash does.
  mutating func reset() {
    router?.value.reset()
    host?.value.reset()
    bridge?.value.reset()
  }

  mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    router?.value.receive(bytes, on: port, copy: copy, into: &effects)
    host?.value.receive(bytes, on: port, copy: copy, into: &effects)
    bridge?.value.receive(bytes, on: port, copy: copy, into: &effects)
  }

  mutating func receive(
    _ advertisement: LinkStateAdvertisement, over port: PortID, cause: RecordID, into effects: inout Effects
  ) {
    router?.value.receive(advertisement, over: port, cause: cause, into: &effects)
  }

  mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {
    router?.value.timerExpired(key, into: &effects)
    host?.value.timerExpired(key, into: &effects)
    bridge?.value.timerExpired(key, into: &effects)
  }

  mutating func portChanged(
    _ port: PortID, isUp: Bool, neighbor: Neighbor?, cause: RecordID, into effects: inout Effects
  ) {
    router?.value.portChanged(port, isUp: isUp, neighbor: neighbor, cause: cause, into: &effects)
    host?.value.portChanged(port, isUp: isUp, cause: cause, into: &effects)
    bridge?.value.portChanged(port, isUp: isUp, cause: cause, into: &effects)
  }
}
