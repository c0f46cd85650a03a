/// The autonomous systems that a route has passed, nearest first (RFC 4271 §5.1.2, RFC 5065 §3).
///
/// Octets of a segment: kind 1, number of systems 1, then each in 4 or, on an old session, 2.
package struct ASPath: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    case set = 1
    case sequence = 2
    case confederationSequence = 3
    case confederationSet = 4

    package var isConfederation: Bool { self == .confederationSequence || self == .confederationSet }
  }

  package struct Segment: Hashable, Sendable {
    package var kind: Kind
    package var systems: [UInt32]

    package init(kind: Kind = .sequence, systems: [UInt32]) {
      self.kind = kind
      self.systems = systems
    }
  }

  /// What the count octet of a segment can say.
  static let maximumCount = 255

  /// None is empty, and none has more systems than its octet can count.
  package private(set) var segments: [Segment]

  /// Leaves out empty segments and divides those that are too long.
  package init(_ segments: [Segment] = []) {
    let fits = segments.allSatisfy { (1...Self.maximumCount).contains($0.systems.count) }
    self.segments = fits ? segments : segments.flatMap(Self.divided)
  }

  /// One sequence.
  package init(sequence systems: [UInt32]) {
    self.init([Segment(systems: systems)])
  }

  private static func divided(_ segment: Segment) -> [Segment] {
    stride(from: 0, to: segment.systems.count, by: maximumCount).map { start in
      let end = min(start + maximumCount, segment.systems.count)
      return Segment(kind: segment.kind, systems: Array(segment.systems[start..<end]))
    }
  }

  package static let empty = ASPath()

  package var isEmpty: Bool { segments.isEmpty }

  /// What the decision process compares: a set counts 1, confederation segments nothing (RFC 4271 §9.1.2.2 a).
  package var length: Int {
    segments.reduce(0) { sum, segment in
      switch segment.kind {
      case .sequence: sum + segment.systems.count
      case .set: sum + 1
      case .confederationSequence, .confederationSet: sum
      }
    }
  }

  /// The AS next to this one; `nil` when the route comes from within (RFC 4271 §9.1.2.2 c).
  package var neighbor: UInt32? {
    guard let first = segments.first(where: { !$0.kind.isConfederation }), first.kind == .sequence else { return nil }
    return first.systems.first
  }

  package func contains(_ system: UInt32) -> Bool {
    segments.contains { $0.systems.contains(system) }
  }

  /// The path as it is sent to another AS (RFC 4271 §5.1.2 b).
  package func prepending(_ system: UInt32, times: Int = 1) -> ASPath {
    let added = Array(repeating: system, count: max(0, times))
    guard let first = segments.first, first.kind == .sequence else {
      return ASPath([Segment(systems: added)] + segments)
    }
    return ASPath([Segment(systems: added + first.systems)] + segments.dropFirst())
  }
}

// MARK: Octets

extension ASPath {
  /// Reads up to the end of the reader.
  package init(reading reader: inout ByteReader, fourOctetAS: Bool) throws(WireError) {
    segments = []
    while !reader.isAtEnd {
      let kindOctet = try reader.uint8("Segment type")
      guard let kind = Kind(rawValue: kindOctet) else {
        throw reader.invalid("Segment type", back: 1, "\(kindOctet), expected 1 to 4")
      }
      let count = Int(try reader.uint8("Segment length"))
      guard count > 0 else { throw reader.invalid("Segment length", back: 1, "an empty segment") }
      var systems: [UInt32] = []
      systems.reserveCapacity(count)
      for _ in 0..<count {
        let system = fourOctetAS ? try reader.uint32("AS") : UInt32(try reader.uint16("AS"))
        guard system != 0 else { throw reader.invalid("AS", back: fourOctetAS ? 4 : 2, "AS 0 (RFC 7607 §2)") }
        systems.append(system)
      }
      segments.append(Segment(kind: kind, systems: systems))
    }
  }

  /// The number of octets that `write` appends.
  func encodedCount(fourOctetAS: Bool) -> Int {
    segments.reduce(0) { $0 + 2 + $1.systems.count * (fourOctetAS ? 4 : 2) }
  }

  /// On an old session a number that does not fit is sent as 23456 (RFC 6793 §4.2.2).
  package func write(to writer: inout ByteWriter, fourOctetAS: Bool) {
    for segment in segments {
      writer.write(segment.kind.rawValue)
      writer.write(UInt8(truncatingIfNeeded: segment.systems.count))
      for system in segment.systems {
        if fourOctetAS {
          writer.write(system)
        } else {
          writer.write(system > 0xffff ? OpenMessage.asTrans : UInt16(system))
        }
      }
    }
  }
}

// MARK: Old sessions

extension ASPath {
  /// What AS4_PATH carries beside a path whose large numbers do not fit; `nil` when all do (RFC 6793 §4.2.2).
  var as4Path: ASPath? {
    guard segments.contains(where: { $0.systems.contains { $0 > 0xffff } }) else { return nil }
    return ASPath(segments.filter { !$0.kind.isConfederation })
  }

  /// The whole path from AS_PATH (this) and AS4_PATH: the longer front of this, then `as4Path` (RFC 6793 §4.2.3).
  func merged(with as4Path: ASPath) -> ASPath {
    let tail = ASPath(as4Path.segments.filter { !$0.kind.isConfederation })
    var missing = length - tail.length
    guard missing >= 0 else { return self }
    var front: [Segment] = []
    for segment in segments {
      switch segment.kind {
      case .confederationSequence, .confederationSet:
        front.append(segment)
      case .set where missing > 0:
        front.append(segment)
        missing -= 1
      case .sequence where missing > 0:
        front.append(Segment(systems: Array(segment.systems.prefix(missing))))
        missing -= min(missing, segment.systems.count)
      case .set, .sequence:
        break
      }
    }
    return ASPath(Self.joined(front, tail.segments))
  }

  /// Makes one sequence of the two that meet, if it is not too long.
  private static func joined(_ front: [Segment], _ back: [Segment]) -> [Segment] {
    guard let last = front.last, let first = back.first, last.kind == .sequence, first.kind == .sequence,
      last.systems.count + first.systems.count <= maximumCount
    else { return front + back }
    return front.dropLast() + [Segment(systems: last.systems + first.systems)] + back.dropFirst()
  }
}

extension ASPath: CustomStringConvertible {
  package var description: String {
    segments.map { segment in
      let list = segment.systems.map(String.init)
      return switch segment.kind {
      case .sequence: list.joined(separator: " ")
      case .set: "{\(list.joined(separator: ","))}"
      case .confederationSequence: "(\(list.joined(separator: " ")))"
      case .confederationSet: "[\(list.joined(separator: ","))]"
      }
    }
    .joined(separator: " ")
  }
}
