/// What can be wrong with one path attribute (RFC 7606 §3, §4, §7).
package enum AttributeDefect: Int, CaseIterable, Hashable, Sendable {
  /// The optional and transitive bits contradict the type.
  case flags
  /// It has no value.
  case empty
  /// The value ends before it is complete.
  case tooShort
  /// Octets are left over behind the value.
  case tooLong
  /// The octets cannot be a value of the type.
  case badValue
  /// It goes beyond all attributes, or there is no room for its header.
  case overrun
  /// It was there before.
  case twice
  /// It is needed and not there.
  case missing
  /// It comes from another AS, where it has no meaning.
  case fromOutside
  /// It does not belong where it is: on this session, or among the attributes of a set.
  case outOfPlace

  /// The kind of a malformed value of `count` octets.
  init(_ error: WireError, count: Int) {
    switch error.reason {
    case .truncated: self = count == 0 ? .empty : .tooShort
    case .trailing: self = .tooLong
    case .invalid, .checksum: self = count == 0 ? .empty : .badValue
    }
  }

  /// The subcode of a NOTIFICATION with code 3 (RFC 4271 §6.3): a wrong length has its own, where the definition of the
  /// attribute does not say otherwise.
  func subcode(of type: AttributeType?) -> UInt8 {
    switch self {
    case .flags: 4
    case .twice: 1
    case .missing: 3
    case .overrun: type?.carriesRoutes == true ? 9 : 1
    case .fromOutside, .outOfPlace: type == nil ? 2 : 9
    case .badValue: type?.subcode ?? 9
    case .empty, .tooShort, .tooLong:
      type == .asPath || type?.carriesRoutes == true ? type?.subcode ?? 9 : 5
    }
  }
}
