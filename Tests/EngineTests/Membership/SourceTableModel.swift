import Wire

/// The tables of RFC 3376 §6.4 in another shape than the engine's: numbers for sources and times.
///
/// Sets are computed literally from the letters of the tables. It knows nothing of versions.
struct SourceTableModel {
  var isExclude = false
  var groupTimer: Int64 = 0
  /// X or A: the time at which the timer ends.
  var timers: [UInt32: Int64] = [:]
  /// Y.
  var zero: Set<UInt32> = []

  let gmi: Int64
  let lmqt: Int64

  /// Applies a record; returns the questions Q(G) and Q(G, S).
  mutating func record(_ kind: GroupRecord.Kind, _ list: Set<UInt32>, at now: Int64) -> (
    group: Bool, sources: Set<UInt32>
  ) {
    isExclude ? recordInExclude(kind, list, now) : recordInInclude(kind, list, now)
  }

  private mutating func recordInInclude(_ kind: GroupRecord.Kind, _ b: Set<UInt32>, _ now: Int64) -> (Bool, Set<UInt32>)
  {
    let a = Set(timers.keys)
    switch kind {
    case .modeIsInclude, .allowNewSources:
      for s in b { timers[s] = now + gmi }
      return (false, [])
    case .modeIsExclude:
      toExclude(a.intersection(b), b.subtracting(a), now)
      return (false, [])
    case .blockOldSources:
      return (false, ask(a.intersection(b), now))
    case .changeToExclude:
      toExclude(a.intersection(b), b.subtracting(a), now)
      return (false, ask(a.intersection(b), now))
    case .changeToInclude:
      for s in b { timers[s] = now + gmi }
      return (false, ask(a.subtracting(b), now))
    }
  }

  private mutating func recordInExclude(_ kind: GroupRecord.Kind, _ a: Set<UInt32>, _ now: Int64) -> (Bool, Set<UInt32>)
  {
    let x = Set(timers.keys)
    let y = zero
    switch kind {
    case .modeIsInclude, .allowNewSources:
      for s in a { timers[s] = now + gmi }
      zero = y.subtracting(a)
      return (false, [])
    case .modeIsExclude:
      reduce(to: a, newcomers: now + gmi)
      groupTimer = now + gmi
      return (false, [])
    case .blockOldSources:
      for s in a.subtracting(x).subtracting(y) { timers[s] = groupTimer }
      return (false, ask(a.subtracting(y), now))
    case .changeToExclude:
      reduce(to: a, newcomers: groupTimer)
      groupTimer = now + gmi
      return (false, ask(a.subtracting(y), now))
    case .changeToInclude:
      for s in a { timers[s] = now + gmi }
      zero = y.subtracting(a)
      let asked = ask(x.subtracting(a), now)
      groupTimer = min(groupTimer, now + lmqt)
      return (true, asked)
    }
  }

  private mutating func toExclude(_ both: Set<UInt32>, _ new: Set<UInt32>, _ now: Int64) {
    isExclude = true
    timers = timers.filter { both.contains($0.key) }
    zero = new
    groupTimer = now + gmi
  }

  private mutating func reduce(to a: Set<UInt32>, newcomers: Int64) {
    let y = zero
    var next: [UInt32: Int64] = [:]
    for s in a.subtracting(y) { next[s] = timers[s] ?? newcomers }
    timers = next
    zero = y.intersection(a)
  }

  private mutating func ask(_ sources: Set<UInt32>, _ now: Int64) -> Set<UInt32> {
    for s in sources { if let time = timers[s] { timers[s] = min(time, now + lmqt) } }
    return sources
  }

  /// Lets all timers up to `now` run out.
  mutating func advance(to now: Int64) {
    for (s, time) in timers where time <= now {
      timers[s] = nil
      if isExclude { zero.insert(s) }
    }
    if isExclude, groupTimer <= now {
      isExclude = false
      zero = []
    }
  }

  var next: Int64? { ([isExclude ? groupTimer : nil].compactMap { $0 } + timers.values).min() }
}
