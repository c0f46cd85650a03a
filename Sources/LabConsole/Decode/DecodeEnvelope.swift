import Wire

/// What stands around the packets in the JSON of `decode`.
enum DecodeEnvelope {
  static let start: StaticString = "{\"schema\":\"labconsole/decode/1\",\"packets\":[\n"

  /// Behind the last packet: what the file says of its interfaces and of itself, and what is wrong with it.
  static func end(
    _ reader: CaptureReader, notes: [CaptureError], errors: [CaptureError], to buffer: inout OutputBuffer
  ) {
    buffer.append("\n],\"format\":")
    DecodeJSON.optional(reader.formatName, to: &buffer)
    buffer.append(",\"sections\":")
    DecodeJSON.list(reader.sections, to: &buffer) { section, buffer in
      buffer.append("{\"application\":")
      DecodeJSON.optional(section.application, to: &buffer)
      buffer.append(",\"comments\":")
      DecodeJSON.list(section.comments, to: &buffer) { $1.append(quoted: $0) }
      buffer.append("}")
    }
    buffer.append(",\"interfaces\":")
    DecodeJSON.list(reader.interfaces, to: &buffer) { interface, buffer in
      buffer.append("{\"name\":")
      DecodeJSON.optional(interface.name, to: &buffer)
      buffer.append(",\"description\":")
      DecodeJSON.optional(interface.description, to: &buffer)
      buffer.append(",\"linkType\":")
      buffer.append(quoted: interface.linkType.description)
      buffer.append("}")
    }
    buffer.append(",\"names\":")
    DecodeJSON.list(reader.names, to: &buffer) { name, buffer in
      buffer.append("{\"address\":")
      buffer.append(quoted: name.address.description)
      buffer.append(",\"names\":")
      DecodeJSON.list(name.names, to: &buffer) { $1.append(quoted: $0) }
      buffer.append("}")
    }
    buffer.append(",\"notes\":")
    DecodeJSON.list(notes, to: &buffer) { DecodeJSON.error($0.text, $0.offset, nil, nil, to: &$1) }
    buffer.append(",\"errors\":")
    DecodeJSON.list(errors, to: &buffer) { DecodeJSON.error($0.text, $0.offset, nil, nil, to: &$1) }
    buffer.append("}\n")
  }
}
