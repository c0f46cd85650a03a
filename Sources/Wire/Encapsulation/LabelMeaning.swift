/// What a label says where it stands: special labels give a meaning to the label below them.
package enum LabelMeaning: Hashable, Sendable {
  /// A label that some router gave out, from 16 on.
  case given
  case special(SpecialPurposeLabel)
  /// 4 to 6 and 8 to 12: no standard says what they mean.
  case unassigned
  /// Spreads flows over equal ways and is never looked up (RFC 6790 §3).
  case entropy
  /// What the extension label announced (RFC 7274 §3.1).
  case extended

  /// The meaning of a label below one that means `previous`; `nil` above all others.
  package init(_ label: MPLSLabel, after previous: LabelMeaning?) {
    switch previous {
    case .special(.entropyLabelIndicator):
      self = .entropy
    case .special(.extension):
      // RFC 7274 §3.1: 7 keeps its meaning behind the extension label, for routers that look no further up.
      self =
        label.value == SpecialPurposeLabel.entropyLabelIndicator.rawValue ? .special(.entropyLabelIndicator) : .extended
    default:
      if let special = SpecialPurposeLabel(rawValue: label.value) {
        self = .special(special)
      } else {
        self = label.isReserved ? .unassigned : .given
      }
    }
  }

  /// Why a label must not stand there, in words; `nil` when it may.
  package static func defect(of label: MPLSLabel, isBottom: Bool, after previous: LabelMeaning?) -> String? {
    switch LabelMeaning(label, after: previous) {
    case .special(.implicitNull):
      "implicit null is never on the wire (RFC 3032 §2.1)"
    case .special(.routerAlert) where isBottom:
      "router alert is not legal at the bottom (RFC 3032 §2.1)"
    case .special(.entropyLabelIndicator) where isBottom:
      "no entropy label below the indicator (RFC 6790 §4.2)"
    case .special(.extension) where isBottom:
      "no label below the extension label (RFC 7274 §3.1)"
    case .entropy where label.isReserved:
      "\(label.value) is no entropy label, must be 16 or more (RFC 6790 §4.2)"
    case .extended where label.isReserved:
      "\(label.value) behind the extension label, must be 7, 16 or more (RFC 7274 §3.1)"
    case .given, .special, .unassigned, .entropy, .extended:
      nil
    }
  }

  /// How a dissection calls the field.
  var fieldName: StaticString {
    switch self {
    case .given, .special, .unassigned: "Label"
    case .entropy: "Entropy label"
    case .extended: "Extended special-purpose label"
    }
  }

  /// The label in words.
  func text(_ label: MPLSLabel) -> String {
    switch self {
    case .given, .entropy: "\(label.value)"
    case .special(let special): "\(label.value) (\(special))"
    case .unassigned: "\(label.value) (unassigned)"
    case .extended: Self.extended(label.value)
    }
  }

  /// The registry Extended Special-Purpose MPLS Label Values.
  private static func extended(_ value: UInt32) -> String {
    switch value {
    case 16: "16 (metadata label indicator)"
    case 17: "17 (metadata present indicator)"
    case 18: "18 (flow identification label indicator)"
    case 240...255: "\(value) (experimental)"
    default: "\(value) (unassigned)"
    }
  }
}
