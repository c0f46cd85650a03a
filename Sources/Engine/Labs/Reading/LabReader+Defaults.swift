extension LabReader {
  mutating func readDefaults(_ table: LabTable) {
    if let link = self.table(table, "link", LabSchema.linkDefaults) {
      lab.defaults.linkDelay = duration(link, "delay", in: Self.linkDelays) ?? lab.defaults.linkDelay
    }
    if let bgp = self.table(table, "bgp", LabSchema.bgpDefaults) { readBGP(bgp) }
    if let igmp = self.table(table, "igmp", LabSchema.igmpDefaults) { readIGMP(igmp) }
    if let df = self.table(table, "df", LabSchema.dfDefaults) {
      lab.defaults.electionWait = duration(df, "election-wait", in: .zero ... .seconds(3_600)) ?? .seconds(3)
      lab.defaults.handOver = word(df, "hand-over", HandOver.self) ?? .classic
    }
    if let leave = self.table(table, "leave-synch", LabSchema.leaveSynchDefaults) {
      lab.defaults.leaveSynchDelta = duration(leave, "delta", in: .zero ... .seconds(3_600)) ?? .milliseconds(100)
    }
    if let node = table["bfd"] {
      if case .table = node.content {
        note(node.position, "`bfd` with an interval is not known to this version", mend: "known: none")
      } else {
        _ = word(table, "bfd", among: ["none"])
      }
    }
    if let igp = self.table(table, "igp", LabSchema.igpDefaults) {
      lab.defaults.igpDelay = duration(igp, "delay", in: .zero ... .seconds(3_600)) ?? .milliseconds(50)
    }
    if let boot = self.table(table, "boot", LabSchema.bootDefaults) {
      lab.defaults.bootJitter = duration(boot, "jitter", in: .zero ... .seconds(3_600)) ?? .zero
    }
  }

  /// A link without delay would let endless exchanges happen at one instant.
  static let linkDelays: ClosedRange<Interval> = .nanoseconds(1) ... .seconds(60)

  /// RFC 4271 §4.2: the hold time is 0 or at least three seconds, in whole seconds of 16 bits; RFC 4724 §3: 12 bits.
  private mutating func readBGP(_ bgp: LabTable) {
    if let hold = duration(bgp, "hold", in: .zero ... .seconds(65_535)) {
      if hold != .zero, hold < .seconds(3) || !isWholeSeconds(hold) {
        note(bgp.position(of: "hold"), "`hold` cannot be \(hold)", mend: "write 0s, or whole seconds from 3s")
      } else {
        lab.defaults.bgpHold = hold
      }
    }
    lab.defaults.bgpMRAI = duration(bgp, "mrai", in: .zero ... .seconds(600)) ?? .zero
  }

  /// RFC 3376 §4.1.7, §8.3: the codes reach to 31 744; the response interval is below the query interval.
  private mutating func readIGMP(_ igmp: LabTable) {
    var settings = QuerierSettings()
    let tenth = Interval.milliseconds(100)
    if let value = duration(igmp, "query-interval", in: .seconds(1) ... .seconds(31_744)) {
      settings.queryInterval = value
    }
    if let value = duration(igmp, "query-response-interval", in: tenth ... .milliseconds(3_174_400)) {
      settings.queryResponseInterval = value
    }
    if let value = duration(igmp, "last-member-query-interval", in: tenth ... .milliseconds(3_174_400)) {
      settings.lastMemberQueryInterval = value
    }
    settings.robustness = number(igmp, "robustness", in: 1...7).map { Int($0) } ?? settings.robustness
    if settings.queryResponseInterval >= settings.queryInterval {
      note(
        igmp.position,
        "the query response interval of \(settings.queryResponseInterval) is not below the query "
          + "interval of \(settings.queryInterval) (RFC 3376 §8.3)", mend: "make it shorter")
    }
    lab.defaults.igmp = settings
  }

  private func isWholeSeconds(_ interval: Interval) -> Bool { interval.nanoseconds % 1_000_000_000 == 0 }
}
