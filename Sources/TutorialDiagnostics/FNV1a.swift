/// A short print of some bytes, by which a change is noticed (FNV-1a, 64 bits); it is no protection against forgery.
package struct FNV1a: Sendable {
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The print of some bytes.
  package init(_ bytes: some Sequence<UInt8> = EmptyCollection()) {
    for byte in bytes { combine(byte) }
  }

  /// Adds a byte.
  package mutating func combine(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01b3
  }

  /// The print in 16 hexadecimal digits.
  package var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
