import Engine
import Testing
import Wire

@Suite("A lab of routers boots")
struct BootTests {
  /// Three PEs in a full mesh, one service, nobody attached.
  private func lab() -> LabDescription {
    var lab = LabDescription(name: "boot")
    for number in 1...3 {
      var node = NodeDescription(name: "PE\(number)", kind: .pe)
      node.autonomousSystem = 65_000
      node.loopback = IPAddress(192, 0, 2, UInt8(number))
      lab.nodes.append(node)
    }
    for (a, b) in [(1, 2), (1, 3), (2, 3)] {
      lab.links.append(
        LinkDescription(
          a: PortReference(node: "PE\(a)", port: "eth\(b)"), b: PortReference(node: "PE\(b)", port: "eth\(a)"),
          delay: .milliseconds(1)))
    }
    lab.services.append(
      ServiceDescription(
        name: "red", evi: 10, vlan: 10, pes: ["PE1", "PE2", "PE3"], routeTarget: .autonomousSystem(65_000, 10)))
    return lab
  }

  @Test("All sessions come up, and every PE knows the flood label of the two others")
  func boot() {
    let (world, outcome) = World.boot(lab())
    #expect(outcome == .ready)
    #expect(world.now == .zero)
    #expect(world.converged)
    for id in world.nodes.ids {
      let domain = world.nodes[id].router?.value.evpn?.value.domains[0].value
      #expect(domain?.floodBranches.count == 2)
    }
    #expect(world.violations.isEmpty)
  }

  @Test("D-1: two boots of the same lab have the same digest, another seed has another")
  func digest() {
    let first = World.boot(lab()).world
    #expect(first.digest == World.boot(lab()).world.digest)
    #expect(first.digest != World.boot(lab(), seed: 99).world.digest)
  }
}
