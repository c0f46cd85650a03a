package import Wire

/// What one router says of itself in the modelled IGP: its address, its segment index and its working adjacencies.
///
/// The IGP is the one protocol without octets: advertisements travel hop by hop, with each link's delay.
package struct LinkStateAdvertisement: Hashable, Sendable {
  /// One adjacency, as its origin sees it.
  package struct Adjacency: Hashable, Sendable {
    package let neighbor: IPAddress
    package let metric: UInt32
  }

  package let origin: IPAddress
  /// The index of the origin's prefix segment (RFC 8402 §3.1): its label is the block's base plus this.
  package let segmentIndex: UInt32
  package let sequence: UInt32
  package let adjacencies: [Adjacency]
}

/// The database of the modelled IGP at one router.
package struct LinkStateDatabase: Sendable {
  package private(set) var advertisements = SortedMap<IPAddress, LinkStateAdvertisement>()

  package init() {}

  /// Takes an advertisement that is newer than what is known; returns whether it was.
  package mutating func accept(_ advertisement: LinkStateAdvertisement) -> Bool {
    if let known = advertisements[advertisement.origin], known.sequence >= advertisement.sequence { return false }
    advertisements[advertisement.origin] = advertisement
    return true
  }
}
