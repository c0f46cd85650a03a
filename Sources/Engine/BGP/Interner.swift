internal import HashTreeCollections
package import Wire

/// A route's key, by its number in the world's table.
package struct RouteKeyID: Hashable, Sendable {
  package let number: Int32
}

/// A whole route, what is not its key included, by its number in the world's table.
package struct RouteID: Hashable, Sendable {
  package let number: Int32
}

/// A set of path attributes with its next hop, by its number in the world's table.
package struct AttributesID: Hashable, Sendable {
  package let number: Int32
}

/// What an UPDATE says of all its routes: the attributes, and the next hop that MP_REACH_NLRI carries (RFC 4760 §3).
package struct RouteAttributes: Hashable, Sendable {
  package var attributes: PathAttributes
  package var nextHop: IPAddress

  package init(attributes: PathAttributes, nextHop: IPAddress) {
    self.attributes = attributes
    self.nextHop = nextHop
  }
}

/// The world's numbers for route keys, routes and attribute sets: tables of routes hold numbers, not values.
///
/// Append-only: a number means the same in every snapshot of one history.
package struct Interner: Sendable {
  private var keys = InternTable<EVPNRouteKey>()
  private var routes = InternTable<EVPNRoute>()
  /// The key of each route, by the route's number.
  private var keyOfRoute = ChunkedLog<RouteKeyID>()
  private var attributes = InternTable<RouteAttributes>()

  package init() {}

  package mutating func id(of route: EVPNRoute) -> RouteID {
    let number = routes.number(of: route)
    if Int(number) == keyOfRoute.count { keyOfRoute.append(id(of: route.key)) }
    return RouteID(number: number)
  }

  package mutating func id(of key: EVPNRouteKey) -> RouteKeyID { RouteKeyID(number: keys.number(of: key)) }

  package mutating func id(of value: RouteAttributes) -> AttributesID {
    AttributesID(number: attributes.number(of: value))
  }

  /// The number that the key has, or `nil` when no route ever had it.
  package func known(_ key: EVPNRouteKey) -> RouteKeyID? { keys.known(key).map(RouteKeyID.init(number:)) }

  package subscript(id: RouteKeyID) -> EVPNRouteKey { keys[id.number] }
  package subscript(id: RouteID) -> EVPNRoute { routes[id.number] }
  package subscript(id: AttributesID) -> RouteAttributes { attributes[id.number] }

  package func key(of route: RouteID) -> RouteKeyID { keyOfRoute[Int(route.number)] }

  /// The numbers in the order of the keys' octets, each once: the only order in which a table of routes is walked.
  package func sorted(_ ids: some Sequence<RouteKeyID>) -> [RouteKeyID] {
    var result: [RouteKeyID] = []
    for (id, _) in ids.map({ ($0, self[$0]) }).sorted(by: { $0.1 < $1.1 }) where result.last != id {
      result.append(id)
    }
    return result
  }
}

/// Values and their numbers, in the order of first use.
private struct InternTable<Value: Hashable & Sendable>: Sendable {
  private var values = ChunkedLog<Value>()
  private var numbers = TreeDictionary<Value, Int32>()

  mutating func number(of value: Value) -> Int32 {
    if let number = numbers[value] { return number }
    let number = Int32(truncatingIfNeeded: values.count)
    values.append(value)
    numbers[value] = number
    return number
  }

  func known(_ value: Value) -> Int32? { numbers[value] }

  subscript(number: Int32) -> Value { values[Int(number)] }
}
