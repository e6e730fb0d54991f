/// A JSON text that has been read, and the place of everything in it.
public struct JSONDocument: Sendable {
  /// How many arrays and objects may stand in one another.
  public static let maximumDepth = 256

  /// The one value that the text consists of.
  public let root: JSONNode

  /// Reads a text by the grammar of RFC 8259, and by nothing more lenient. It must be UTF-8; a byte order mark before it
  /// is passed over (§8.1).
  ///
  /// - Parameter bytes: The whole text.
  /// - Throws: ``JSONSyntaxError`` for the first thing that is wrong, which is also an escape for half a surrogate pair,
  ///   and nesting deeper than ``maximumDepth``.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes)
    root = try parser.readDocument()
  }
}

/// A value in a JSON text, with its place.
public struct JSONNode: Sendable {
  /// What the value is, and what is in it.
  public enum Kind: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONNode])
    /// All members as they are written, also those whose key was there before.
    case object([Member])
  }

  /// A member of an object.
  public struct Member: Sendable {
    /// The key, with its escapes resolved.
    public let key: String
    /// The key's place, from quotation mark to quotation mark.
    public let keyRange: Range<Int>
    /// The value.
    public let node: JSONNode
  }

  /// What the value is.
  public let kind: Kind
  /// The offsets of the value's bytes, brackets and quotation marks included.
  public let range: Range<Int>

  /// The value without places. Of an object's members with the same key, the last one counts.
  public var value: JSONValue {
    switch kind {
    case .null: .null
    case .bool(let bool): .bool(bool)
    case .number(let number): .number(number)
    case .string(let string): .string(string)
    case .array(let elements): .array(elements.map(\.value))
    case .object(let members): .object(JSONObject(members.lazy.map { ($0.key, $0.node.value) }))
    }
  }
}
