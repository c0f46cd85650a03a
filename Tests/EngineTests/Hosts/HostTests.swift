import TestSupport
import Testing
import Wire

@testable import Engine

@Suite("A host and its frames")
struct HostTests {
  static let group = IPAddress(239, 1, 1, 1)
  static let address = IPAddress(10, 0, 0, 1)
  static let mac = MACAddress(0x0200_0000_0101)

  private func host(_ version: IGMPVersion = .v2, tag: VLANTag? = nil) -> Host {
    Host(
      address: Self.address, mac: Self.mac, tag: tag,
      settings: HostMember.Settings(version: version, response: .after(.zero)),
      dice: SeededGenerator(seed: 1, stream: "H1 igmp"))
  }

  private func effects(at now: Instant = .zero) -> Effects {
    var effects = Effects()
    effects.now = now
    return effects
  }

  private func receive(_ host: inout Host, _ bytes: [UInt8]) -> Effects {
    var effects = effects()
    host.receive(bytes, on: PortID(0), copy: CopyID(0), into: &effects)
    return effects
  }

  @Test(
    "P-1: reports and leaves travel one hop, with Router Alert, to the address of their kind",
    arguments: IGMPVersion.allCases)
  func carriage(version: IGMPVersion) throws {
    var host = host(version)
    var effects = effects()
    host.join(MulticastSourceGroup(group: Self.group), cause: nil, into: &effects)
    host.leave(MulticastSourceGroup(group: Self.group), cause: nil, into: &effects)
    let frames = try effects.frames.map { try EthernetFrame(decoding: $0.bytes) }
    let packets = try frames.map { try IPv4Packet(decoding: $0.payload) }
    let destinations: [IPAddress] =
      switch version {
      case .v1: [Self.group]
      case .v2: [Self.group, IPAddress(224, 0, 0, 2)]
      case .v3: [IPAddress(224, 0, 0, 22), IPAddress(224, 0, 0, 22)]
      }
    #expect(packets.map(\.destination) == destinations)
    #expect(frames.map(\.destination) == destinations.map(MACAddress.init(group:)))
    #expect(packets.allSatisfy { $0.timeToLive == 1 && $0.source == Self.address })
    #expect(packets.allSatisfy { $0.options == (version == .v1 ? [] : IPv4Packet.routerAlert) })
    #expect(packets.allSatisfy { $0.differentiatedServices == (version == .v3 ? 0xc0 : 0) })
  }

  @Test("I-10: a message with a wrong checksum, or cut short, changes nothing")
  func damaged() {
    var host = host()
    var effects = effects()
    host.join(MulticastSourceGroup(group: Self.group), silent: true, cause: nil, into: &effects)
    let query = IGMPMessage.query(IGMPQuery(version: .v2, maximumResponseTenths: 100))
    let frame = IGMPFrame.encode(query, from: IPAddress(10, 0, 0, 254), MACAddress(0x0200_0000_0999))
    for index in 34..<frame.count {
      var broken = frame
      broken[index] ^= 0x40
      let effects = receive(&host, broken)
      #expect(effects.fate == .dropped(.malformed), "octet \(index)")
      #expect(effects.frames.isEmpty)
    }
    #expect(receive(&host, frame).frames.count == 1)
  }

  @Test("Noise never stops a host")
  func noise() {
    var host = host()
    var dice = Seeds(11)
    let frame = IGMPFrame.encode(.reportV2(group: Self.group), from: Self.address, Self.mac)
    for _ in 0..<2_000 {
      let effects = receive(&host, dice.damaged(frame))
      #expect(effects.fate != nil)
    }
  }

  @Test("Packet n leaves at start + n / rate, the first one at once, each with its stamp")
  func traffic() throws {
    var host = host()
    host.add(TrafficSource(flow: 3, name: "F1", group: Self.group, rate: PacketRate(perSecond: 3), size: 200))
    var started = effects(at: .zero + .seconds(5))
    host.start(flow: 3, run: 2, cause: nil, into: &started)
    var due = started.timers.last?.deadline
    var times: [Instant] = []
    for number in 0..<4 as Range<UInt32> {
      let now = try #require(due)
      times.append(now)
      var effects = effects(at: now)
      host.timerExpired(.traffic(flow: 3), into: &effects)
      let frame = try #require(effects.frames.first)
      let packet = try IPv4Packet(decoding: EthernetFrame(decoding: frame.bytes).payload)
      var reader = ByteReader(packet.payload)
      let datagram = try UDPDatagram(reading: &reader, source: packet.source, destination: packet.destination)
      #expect(datagram.destinationPort == 5555 && datagram.payload.count == 200)
      #expect(
        try LabPayload(decoding: datagram.payload)
          == LabPayload(flow: 3, run: 2, number: number, sentAt: now.nanoseconds, size: 200))
      #expect(effects.originated == [PacketID(flow: 3, run: 2, number: number)])
      due = effects.timers.last?.deadline
    }
    #expect(times.map(\.description) == ["5.000", "5.333333333", "5.666666666", "6.000"])
    var stopped = effects(at: .zero + .seconds(6))
    host.stop(flow: 3, cause: nil, into: &stopped)
    host.timerExpired(.traffic(flow: 3), into: &stopped)
    #expect(stopped.frames.isEmpty)
  }

  @Test("A run with a number of packets ends by itself")
  func limited() {
    var host = host()
    host.add(TrafficSource(flow: 0, name: "F1", group: Self.group, rate: .standard, size: 20))
    var effects = effects()
    host.start(flow: 0, run: 1, count: 2, cause: nil, into: &effects)
    for step in 0..<5 as Range<Int64> {
      effects.now = .zero + .milliseconds(10 * step)
      host.timerExpired(.traffic(flow: 0), into: &effects)
    }
    #expect(effects.frames.count == 2)
    #expect(host.sources[0]?.isRunning == false)
  }

  @Test("F-6: what a host gets is delivered if it wants it, and has a reason if not")
  func fates() {
    var host = host(.v3)
    let wanted = IPAddress(10, 0, 0, 9)
    func packet(_ source: IPAddress) -> [UInt8] {
      let packet = IPv4Packet(timeToLive: 9, protocolNumber: .udp, source: source, destination: Self.group, payload: [])
      return EthernetFrame(
        destination: MACAddress(group: Self.group), source: MACAddress(2), etherType: .ipv4, payload: packet.encoded
      ).encoded
    }
    #expect(receive(&host, packet(wanted)).fate == .dropped(.notMember))
    var effects = effects()
    host.join(MulticastSourceGroup(source: wanted, group: Self.group), cause: nil, into: &effects)
    #expect(receive(&host, packet(wanted)).fate == .delivered)
    #expect(receive(&host, packet(IPAddress(10, 0, 0, 8))).fate == .dropped(.sourceNotWanted))
  }

  @Test("A host answers for its own address, and for no other")
  func addressResolution() throws {
    var host = host()
    let asker = MACAddress(0x0200_0000_0777)
    func request(_ target: IPAddress) -> [UInt8] {
      let arp = ARPPacket(
        operation: .request, senderHardware: asker, senderProtocol: IPAddress(10, 0, 0, 7),
        targetHardware: MACAddress(0), targetProtocol: target)
      return EthernetFrame(destination: .broadcast, source: asker, etherType: .arp, payload: arp.encoded).encoded
    }
    let effects = receive(&host, request(Self.address))
    let frame = try EthernetFrame(decoding: #require(effects.frames.first).bytes)
    let reply = try ARPPacket(decoding: frame.payload)
    #expect(frame.destination == asker && reply.operation == .reply && reply.senderHardware == Self.mac)
    #expect(receive(&host, request(IPAddress(10, 0, 0, 2))).fate == .dropped(.notForMe))
  }

  @Test("Frames of another VLAN, or with a tag where none belongs, are not the host's")
  func tags() {
    let frame = IGMPFrame.encode(
      .query(IGMPQuery(version: .v2, maximumResponseTenths: 100)), from: IPAddress(10, 0, 0, 254), MACAddress(2),
      tag: VLANTag(identifier: 10))
    var untagged = host()
    #expect(receive(&untagged, frame).fate == .dropped(.unknownVLAN))
    var tagged = host(tag: VLANTag(identifier: 10))
    #expect(receive(&tagged, frame).fate == .consumed)
  }
}
