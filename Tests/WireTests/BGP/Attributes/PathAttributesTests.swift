import TestSupport
import Testing
import Wire

@Suite("Path attributes, RFC 4271 §5")
struct PathAttributesTests {
  static let full = PathAttributes(
    origin: .incomplete, asPath: ASPath(sequence: [65000, 65001]), nextHop: IPAddress(10, 0, 0, 1),
    multiExitDiscriminator: 5, localPreference: 200, atomicAggregate: true,
    aggregator: Aggregator(autonomousSystem: 65000, address: IPAddress(10, 0, 0, 2)),
    communities: [Community(65000, 1), .noExport], originatorID: IPAddress(10, 0, 0, 3),
    clusterList: [IPAddress(10, 0, 0, 4), IPAddress(10, 0, 0, 5)],
    extendedCommunities: [BGPSamples.target.extendedCommunity],
    pmsiTunnel: PMSITunnel(label: 16, identifier: .ingressReplication(IPAddress(10, 0, 0, 1))),
    ipv6ExtendedCommunities: [IPv6ExtendedCommunity(type: 2, address: BGPSamples.originator6, number: 7)],
    largeCommunities: [LargeCommunity(4_200_000_001, 1, 2)],
    unknown: [
      UnknownAttribute(flags: [.optional, .transitive], type: 99, value: [1, 2]),
      UnknownAttribute(flags: [.optional], type: 11, value: []),
    ],
    partial: [.communities, .largeCommunities])

  @Test("All attributes are written in the order of their types", arguments: [true, false])
  func everything(fourOctetAS: Bool) throws {
    let context = BGPContext(fourOctetAS: fourOctetAS)
    var writer = ByteWriter()
    Self.full.write(to: &writer, context: context)
    let system = fourOctetAS ? "0000" : ""
    let hex = """
      400101 02  4002\(fourOctetAS ? "0a" : "06") 0202 \(system)fde8 \(system)fde9  400304 0a000001  800404 00000005
      400504 000000c8  400600  c007\(fourOctetAS ? "08" : "06") \(system)fde8 0a000002  e00808 fde80001 ffffff01
      800904 0a000003  800a08 0a000004 0a000005  800b00  c01008 0002fde80000000a  c01609 00 06 000010 0a000001
      c01914 0002 20010db8000000000000000000000001 0007  e0200c fa56ea01 00000001 00000002  c06302 0102
      """
    #expect(Hex.text(writer.bytes) == Hex.text(try Hex.bytes(hex)))
    let message = BGPSamples.update(BGPSamples.inclusive, Self.full)
    var reader = ByteReader(message.encoded(context: context))
    #expect(try BGPMessage(reading: &reader, context: context) == message)
  }

  @Test("The long form of the length is used from 256 octets on, and read everywhere")
  func extendedLength() throws {
    for (count, flags) in [(31, "c010f8"), (32, "d0100100")] {
      let communities = (0..<UInt64(count)).map { ExtendedCommunity(value: $0) }
      var writer = ByteWriter()
      PathAttributes(extendedCommunities: communities).write(to: &writer, context: BGPContext())
      #expect(Hex.text(writer.bytes).hasPrefix(flags))
    }
    let long = BGPSamples.octets("50010001 00 50020000 40050400000064") + UpdateSamples.reach
    let decoded = try UpdateSamples.decode(UpdateSamples.body(long))
    #expect(decoded.errors == [])
    #expect(decoded.message.attributes == PathAttributes(origin: .igp, asPath: .empty, localPreference: 100))
  }

  @Test("An attribute that is not known is passed on marked, or not at all, RFC 4271 §5")
  func unknown() {
    var attributes = Self.full
    attributes.forwardUnknown()
    #expect(
      attributes.unknown == [
        UnknownAttribute(flags: [.optional, .transitive, .partial], type: 99, value: [1, 2])
      ])
  }

  @Test("Attributes that are not known keep their order, once each, and known types are none of them")
  func unknownOrder() {
    var attributes = PathAttributes()
    for type: UInt8 in [200, 11, 129, 11, 1, 16, 128] {
      attributes.insert(UnknownAttribute(flags: .optional, type: type, value: [type]))
    }
    #expect(attributes.unknown.map(\.type) == [11, 129, 200])
  }

  @Test("Equal attributes have one entry in a table, others their own")
  func hashing() {
    var other = Self.full
    other.multiExitDiscriminator = 6
    #expect(Set([Self.full, Self.full, other]).count == 2)
  }
}
