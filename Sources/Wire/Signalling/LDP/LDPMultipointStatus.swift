/// The state of a multipoint LSP, for make-before-break (RFC 6388 §8.2.1).
///
/// Octets: elements of type 1, length 2, value.
package struct LDPMultipointStatus: WireValue {
  package enum Element: Hashable, Sendable {
    /// Type 1, status code 1: tell me when the LSP is ready (RFC 6388 §8.1).
    case makeBeforeBreakRequest
    /// Type 1, status code 2: the LSP is ready.
    case makeBeforeBreakAcknowledgment
    case unknown(UnknownElement)
  }

  /// An element of another type, or a status code of type 1 that is not known.
  package struct UnknownElement: Hashable, Sendable {
    package let type: UInt8
    package let value: [UInt8]

    /// `nil` when the octets are those of a known element, or more than its length can count.
    package init?(type: UInt8, value: [UInt8]) {
      guard !(type == 1 && (value == [1] || value == [2])), value.count <= LDPTLV.room else { return nil }
      self.type = type
      self.value = value
    }

    /// For octets that were told apart from those of the known elements.
    fileprivate init(unchecked type: UInt8, _ value: [UInt8]) {
      self.type = type
      self.value = value
    }
  }

  package private(set) var elements: [Element]

  /// Elements for which a parameter has no room are left out.
  package init(_ elements: [Element]) {
    self.elements = []
    var room = LDPTLV.room
    for element in elements {
      room -= 3 + Self.octets(element).value.count
      guard room >= 0 else { return }
      self.elements.append(element)
    }
  }

  package init(reading reader: inout ByteReader) throws(WireError) {
    elements = []
    while !reader.isAtEnd {
      let element = try reader.group("Status element", summary: Self.words) { inner throws(WireError) in
        try Self.element(&inner)
      }
      elements.append(element)
    }
  }

  private static func element(_ reader: inout ByteReader) throws(WireError) -> Element {
    let type = try reader.octet("Type") { $0 == 1 ? "make before break (1)" : "unknown (\($0))" }
    let length = try reader.uint16("Length")
    let range = try reader.take(Int(length), "Value")
    let value = reader.octets(range)
    let element: Element =
      switch (type, value) {
      case (1, [1]): .makeBeforeBreakRequest
      case (1, [2]): .makeBeforeBreakAcknowledgment
      default: .unknown(UnknownElement(unchecked: type, value))
      }
    if !range.isEmpty { reader.note("Value", words(element), over: range) }
    return element
  }

  private static func words(_ element: Element) -> String {
    switch element {
    case .makeBeforeBreakRequest: "make-before-break request"
    case .makeBeforeBreakAcknowledgment: "make-before-break acknowledgment"
    case .unknown(let unknown): "type \(unknown.type): \(Hex.text(unknown.value))"
    }
  }

  private static func octets(_ element: Element) -> (type: UInt8, value: [UInt8]) {
    switch element {
    case .makeBeforeBreakRequest: (1, [1])
    case .makeBeforeBreakAcknowledgment: (1, [2])
    case .unknown(let unknown): (unknown.type, unknown.value)
    }
  }

  package func write(to writer: inout ByteWriter) {
    for element in elements {
      let (type, value) = Self.octets(element)
      writer.write(type)
      writer.counted16 { $0.write(value) }
    }
  }
}

extension LDPMultipointStatus: CustomStringConvertible {
  package var description: String { SignallingText.list(elements, Self.words) }
}
