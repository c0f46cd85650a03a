/// Which way a packet went over its interface (draft-ietf-opsawg-pcapng §4.3.1).
package enum PacketDirection: UInt32, Hashable, Sendable, CaseIterable {
  case inbound = 1
  case outbound = 2
}

/// A packet of a capture file, as the file has it.
package struct CapturedPacket: Hashable, Sendable {
  /// The first packet of the file is 1.
  package var number: Int
  /// Where its block begins in the file.
  package var offset: Int
  /// The interface, counted from the first of the file.
  package var interface: Int
  /// Nanoseconds since the epoch; `nil` when the file does not say, or says more than 64 bits can hold.
  package var time: Int64?
  /// What was on the wire; `bytes` are fewer when the capture kept only the beginning.
  package var originalLength: Int
  package var bytes: [UInt8]
  package var comments: [String]
  package var direction: PacketDirection?

  package init(
    number: Int, offset: Int = 0, interface: Int = 0, time: Int64? = nil, originalLength: Int? = nil, bytes: [UInt8],
    comments: [String] = [], direction: PacketDirection? = nil
  ) {
    self.number = number
    self.offset = offset
    self.interface = interface
    self.time = time
    self.originalLength = originalLength ?? bytes.count
    self.bytes = bytes
    self.comments = comments
    self.direction = direction
  }

  /// Whether the capture kept only the beginning of it.
  package var isShortened: Bool { bytes.count < originalLength }
}

/// One place at which packets were captured.
package struct CaptureInterface: Hashable, Sendable {
  package var linkType: LinkType
  /// The most octets of a packet that are kept; 0 is no limit.
  package var snapLength: UInt32
  package var name: String?
  package var description: String?
  package var comments: [String] = []
  package var clock = CaptureClock.microseconds

  package init(linkType: LinkType, snapLength: UInt32 = 0, name: String? = nil, description: String? = nil) {
    self.linkType = linkType
    self.snapLength = snapLength
    self.name = name
    self.description = description
  }
}

/// A name that the capture gives to an address.
package struct CaptureName: Hashable, Sendable {
  package var address: IPAddress
  package var names: [String]

  package init(address: IPAddress, names: [String]) {
    self.address = address
    self.names = names
  }
}
