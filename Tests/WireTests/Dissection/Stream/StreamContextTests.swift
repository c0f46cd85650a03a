import TestSupport
import Testing
import Wire

@Suite("What OPENs on a stream tell of later messages")
struct StreamContextTests {
  /// Both OPENs, and then an UPDATE; the contexts that it was read in.
  static func contexts(_ here: [UInt8]?, _ there: [UInt8]?, update: [UInt8], assuming: BGPContext = BGPContext())
    -> [BGPContext]
  {
    var tracker = StreamTracker(assuming: assuming)
    var talk = Conversation()
    talk.send([], at: 0, flags: .syn)
    talk.send([], at: 0, reply: true, acknowledging: 1, flags: .syn)
    if let here { talk.send(here, at: 1) }
    if let there { talk.send(there, at: 1, reply: true) }
    talk.send(update, at: 1 + UInt32(here?.count ?? 0))
    var contexts: [BGPContext] = []
    for (index, frame) in talk.frames.enumerated() {
      let plan = tracker.take(frame, as: .ethernet, frame: index + 1)?.plan
      guard index == talk.frames.count - 1 else { continue }
      for case .message(_, let context) in plan?.items ?? [] { contexts.append(context) }
    }
    return contexts
  }

  @Test("AS numbers have four octets when both sides have said so")
  func fourOctets() {
    let (new, old) = (StreamSamples.open(65_000, [.fourOctetAS(65_000)]), StreamSamples.open(65_000, []))
    for (here, there, expected) in [
      (new, new, true), (new, old, false), (old, new, false), (old, old, false), (nil, nil, true), (new, nil, true),
      (nil, old, false),
    ] as [([UInt8]?, [UInt8]?, Bool)] {
      #expect(Self.contexts(here, there, update: StreamSamples.update(1)).map(\.fourOctetAS) == [expected])
    }
  }

  @Test("A session between two AS is external")
  func external() {
    let (a, b) = (StreamSamples.open(65_000, []), StreamSamples.open(65_001, []))
    #expect(Self.contexts(a, a, update: StreamSamples.update(1)).map(\.isExternal) == [false])
    #expect(Self.contexts(a, b, update: StreamSamples.update(1)).map(\.isExternal) == [true])
    #expect(
      Self.contexts(a, nil, update: StreamSamples.update(1), assuming: BGPContext(isExternal: true)).map(\.isExternal)
        == [true])
  }

  @Test("A message of more than 4096 octets is one only to a receiver that has said that it takes them")
  func extended() {
    let (long, short) = (StreamSamples.open(65_000, [.extendedMessage]), StreamSamples.open(65_000, []))
    let update = StreamSamples.update(230)
    #expect(update.count > 4_096)
    #expect(Self.contexts(short, long, update: update).count == 1)
    #expect(Self.contexts(long, short, update: update).isEmpty)
    #expect(Self.contexts(nil, nil, update: update).count == 1)
  }

  @Test("Routes have path identifiers when the one side has said that it sends them, and the other that it takes them")
  func addPath() {
    func open(_ mode: AddPathFamily.Mode?) -> [UInt8] {
      StreamSamples.open(65_000, mode.map { [.addPath([AddPathFamily(family: .evpn, mode: $0)])] } ?? [])
    }
    for (here, there, expected) in [
      (.send, .receive, true), (.receive, .send, false), ([.send, .receive], [.send, .receive], true),
      (.send, nil, false), (.send, .send, false),
    ] as [(AddPathFamily.Mode, AddPathFamily.Mode?, Bool)] {
      let contexts = Self.contexts(open(here), open(there), update: StreamSamples.update(1))
      #expect(contexts.map { $0.addPathReceived == [.evpn] } == [expected], "\(here) and \(String(describing: there))")
    }
  }

  @Test("An UPDATE with path identifiers is read with them, as the OPENs before it say")
  func addPathRoutes() throws {
    let family = [Capability.addPath([AddPathFamily(family: .evpn, mode: [.send, .receive])])]
    let route = EVPNRoute.inclusiveMulticast(
      InclusiveMulticastRoute(
        routeDistinguisher: .address(IPAddress(10, 0, 0, 1), 1), ethernetTag: .zero, originator: IPAddress(10, 0, 0, 1))
    )
    let routes = NLRI.evpn(RouteList([route], pathIdentifiers: [7]))
    let update = UpdateMessage(
      attributes: PathAttributes(origin: .igp, asPath: ASPath([]), localPreference: 100),
      reach: MPReach(nextHop: IPAddress(10, 0, 0, 1), routes))
    var talk = Conversation()
    let open = StreamSamples.open(65_000, family)
    talk.send([], at: 0, flags: .syn)
    talk.send([], at: 0, reply: true, acknowledging: 1, flags: .syn)
    talk.send(open, at: 1)
    talk.send(open, at: 1, reply: true)
    talk.send(update.asMessage(BGPContext(addPathSent: [.evpn])), at: 1 + UInt32(open.count))
    let last = try #require(talk.dissected().last)
    #expect(last.errors == [])
    #expect(try DissectorTests.leaf("Path identifier", in: last).value == "7")
  }

  @Test("A new connection between the same ports begins without what the last one had agreed on")
  func newConnection() {
    var tracker = StreamTracker()
    var talk = Conversation()
    for (system, sequence) in [(65_000, 0), (65_001, 500_000)] as [(UInt32, UInt32)] {
      talk.send([], at: sequence, flags: .syn)
      talk.send([], at: sequence, reply: true, acknowledging: sequence + 1, flags: .syn)
      talk.send(StreamSamples.open(system, []), at: sequence + 1)
      talk.send(StreamSamples.open(65_001, []), at: sequence + 1, reply: true)
      talk.send(StreamSamples.update(1), at: sequence + 1 + UInt32(StreamSamples.open(system, []).count))
    }
    let plans = talk.frames.enumerated().map { tracker.take($1, as: .ethernet, frame: $0 + 1)?.plan }
    let external = plans.compactMap { plan -> Bool? in
      guard case .message(_, let context) = plan?.items.first else { return nil }
      return context.isExternal
    }
    #expect(external == [false, false, true, false, false, false])
  }
}

extension UpdateMessage {
  fileprivate func asMessage(_ context: BGPContext) -> [UInt8] { BGPMessage.update(self).encoded(context: context) }
}
