import Testing
import Wire

@testable import Engine

@Suite("Branches of ingress replication")
struct BranchTests {
  @Test("B-5.2-3: routes with one next hop and one label are one branch, until the last of them goes")
  func deduplicated() {
    var domain = DomainState()
    for (number, label) in [(1, 100), (2, 100), (3, 200)] as [(UInt8, UInt32)] {
      let originator = IPAddress(192, 0, 2, number)
      let route = InclusiveMulticastRoute(
        routeDistinguisher: .address(originator, 10), ethernetTag: .zero, originator: originator)
      domain.inclusive[EVPNRoute.inclusiveMulticast(route).key] = RemoteInclusive(
        originator: originator, nextHop: IPAddress(192, 0, 2, 9), label: label, flags: [], cause: .origin)
    }
    #expect(domain.floodBranches.map(\.label) == [100, 200])
    #expect(domain.unaskedBranches == domain.floodBranches)
    domain.inclusive[domain.inclusive.keys[0]] = nil
    #expect(domain.floodBranches.map(\.label) == [100, 200])
    domain.inclusive[domain.inclusive.keys[0]] = nil
    #expect(domain.floodBranches.map(\.label) == [200])
  }
}
