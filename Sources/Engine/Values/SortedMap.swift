/// A small table that is walked in the order of its keys: an array sorted by key.
///
/// For tables that stay below a few hundred entries; larger ones are `TreeDictionary`, walked through sorted keys.
package struct SortedMap<Key: Comparable & Hashable & Sendable, Value: Sendable>: Sendable {
  package private(set) var keys: [Key] = []
  package private(set) var values: [Value] = []

  package init() {}

  package var count: Int { keys.count }
  package var isEmpty: Bool { keys.isEmpty }

  package subscript(key: Key) -> Value? {
    get {
      let index = position(of: key)
      return index < keys.count && keys[index] == key ? values[index] : nil
    }
    set {
      let index = position(of: key)
      let isPresent = index < keys.count && keys[index] == key
      switch (newValue, isPresent) {
      case (let value?, true): values[index] = value
      case (let value?, false):
        keys.insert(key, at: index)
        values.insert(value, at: index)
      case (nil, true):
        keys.remove(at: index)
        values.remove(at: index)
      case (nil, false): break
      }
    }
  }

  /// The value of `key`, in place; what is missing is first put there.
  package subscript(key: Key, default fallback: @autoclosure () -> Value) -> Value {
    get { self[key] ?? fallback() }
    _modify {
      let index = position(of: key)
      if index == keys.count || keys[index] != key {
        keys.insert(key, at: index)
        values.insert(fallback(), at: index)
      }
      yield &values[index]
    }
  }

  /// Changes the value of `key` in place; returns `nil` when there is none.
  @discardableResult
  package mutating func update<Result>(_ key: Key, _ change: (inout Value) -> Result) -> Result? {
    let index = position(of: key)
    guard index < keys.count, keys[index] == key else { return nil }
    return change(&values[index])
  }

  package func contains(_ key: Key) -> Bool {
    let index = position(of: key)
    return index < keys.count && keys[index] == key
  }

  package mutating func removeAll() {
    keys.removeAll()
    values.removeAll()
  }

  private func position(of key: Key) -> Int {
    var low = 0
    var high = keys.count
    while low < high {
      let middle = (low + high) / 2
      if keys[middle] < key { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension SortedMap: Sequence {
  package func makeIterator() -> Zip2Sequence<[Key], [Value]>.Iterator {
    zip(keys, values).makeIterator()
  }
}

extension SortedMap: Equatable where Value: Equatable {}
extension SortedMap: Hashable where Value: Hashable {}
