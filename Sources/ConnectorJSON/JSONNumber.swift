/// A JSON number, kept as it is written (RFC 8259 §6), so that none loses a digit on its way through.
///
/// Two numbers are equal when they are written the same: 1 and 1.0 are not.
public struct JSONNumber: Hashable, Sendable {
  /// The number as JSON text.
  public let text: String

  /// A whole number.
  public init(_ integer: Int) {
    text = String(integer)
  }

  /// The shortest text that reads back as the same number; `nil` for infinity and NaN, which JSON doesn't have.
  public init?(_ double: Double) {
    guard double.isFinite else { return nil }
    text = double.description
  }

  /// A number written as JSON wants it, without white space; `nil` for any other text.
  public init?(text: String) {
    let bytes = Array(text.utf8)
    guard let root = try? JSONDocument(parsing: bytes).root, root.range == bytes.indices, case .number = root.kind
    else {
      return nil
    }
    self.text = text
  }

  /// A number whose text the parser has checked.
  init(checked text: String) {
    self.text = text
  }

  /// The number's value, if it is whole and fits; 1.0 and 1e2 are whole. Numbers with a fraction or an exponent are
  /// taken up to 2⁵³, beyond which a `Double` can't tell neighbours apart.
  public var integer: Int? {
    if let integer = Int(text) { return integer }
    guard let double, double.magnitude < 0x1p53 else { return nil }
    // Not `Int(exactly:)`, which needs the C mathematics library, that a package without Foundation doesn't link.
    let integer = Int(double)
    return Double(integer) == double ? integer : nil
  }

  /// The nearest `Double`; `nil` where the number is too large for one.
  public var double: Double? {
    Double(text).flatMap { $0.isFinite ? $0 : nil }
  }
}
