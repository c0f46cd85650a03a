/// The first message of a session: who speaks, and what it can do (RFC 4271 §4.2, RFC 6793 §4).
///
/// Octets after the header: version 1, AS 2, hold time 2, identifier 4, length of the parameters 1, parameters.
package struct OpenMessage: Hashable, Sendable {
  /// What stands in the two octets for an AS number that does not fit (RFC 6793 §9).
  package static let asTrans: UInt16 = 23456
  package static let minimumBody = 10

  /// All 32 bits: from the capability, if the peer sent it.
  package let autonomousSystem: UInt32
  /// In seconds: 0, or at least 3.
  package var holdTime: UInt16
  package var identifier: IPAddress
  package let capabilities: [Capability]

  package var version: UInt8 { 4 }

  /// How capabilities are put into parameters; every speaker must read both (RFC 5492 §4).
  package enum Packing: Hashable, CaseIterable, Sendable {
    /// One parameter holds them all.
    case together
    /// Each has a parameter of its own, for old speakers that read only the first of a parameter.
    case apart
  }

  /// An AS number of more than 16 bits is only said by the capability, which is therefore added when it is missing.
  package init(autonomousSystem: UInt32, holdTime: UInt16, identifier: IPAddress, capabilities: [Capability]) {
    self.autonomousSystem = autonomousSystem
    self.holdTime = holdTime
    self.identifier = identifier
    let isSaid = autonomousSystem <= 0xffff || Self.fourOctetAS(in: capabilities) != nil
    self.capabilities = isSaid ? capabilities : capabilities + [.fourOctetAS(autonomousSystem)]
  }

  /// The number in the four-octet AS capability, if there is one.
  package static func fourOctetAS(in capabilities: [Capability]) -> UInt32? {
    for case .fourOctetAS(let number) in capabilities { return number }
    return nil
  }

  /// The different roles that are said; a speaker has at most one (RFC 9234 §4.2).
  package static func roles(in capabilities: [Capability]) -> [BGPRole] {
    var roles: [BGPRole] = []
    for case .role(let role) in capabilities where !roles.contains(role) { roles.append(role) }
    return roles
  }

  /// The families of the multiprotocol capabilities, in their order.
  package var families: [AddressFamily] {
    capabilities.compactMap { if case .multiprotocol(let family) = $0 { family } else { nil } }
  }
}

extension OpenMessage {
  /// Reads the body of the message, which ends with the reader.
  package init(reading reader: inout ByteReader) throws(BGPError) {
    let head: (version: UInt8, system: UInt16, holdTime: UInt16, identifier: IPAddress)
    do {
      head.version = try reader.uint8("Version")
      head.system = try reader.uint16("My autonomous system")
      head.holdTime = try reader.uint16("Hold time")
      head.identifier = try reader.address("BGP identifier", .v4)
    } catch { throw BGPError.header(2, cause: error) }
    guard head.version == 4 else {
      throw BGPError.open(1, data: [0, 4], cause: reader.invalid("Version", back: 9, "\(head.version), expected 4"))
    }
    guard head.holdTime == 0 || head.holdTime >= 3 else {
      let text = "\(head.holdTime) s, expected 0 or at least 3"
      throw BGPError.open(6, cause: reader.invalid("Hold time", back: 6, text))
    }
    guard !head.identifier.isUnspecified else {
      throw BGPError.open(3, cause: reader.invalid("BGP identifier", back: 4, "it is 0 (RFC 6286 §2.1)"))
    }
    let place = reader.position
    let capabilities = try OptionalParameters.read(&reader)
    guard Self.roles(in: capabilities).count <= 1 else {
      let cause = WireError(field: "Role", offset: place, reason: .invalid("more than one (RFC 9234 §4.2)"))
      throw BGPError.open(11, cause: cause)
    }
    let system = Self.fourOctetAS(in: capabilities) ?? UInt32(head.system)
    guard system != 0, head.system != 0 else {
      throw BGPError.open(2, cause: reader.invalid("My autonomous system", "it is 0 (RFC 7607 §2)"))
    }
    self.init(
      autonomousSystem: system, holdTime: head.holdTime, identifier: head.identifier, capabilities: capabilities)
  }

  package func write(to writer: inout ByteWriter, packing: Packing = .together) {
    writer.write(version)
    writer.write(autonomousSystem > 0xffff ? Self.asTrans : UInt16(autonomousSystem))
    writer.write(holdTime)
    writer.write(identifier.v4Value)
    OptionalParameters.write(capabilities, packing: packing, to: &writer)
  }
}

extension OpenMessage: CustomStringConvertible {
  package var description: String { "AS \(autonomousSystem), identifier \(identifier), hold time \(holdTime) s" }
}
