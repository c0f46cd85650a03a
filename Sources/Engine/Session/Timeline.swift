/// A command that changed the world, and the moment at which it did: after this event, at this time.
package struct JournalEntry: Sendable {
  package let event: UInt64
  package let time: Instant
  package let text: String
  package let command: any WorldCommand
}

/// A point of a branch that can be gone back to: after which event and which commands, at what time.
package struct Moment: Hashable, Sendable {
  package let event: UInt64
  package let position: Int
  package let time: Instant
}

/// The world and its history: every command is journalled, every moment since the hand-over can be gone back to.
///
/// A moment is reached by restoring the nearest snapshot before it and replaying events and journalled commands; the
/// engine is deterministic, so what is replayed is what happened.
package struct Timeline: Sendable {
  package private(set) var world: World
  /// The world at the hand-over.
  package let origin: World
  /// The commands of this branch, those of the future after a rewind included.
  package private(set) var journal: [JournalEntry] = []
  /// How many of them have happened.
  package private(set) var position = 0
  /// What `redo` brings back, the next one last.
  package private(set) var undone: [JournalEntry] = []
  private var snapshots = SnapshotRing()
  /// Shown the world now and then while time passes; it cannot change anything.
  package var watcher: (@Sendable (borrowing World) -> Void)?

  /// `world` has been booted; its clock shows the hand-over.
  package init(_ world: World) {
    self.world = world
    origin = world
    snapshots.keep(Snapshot(world: world, position: 0))
  }

  // MARK: Forward

  /// Lets one event happen; returns `false` when nothing is left to happen.
  package mutating func step() throws(CommandError) -> Bool {
    try replayDueCommands()
    let happened = world.step()
    eventDone()
    return happened
  }

  /// Lets everything happen that is due by `limit`, and puts the clock there.
  package mutating func run(until limit: Instant) throws(CommandError) {
    while try advance(until: limit) {}
    world.wait(until: limit)
  }

  /// Lets the next event happen that is due by `limit`; `false` when there is none.
  ///
  /// Recorded commands are replayed at their event numbers on the way.
  package mutating func advance(until limit: Instant) throws(CommandError) -> Bool {
    if position < journal.count, journal[position].time < limit { try replayDueCommands() }
    let bound = position < journal.count && journal[position].time < limit ? journal[position].time : limit
    if world.step(until: bound) {
      eventDone()
      return true
    }
    guard position < journal.count, journal[position].time < limit else { return false }
    world.wait(until: journal[position].time)
    try replay(journal[position])
    return true
  }

  private mutating func eventDone() {
    snapshots.offer(world, position)
    if world.eventCount % World.watchInterval == 0 { watcher?(world) }
  }

  /// The commands that were given right after the event that happened last.
  private mutating func replayDueCommands() throws(CommandError) {
    while position < journal.count, journal[position].event <= world.eventCount {
      world.wait(until: journal[position].time)
      try replay(journal[position])
    }
  }

  private mutating func replay(_ entry: JournalEntry) throws(CommandError) {
    try entry.command.perform(in: &world)
    position += 1
  }

  // MARK: Commands

  /// Changes the world now.
  ///
  /// After a rewind the recorded future is cut off; it is returned, so that it can be kept.
  @discardableResult
  package mutating func perform(_ command: some WorldCommand, text: String) throws(CommandError) -> [JournalEntry] {
    var changed = world
    try command.perform(in: &changed)
    snapshots.keep(Snapshot(world: world, position: position))
    let entry = JournalEntry(event: world.eventCount, time: world.now, text: text, command: command)
    let future = Array(journal[position...])
    journal.removeSubrange(position...)
    snapshots.drop(after: entry.event, position: position)
    journal.append(entry)
    position += 1
    undone.removeAll()
    world = changed
    return future
  }

  /// Goes back to just before the last command that changed the world, time included; returns its text.
  package mutating func undo() throws(CommandError) -> String? {
    guard position > 0 else { return nil }
    let entry = journal[position - 1]
    let rest = position - 1
    try restore(event: entry.event, position: rest, time: entry.time)
    undone.append(entry)
    journal.removeSubrange(rest...)
    snapshots.drop(after: entry.event, position: rest)
    return entry.text
  }

  /// Does again what `undo` took back, at its own time; returns its text.
  package mutating func redo() throws(CommandError) -> String? {
    guard let entry = undone.popLast() else { return nil }
    while world.eventCount < entry.event, world.step(until: entry.time) {}
    world.wait(until: entry.time)
    let kept = undone
    try perform(entry.command, text: entry.text)
    undone = kept
    return entry.text
  }

  // MARK: Back

  /// Where the world is now.
  package var moment: Moment { Moment(event: world.eventCount, position: position, time: world.now) }

  /// Goes to a moment of this branch, back or forward.
  package mutating func go(to moment: Moment) throws(CommandError) {
    try restore(event: moment.event, position: min(moment.position, journal.count), time: moment.time)
  }

  /// The moment just after an event, with the commands that followed it at once.
  package mutating func go(toEvent event: UInt64) throws(CommandError) {
    let target = max(event, origin.eventCount)
    let position = journal.prefix { $0.event <= target }.count
    let time = position > 0 && journal[position - 1].event == target ? journal[position - 1].time : nil
    try restore(event: target, position: position, time: time)
  }

  /// The moment `time`: all that was due by then has happened, and commands before then have been given.
  package mutating func go(to time: Instant) throws(CommandError) {
    guard time < world.now else { return try run(until: time) }
    let count = journal.prefix { $0.time < time }.count
    try restore(before: time, position: min(count, position))
    try run(until: time)
  }

  /// Forgets the branch: the world at the hand-over, or another one.
  package mutating func reset(to world: World) {
    let watcher = watcher
    self = Timeline(world)
    self.watcher = watcher
  }

  private mutating func restore(event: UInt64, position: Int, time: Instant?) throws(CommandError) {
    let snapshot = snapshots.latest { $0.world.eventCount <= event && $0.position <= position } ?? start
    world = snapshot.world
    self.position = snapshot.position
    while world.eventCount < event {
      try replayCommands(before: position)
      guard world.step() else { break }
    }
    try replayCommands(before: position)
    if let time { world.wait(until: time) }
  }

  private mutating func restore(before time: Instant, position: Int) throws(CommandError) {
    let snapshot = snapshots.latest { $0.world.now <= time && $0.position <= position } ?? start
    world = snapshot.world
    self.position = snapshot.position
  }

  private mutating func replayCommands(before limit: Int) throws(CommandError) {
    while position < limit, journal[position].event <= world.eventCount {
      world.wait(until: journal[position].time)
      try replay(journal[position])
    }
  }

  private var start: Snapshot { Snapshot(world: origin, position: 0) }
}
