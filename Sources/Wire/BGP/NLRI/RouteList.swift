/// Routes in their order and, where a session carries several paths for each, their path identifiers (RFC 7911 §3).
package struct RouteList<Route: Hashable & Sendable>: Hashable, Sendable {
  package private(set) var routes: [Route]
  /// One for each route, or none at all.
  package private(set) var pathIdentifiers: [UInt32]

  /// Identifiers that are missing are 0, and what is too many is left out.
  package init(_ routes: [Route], pathIdentifiers: [UInt32] = []) {
    self.routes = routes
    self.pathIdentifiers = pathIdentifiers
    if !pathIdentifiers.isEmpty, pathIdentifiers.count != routes.count {
      self.pathIdentifiers = Array((pathIdentifiers + Array(repeating: 0, count: routes.count)).prefix(routes.count))
    }
  }

  package var isIdentified: Bool { !pathIdentifiers.isEmpty }

  package mutating func append(_ other: RouteList) {
    let identifiers = other.isIdentified ? other.pathIdentifiers : Array(repeating: 0, count: other.count)
    if isIdentified || (other.isIdentified && isEmpty) {
      pathIdentifiers += identifiers
    } else if other.isIdentified {
      pathIdentifiers = Array(repeating: 0, count: count) + identifiers
    }
    routes += other.routes
  }

  /// The same with other routes; the identifiers stay, as far as there are as many.
  package func map<Other>(routes transform: (Route) -> Other) -> RouteList<Other> {
    RouteList<Other>(routes.map(transform), pathIdentifiers: pathIdentifiers)
  }

  /// The routes at these places.
  package func part(_ range: Range<Int>) -> RouteList {
    RouteList(Array(routes[range]), pathIdentifiers: isIdentified ? Array(pathIdentifiers[range]) : [])
  }
}

extension RouteList: RandomAccessCollection {
  package var startIndex: Int { 0 }
  package var endIndex: Int { routes.count }
  package subscript(position: Int) -> Route { routes[position] }
}

extension RouteList: ExpressibleByArrayLiteral {
  package init(arrayLiteral routes: Route...) { self.init(routes) }
}

// MARK: Octets

extension RouteList {
  /// Reads up to the end of the reader; `width` is about what a route takes, so that the list need not grow.
  init(
    reading reader: inout ByteReader, isIdentified: Bool, width: Int,
    _ read: (inout ByteReader) throws(WireError) -> Route
  ) throws(WireError) {
    routes = []
    pathIdentifiers = []
    routes.reserveCapacity(reader.remaining / width)
    while !reader.isAtEnd {
      if isIdentified { pathIdentifiers.append(try reader.uint32("Path identifier")) }
      routes.append(try read(&reader))
    }
  }

  /// `isIdentified` says whether the session has identifiers; a route without one then has 0.
  func write(
    to writer: inout ByteWriter, isIdentified: Bool, _ write: (Route, inout ByteWriter) -> Void
  ) {
    for (index, route) in routes.enumerated() {
      if isIdentified { writer.write(self.isIdentified ? pathIdentifiers[index] : 0) }
      write(route, &writer)
    }
  }

  /// Parts in their order, each as long as `fits` allows for its octets; a route that does not fit alone is left out.
  func divided(
    isIdentified: Bool, fits: (Int) -> Bool, _ write: (Route, inout ByteWriter) -> Void
  ) -> [RouteList] {
    var parts: [RouteList] = []
    var start = 0
    var used = 0
    var scratch = ByteWriter()
    for (index, route) in routes.enumerated() {
      let before = scratch.count
      write(route, &scratch)
      let size = scratch.count - before + (isIdentified ? 4 : 0)
      if fits(used + size) {
        used += size
        continue
      }
      if start < index { parts.append(part(start..<index)) }
      let isFitting = fits(size)
      start = isFitting ? index : index + 1
      used = isFitting ? size : 0
    }
    if start < count { parts.append(part(start..<count)) }
    return parts
  }
}
