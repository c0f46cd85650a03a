/// The ATTR_SET attribute: the attributes that a customer's route had, carried through a provider (RFC 6368 §5).
///
/// Octets: origin AS 4, path attributes. AS numbers in them have four octets on every session; routes and another set are
/// not among them, and so there is one level.
package struct AttributeSet: WireValue {
  package let originAS: UInt32
  package let attributes: PathAttributes

  /// A set among the attributes is left out.
  package init(originAS: UInt32, attributes: PathAttributes) {
    self.originAS = originAS
    var attributes = attributes
    attributes.removeRare(.attributeSet)
    self.attributes = attributes
  }

  /// Malformed attributes make the whole set malformed (RFC 7606 §7.16).
  package init(reading reader: inout ByteReader) throws(WireError) {
    originAS = try reader.uint32("Origin AS")
    var decoder = UpdateDecoder(context: Self.context, isNested: true)
    decoder.read(&reader)
    if let error = decoder.errors.first(where: { $0.action > .ignore }) { throw error.cause }
    attributes = decoder.attributes
  }

  package func write(to writer: inout ByteWriter) {
    writer.write(originAS)
    attributes.write(to: &writer, context: Self.context)
  }

  private static let context = BGPContext()
}

extension AttributeSet: CustomStringConvertible {
  package var description: String { "attributes of AS \(originAS)" }
}
