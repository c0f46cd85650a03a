package import Wire

/// A host of the lab.
package struct Host: Sendable {
  /// Whether the host's own filter lets packets of `source` to `group` through.
  package func wants(source: IPAddress, group: IPAddress) -> Bool { false }

  mutating func reset() {}

  mutating func receive(_ bytes: [UInt8], on port: PortID, copy: CopyID, into effects: inout Effects) {
    effects.end(.dropped(.notMember))
  }

  mutating func timerExpired(_ key: TimerKey, into effects: inout Effects) {}

  mutating func portChanged(_ port: PortID, isUp: Bool, cause: RecordID, into effects: inout Effects) {}
}
