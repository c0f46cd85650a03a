/// A JSON value (RFC 8259) whose objects keep the order of their keys.
///
/// Numbers are integers or exact decimals; floating point has no place in the engine.
package enum JSONValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  /// A time in nanoseconds, written in seconds: 1 500 000 000 is `1.5`.
  case seconds(nanoseconds: Int64)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue {
  package static func number(_ value: some BinaryInteger) -> JSONValue { .integer(Int64(clamping: value)) }

  package static func time(_ instant: Instant) -> JSONValue { .seconds(nanoseconds: instant.nanoseconds) }

  package static func duration(_ interval: Interval) -> JSONValue { .seconds(nanoseconds: interval.nanoseconds) }

  /// The value's description as text: an address, a route target.
  package static func text(_ value: some CustomStringConvertible) -> JSONValue { .string(value.description) }

  /// The same; `null` when there is none.
  package static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  package static func optional<Value>(_ value: Value?, _ make: (Value) -> JSONValue) -> JSONValue {
    value.map(make) ?? .null
  }

  /// The value of a key of an object; `nil` when this is no object or has no such key.
  package subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The value behind keys with dots between them: `pmsi.label`.
  package subscript(path path: String) -> JSONValue? {
    var value = self
    for key in path.split(separator: ".") {
      guard let next = value[String(key)] else { return nil }
      value = next
    }
    return value
  }

  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  package var stringValue: String? {
    if case .string(let text) = self { text } else { nil }
  }

  package var integerValue: Int64? {
    if case .integer(let value) = self { value } else { nil }
  }
}

/// Keys with values, in the order in which they were set.
package struct JSONObject: Hashable, Sendable {
  package private(set) var keys: [String] = []
  package private(set) var values: [JSONValue] = []

  package init() {}

  package init(_ pairs: KeyValuePairs<String, JSONValue>) {
    for (key, value) in pairs { self[key] = value }
  }

  /// Sets keep the place of a key that is there; `nil` removes it.
  package subscript(key: String) -> JSONValue? {
    get { keys.firstIndex(of: key).map { values[$0] } }
    set {
      switch (keys.firstIndex(of: key), newValue) {
      case (let index?, let value?): values[index] = value
      case (let index?, nil):
        keys.remove(at: index)
        values.remove(at: index)
      case (nil, let value?):
        keys.append(key)
        values.append(value)
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    for (key, value) in elements { self[key] = value }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int64) { self = .integer(value) }
}

extension JSONValue: ExpressibleByBooleanLiteral {
  package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByNilLiteral {
  package init(nilLiteral: ()) { self = .null }
}

extension JSONValue: ExpressibleByArrayLiteral {
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (String, JSONValue)...) {
    var object = JSONObject()
    for (key, value) in elements { object[key] = value }
    self = .object(object)
  }
}
