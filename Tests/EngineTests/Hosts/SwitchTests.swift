import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("A switch with a LAG")
struct SwitchTests {
  /// Ports 0 to 2 lead to PE1 to PE3 of one segment; 3 and 4 to hosts.
  static let lag = (0...2).map { PortID($0) }

  private func bridge(_ pins: SortedMap<MACAddress, PortID> = SortedMap()) -> Switch {
    Switch(ports: 5, aggregations: [LinkAggregation(members: Self.lag)], pins: pins)
  }

  private func frame(
    from source: MACAddress, to destination: MACAddress, _ a: IPAddress = IPAddress(10, 0, 0, 1),
    _ b: IPAddress = IPAddress(239, 1, 1, 1)
  ) -> [UInt8] {
    let packet = IPv4Packet(timeToLive: 64, protocolNumber: .udp, source: a, destination: b, payload: [1, 2, 3])
    return EthernetFrame(destination: destination, source: source, etherType: .ipv4, payload: packet.encoded).encoded
  }

  private func receive(_ bridge: inout Switch, _ bytes: [UInt8], on port: Int, at now: Instant = .zero) -> Effects {
    var effects = Effects()
    effects.now = now
    bridge.receive(bytes, on: PortID(port), copy: CopyID(0), into: &effects)
    return effects
  }

  private func host(_ number: UInt64) -> MACAddress { MACAddress(0x0200_0000_0000 + number) }
  private let group = MACAddress(group: IPAddress(239, 1, 1, 1))

  @Test("S-1: a group's frame takes one member of the LAG, and every other port")
  func flood() {
    var bridge = bridge()
    let ports = receive(&bridge, frame(from: host(1), to: group), on: 3).frames.map(\.port)
    #expect(ports.count == 2)
    #expect(ports.filter(Self.lag.contains).count == 1)
    #expect(ports.contains(PortID(4)))
  }

  @Test("F-4, S-1: what comes in over a member of the LAG never goes back into the LAG", arguments: 0..<3 as Range<Int>)
  func noReturn(member: Int) {
    var bridge = bridge()
    let effects = receive(&bridge, frame(from: host(9), to: group), on: member)
    #expect(effects.frames.map(\.port) == [PortID(3), PortID(4)])
    let known = receive(&bridge, frame(from: host(1), to: host(9)), on: (member + 1) % 3)
    #expect(known.frames.isEmpty)
    #expect(known.fate == .dropped(.notForMe))
  }

  @Test("S-1, F-7: a flow never changes its member, and many flows use all of them")
  func hashing() {
    var bridge = bridge()
    var dice = Seeds(3)
    var used: Set<PortID> = []
    for _ in 0..<200 {
      let bytes = frame(
        from: host(UInt64.random(in: 0..<1_000, using: &dice)), to: group,
        IPAddress(v4: .random(in: 1...9_999, using: &dice)),
        IPAddress(v4: 0xef00_0000 | .random(in: 1...9_999, using: &dice)))
      let members = (0..<3).map { _ in
        receive(&bridge, bytes, on: 3).frames.map(\.port).filter(Self.lag.contains)
      }
      #expect(Set(members).count == 1)
      #expect(members[0].count == 1)
      used.formUnion(members[0])
    }
    #expect(used == Set(Self.lag))
  }

  @Test("A host's frames take the member to which it is pinned, and another one while that is down")
  func pins() {
    var pins = SortedMap<MACAddress, PortID>()
    pins[host(1)] = PortID(2)
    var bridge = bridge(pins)
    var effects = Effects()
    let bytes = frame(from: host(1), to: group)
    #expect(receive(&bridge, bytes, on: 3).frames.map(\.port).contains(PortID(2)))
    bridge.portChanged(PortID(2), isUp: false, cause: .origin, into: &effects)
    let others = receive(&bridge, bytes, on: 3).frames.map(\.port).filter(Self.lag.contains)
    #expect(others.count == 1 && !others.contains(PortID(2)))
    bridge.portChanged(PortID(2), isUp: true, cause: .origin, into: &effects)
    #expect(receive(&bridge, bytes, on: 3).frames.map(\.port).contains(PortID(2)))
  }

  @Test("A known address gets one copy; after 300 s without a frame it is unknown again")
  func learning() {
    var bridge = bridge()
    _ = receive(&bridge, frame(from: host(2), to: group), on: 4)
    #expect(receive(&bridge, frame(from: host(1), to: host(2)), on: 3).frames.map(\.port) == [PortID(4)])
    let late = receive(&bridge, frame(from: host(1), to: host(2)), on: 3, at: .zero + .seconds(300))
    #expect(late.frames.count == 2)
  }

  @Test("L-3: ageing empties the table, and stops when there is nothing to age")
  func ageing() {
    var bridge = bridge()
    let first = receive(&bridge, frame(from: host(2), to: group), on: 4)
    #expect(first.timers.map(\.deadline) == [.zero + .seconds(300)])
    _ = receive(&bridge, frame(from: host(1), to: group), on: 3, at: .zero + .seconds(100))
    var effects = Effects()
    effects.now = .zero + .seconds(300)
    bridge.timerExpired(.ageing, into: &effects)
    #expect(bridge.table.all.map(\.key.address) == [host(1)])
    #expect(effects.timers.map(\.deadline) == [.zero + .seconds(400)])
    effects = Effects()
    effects.now = .zero + .seconds(400)
    bridge.timerExpired(.ageing, into: &effects)
    #expect(bridge.table.isEmpty && effects.timers.isEmpty)
  }

  @Test("C-1: a frame that goes nowhere has a reason")
  func reasons() {
    var bridge = bridge()
    var effects = Effects()
    for port in [0, 1, 2, 4] { bridge.portChanged(PortID(port), isUp: false, cause: .origin, into: &effects) }
    #expect(receive(&bridge, frame(from: host(1), to: group), on: 3).fate == .dropped(.noListener))
    #expect(receive(&bridge, [1, 2, 3], on: 3).fate == .dropped(.malformed))
  }
}
