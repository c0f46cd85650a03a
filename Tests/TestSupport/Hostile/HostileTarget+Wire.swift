package import Wire

/// The decoders that the fuzzer drives, each under the name that `scripts/fuzz` takes.
extension HostileTarget {
  package static let fuzzed: [HostileTarget] = [
    bgpMessage, HostileTarget("evpn-nlri", EVPNRoute.self), pathAttributes,
    HostileTarget("igmp", IGMPMessage.self, repair: { ChecksumRepair.message($0, at: 2) }),
    HostileTarget("ldp", LDPPDU.self), pim, mld,
    HostileTarget("rsvp", RSVPMessage.self, repair: { ChecksumRepair.message($0, at: 2) }),
    layer(.ethernet, as: "frame"), capture,
  ]

  /// A message between :: and ::, whose sum is that of nothing.
  static let mld = HostileTarget(
    "mld",
    repair: { bytes in
      ChecksumRepair.message(bytes, at: 2, initial: 58 &+ UInt32(truncatingIfNeeded: bytes.count))
    },
    read: { reader in try MLDMessage(reading: &reader, source: .unspecifiedV6, destination: .unspecifiedV6) },
    write: { $0.encoded(source: .unspecifiedV6, destination: .unspecifiedV6) })

  /// What a session may have agreed on.
  static let contexts = [
    BGPContext(), BGPContext(fourOctetAS: false), BGPContext(isExternal: true), BGPContext(extendedMessages: true),
    BGPContext(addPathReceived: .all, addPathSent: .all, disablesFamilies: true),
  ]

  /// One message, under each agreement; what came without an error is held against itself.
  static let bgpMessage = inContexts("bgp-message") { context, bytes in
    let decoded = HostileTarget(
      "", read: { reader in try DecodedBGPMessage(reading: &reader, context: context) }, write: nil,
      alike: { $0.message == $1.message && alike($0.update, $1.update) })
    return decoded.defects(of: bytes) + returned(bytes, context)
  }

  /// The attributes of an UPDATE, without a message around them.
  static let pathAttributes = inContexts("path-attributes") { context, bytes in
    let attributes = bytes.prefix(65_000)
    let body = [0, 0, UInt8(attributes.count >> 8), UInt8(attributes.count & 255)] + attributes
    let decoded = HostileTarget(
      "", read: { reader in DecodedUpdate(reading: &reader, context: context) }, write: nil, alike: alike)
    return decoded.defects(of: body)
  }

  /// A message of PIM, between routers of each family.
  static let pim = inFamilies("pim") { source, destination in
    HostileTarget(
      "", repair: { ChecksumRepair.payload($0, of: 103, from: source, to: destination) },
      read: { reader in try PIMMessage(reading: &reader, source: source, destination: destination) },
      write: { $0.encoded(source: source, destination: destination) })
  }

  /// The dissector, from the header of a layer on: leaves must cover whatever comes.
  package static func layer(_ layer: Layer, as name: String) -> HostileTarget {
    HostileTarget(name, repair: layer == .ethernet ? ChecksumRepair.ethernet : nil) { bytes in
      let dissection = Dissector.dissect(bytes, as: layer)
      let strays = dissection.errors.filter { !(0...bytes.count).contains($0.offset) }
      return FieldCover.defects(of: dissection.nodes, over: 0..<bytes.count)
        + Bounds.defects(of: dissection.nodes, octets: bytes.count)
        + strays.map { "the error \($0) is not within the frame" }
    }
  }

  /// What IP carries between two addresses of each family.
  private static func inFamilies(
    _ name: String, _ target: @escaping @Sendable (_ source: IPAddress, _ destination: IPAddress) -> HostileTarget
  ) -> HostileTarget {
    let targets = [
      target(IPAddress(10, 0, 0, 1), IPAddress(10, 0, 0, 2)),
      target(IPAddress(v6: 0xfe80 << 48, 1), IPAddress(v6: 0xff02 << 48, 0xd)),
    ]
    return HostileTarget(name) { bytes in targets.flatMap { $0.defects(of: bytes) } }
  }

  /// The same but for where in the octets the errors were.
  @Sendable
  private static func alike(_ one: DecodedUpdate?, _ other: DecodedUpdate?) -> Bool {
    one?.message == other?.message && one?.reset?.notification == other?.reset?.notification
      && one?.errors.map(\.action) == other?.errors.map(\.action)
  }

  private static func inContexts(
    _ name: String, _ check: @escaping @Sendable (BGPContext, [UInt8]) -> [String]
  ) -> HostileTarget {
    HostileTarget(name) { bytes in
      contexts.flatMap { context in check(context, bytes).map { "\(context): \($0)" } }
    }
  }

  /// A message that was read without an error must be written and read again as the same value.
  private static func returned(_ bytes: [UInt8], _ context: BGPContext) -> [String] {
    var reader = ByteReader(bytes)
    guard let decoded = try? DecodedBGPMessage(reading: &reader, context: context),
      decoded.update.map(\.errors.isEmpty) ?? true
    else { return [] }
    let octets = decoded.message.encoded(context: context)
    var second = ByteReader(octets)
    let again = try? BGPMessage(reading: &second, context: context)
    return again == decoded.message ? [] : ["\(decoded.message) came back from \(Hex.text(octets)) as \(again as Any)"]
  }
}
