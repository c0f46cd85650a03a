import Engine
import Testing

@Suite("Timers: one agenda entry each")
struct TimerTableTests {
  private func at(_ seconds: Int64) -> Instant { Instant.zero + .seconds(seconds) }

  @Test("A restart to later moves the deadline and asks for no second entry")
  func restart() {
    var timers = TimerTable()
    #expect(timers.set(.host, at(1)) == at(1))
    #expect(timers.set(.host, at(5)) == nil)
    #expect(timers.comesUp(.host, at: at(1)) == .later(at(5)))
    #expect(timers.comesUp(.host, at: at(5)) == .expired)
    #expect(timers.deadline(of: .host) == nil)
  }

  @Test("A restart to earlier asks for an entry there, and the old one finds nothing")
  func earlier() {
    var timers = TimerTable()
    #expect(timers.set(.host, at(5)) == at(5))
    #expect(timers.set(.host, at(2)) == at(2))
    #expect(timers.comesUp(.host, at: at(2)) == .expired)
    #expect(timers.comesUp(.host, at: at(5)) == .nothing)
  }

  @Test("What is stopped does not expire, and can be started again before its entry comes up")
  func stopAndStart() {
    var timers = TimerTable()
    _ = timers.set(.host, at(3))
    #expect(timers.set(.host, nil) == nil)
    #expect(timers.deadline(of: .host) == nil)
    #expect(timers.set(.host, at(4)) == nil)
    #expect(timers.comesUp(.host, at: at(3)) == .later(at(4)))
    _ = timers.set(.host, nil)
    #expect(timers.comesUp(.host, at: at(4)) == .nothing)
  }

  @Test("A million restarts leave one entry")
  func restarts() {
    var timers = TimerTable()
    var entries = 0
    for second in 1...10_000 where timers.set(.host, at(Int64(second) + 100)) != nil { entries += 1 }
    #expect(entries == 1)
  }
}
