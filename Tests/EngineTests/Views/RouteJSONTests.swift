import Engine
import Testing
import Wire

@Suite("Routes, tunnels and communities in JSON")
struct RouteJSONTests {
  static let distinguisher = RouteDistinguisher.address(IPAddress(10, 0, 0, 1), 100)
  static let origin = IPAddress(10, 0, 0, 1)
  static let flow = MulticastSourceGroup(source: IPAddress(192, 0, 2, 10), group: IPAddress(239, 1, 1, 1))

  static func selective(_ form: EVPNWireProfile) -> EVPNRoute {
    .selectivePMSI(
      SelectivePMSIRoute(
        routeDistinguisher: distinguisher, ethernetTag: EthernetTag(10), sourceGroup: flow, originator: origin,
        form: form))
  }

  static func row(_ route: EVPNRoute, _ attributes: PathAttributes = PathAttributes()) -> JSONValue {
    RouteJSON.row(
      route, RouteAttributes(attributes: attributes, nextHop: origin),
      RouteJSON.Place(
        node: "PE1", table: "loc-rib", isBest: true, cause: .origin))
  }

  @Test("A prefix route shows its prefix and its gateway")
  func prefix() throws {
    let route = try #require(
      IPPrefixRoute(
        routeDistinguisher: Self.distinguisher, prefix: IPAddress(10, 8, 8, 0), prefixLength: 24,
        gateway: IPAddress(10, 0, 0, 7), label: 100 << 4))
    let row = Self.row(.ipPrefix(route))
    #expect(row["name"]?.stringValue == "prefix")
    #expect(row["prefix"]?.stringValue == "10.8.8.0/24")
    #expect(row["gateway"]?.stringValue == "10.0.0.7")
    #expect(row["labels"]?.elements?.compactMap(\.integerValue) == [100])
  }

  @Test("The segmentation routes show region, flow, originator, route key, and the generation of their octets")
  func segmentation() throws {
    let region = Self.row(
      .perRegion(
        PerRegionRoute(
          routeDistinguisher: Self.distinguisher, ethernetTag: EthernetTag(10), region: .autonomousSystem4(70000))))
    #expect(region["region"]?.stringValue == "as4:70000")
    #expect(region["rd"]?.stringValue == "10.0.0.1:100")
    for form in EVPNWireProfile.allCases {
      let selective = Self.selective(form)
      let row = Self.row(selective)
      #expect(row["source"]?.stringValue == "192.0.2.10")
      #expect(row["group"]?.stringValue == "239.1.1.1")
      #expect(row["originator"]?.stringValue == "10.0.0.1")
      #expect(row["form"]?.stringValue == form.name)
      let leaf = try #require(LeafRoute(answering: selective, from: IPAddress(10, 0, 0, 2), in: form))
      let answer = Self.row(.leaf(leaf))
      #expect(answer["originator"]?.stringValue == "10.0.0.2")
      #expect(answer["routeKey"]?.stringValue == Hex.text(leaf.routeKey.octets))
      #expect(answer["tag"]?.integerValue == 10)
      #expect(answer["form"]?.stringValue == form.name)
      #expect(EVPNRoute.leaf(leaf).originatorAddress == IPAddress(10, 0, 0, 2))
    }
    #expect(Self.selective(.rfc9572).sourceGroup == Self.flow)
  }

  @Test("Tunnels and communities are told by name")
  func attributes() {
    var attributes = PathAttributes()
    attributes.pmsiTunnel = PMSITunnel(
      flags: .leafInformationRequired, label: 100 << 4,
      identifier: .bier(PMSIBIERTunnel(subdomain: 0, routerID: 5, routerPrefix: Self.origin)))
    attributes.extendedCommunities = [
      ExtendedCommunity(.routerMAC(MACAddress(0x0200_0000_0001))),
      ExtendedCommunity(.additionalPMSIFlags(.commonBlock)),
      ExtendedCommunity(.routeOrigin(.autonomousSystem(65000, 10))),
      ExtendedCommunity(.layer2Attributes(Layer2Attributes(flags: .controlWord, maximumTransmissionUnit: 1500))),
      ExtendedCommunity(.eTree(ETree(isLeaf: true, leafLabel: 7))), ExtendedCommunity(.color(Color(color: 3))),
      ExtendedCommunity(.serviceCarvingTime(ServiceCarvingTime(seconds: 5, fraction: 0x8000))),
      ExtendedCommunity(value: 0x8000_0000_0000_0001),
    ]
    let row = Self.row(Self.selective(.rfc9572), attributes)
    #expect(row[path: "pmsi.type"]?.stringValue == "BIER")
    #expect(row[path: "pmsi.label"]?.integerValue == 100)
    #expect(row[path: "pmsi.id"]?.stringValue == "sub-domain 0, BFR-id 5, BFR-prefix 10.0.0.1")
    #expect(
      row["extendedCommunities"]?.elements?.compactMap(\.stringValue) == [
        "router-mac:02:00:00:00:00:01", "pmsi-flags:dcb", "soo:65000:10", "l2-attributes:0x0004,mtu=1500",
        "e-tree:leaf,label=7", "color:3", "service-carving:5.500", "unknown:0x8000000000000001",
      ])
  }
}
