import Glibc

/// A TCP connection within this machine, read with patience but not for ever.
final class Loopback {
  struct Failure: Error, CustomStringConvertible {
    let description: String

    /// The call that failed, and why.
    init(_ call: String) { description = "\(call): \(String(cString: strerror(errno)))" }

    init(text: String) { description = text }
  }

  private let descriptor: Int32

  /// Connects from one loopback address, 127.0.0.`from`, to a port of 127.0.0.1.
  init(from: UInt8, port: UInt16) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Failure("socket") }
    var own = Self.address(from, 0)
    guard Self.with(&own, { bind(descriptor, $0, $1) }) == 0 else {
      close(descriptor)
      throw Failure("bind")
    }
    var other = Self.address(1, port)
    guard Self.with(&other, { connect(descriptor, $0, $1) }) == 0 else {
      let failure = Failure("connect")
      close(descriptor)
      throw failure
    }
  }

  deinit { close(descriptor) }

  /// Ports that nobody listens on at the moment, all different.
  static func freePorts(_ count: Int) throws -> [UInt16] {
    var held: [Int32] = []
    defer { for descriptor in held { close(descriptor) } }
    return try (0..<count).map { _ in
      let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      guard descriptor >= 0 else { throw Failure("socket") }
      held.append(descriptor)
      var own = address(1, 0)
      guard with(&own, { bind(descriptor, $0, $1) }) == 0 else { throw Failure("bind") }
      var length = socklen_t(MemoryLayout<sockaddr_in>.size)
      let result = withUnsafeMutablePointer(to: &own) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { getsockname(descriptor, $0, &length) }
      }
      guard result == 0 else { throw Failure("getsockname") }
      return UInt16(bigEndian: own.sin_port)
    }
  }

  func send(_ bytes: [UInt8]) throws {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { throw Failure("send") }
      start += count
    }
  }

  /// What has come; empty when nothing came in time, `nil` when the other side has closed.
  func receive(for milliseconds: Int32) throws -> [UInt8]? {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    guard poll(&wanted, 1, milliseconds) > 0 else { return [] }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = recv(descriptor, &buffer, buffer.count, 0)
    guard count >= 0 else { throw Failure("recv") }
    return count == 0 ? nil : Array(buffer[..<count])
  }

  private static func address(_ last: UInt8, _ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = (0x7f00_0000 | UInt32(last)).bigEndian
    return address
  }

  private static func with(
    _ address: inout sockaddr_in, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
  ) -> Int32 {
    withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { body($0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
    }
  }
}
