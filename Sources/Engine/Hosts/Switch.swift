/// A switch of the lab.
package struct Switch: Sendable {
  mutating func reset() {}

  mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    effects.end(.dropped(.noListener))
  }

  mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {}

  mutating func portChanged(_ port: PortID, isUp: Bool, cause: RecordID, into effects: inout Effects) {}
}
