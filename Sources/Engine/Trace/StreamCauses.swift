internal import HashTreeCollections

/// The cause across a byte stream: the sender notes which record a message came from, the receiver's framer asks.
///
/// The key is (connection as the sender names it, offset of the message's first octet in the stream), so that an answer
/// survives retransmission, loss and reordering, and no router sees it.
package struct StreamCauses: Sendable {
  private struct Key: Hashable, Sendable {
    var connection: ConnectionKey
    var offset: UInt64
  }

  private var records = TreeDictionary<Key, RecordID>()

  package init() {}

  /// Notes that the message that starts at `offset` of what `connection` sends came from `record`.
  package mutating func note(_ record: RecordID, connection: ConnectionKey, offset: UInt64) {
    records[Key(connection: connection, offset: offset)] = record
  }

  /// The record of the message at `offset` of what `connection` (as the receiver names it) receives; it is asked once.
  package mutating func take(connection: ConnectionKey, offset: UInt64) -> RecordID? {
    records.removeValue(forKey: Key(connection: connection.reversed, offset: offset))
  }
}
