/// A JSON object (RFC 8259 §4): members with distinct keys, kept in the order in which they were added.
///
/// Equality and hash value don't depend on the order. Keys are compared as Swift compares strings, so two spellings of
/// the same accented letter are one key.
public struct JSONObject: Sendable {
  private var members: [(key: String, value: JSONValue)] = []
  /// The place of each key in `members`, where they are too many to look through; otherwise empty.
  private var places: [String: Int] = [:]

  private static let fewMembers = 16

  /// An object without members.
  public init() {}

  /// An object with these members. Of members with the same key, the last one's value counts, in the first one's place.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    self.members.reserveCapacity(members.underestimatedCount)
    for (key, value) in members { self[key] = value }
  }

  /// The value of a key; `nil` where there is none.
  ///
  /// A new key goes last, and a key that is there keeps its place. Setting `nil` removes the member, while `.null` is a
  /// value like any other. Removing takes time in proportion to the number of members, all else doesn't.
  public subscript(key: String) -> JSONValue? {
    get { place(of: key).map { members[$0].value } }
    set {
      switch (place(of: key), newValue) {
      case (let place?, let value?):
        members[place].value = value
      case (nil, let value?):
        members.append((key, value))
        index(from: members.count - 1)
      case (let place?, nil):
        members.remove(at: place)
        places[key] = nil
        index(from: place)
      case (nil, nil):
        break
      }
    }
  }

  private func place(of key: String) -> Int? {
    places.isEmpty ? members.firstIndex { $0.key == key } : places[key]
  }

  /// Notes the places of the members from one on, and of all of them where none was noted before.
  private mutating func index(from first: Int) {
    guard members.count > Self.fewMembers else {
      places = [:]
      return
    }
    for place in (places.isEmpty ? 0 : first)..<members.count { places[members[place].key] = place }
  }

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }

  /// How many members there are.
  public var count: Int { members.count }

  /// Whether there is no member.
  public var isEmpty: Bool { members.isEmpty }

  /// Puts a member last. A member that had the key before is removed.
  public mutating func append(_ key: String, _ value: JSONValue) {
    self[key] = nil
    self[key] = value
  }

  /// Takes over another object's members: values of keys that are here already are replaced in place, new keys go last.
  public mutating func merge(_ other: JSONObject) {
    for (key, value) in other { self[key] = value }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// An object with its members in the order written. Of members with the same key, the last one's value counts.
  public init(dictionaryLiteral members: (String, JSONValue)...) {
    self.init(members)
  }
}

extension JSONObject: Sequence {
  /// The members, in order.
  public func makeIterator() -> IndexingIterator<[(key: String, value: JSONValue)]> {
    members.makeIterator()
  }

  /// How many members there are.
  public var underestimatedCount: Int { members.count }
}

extension JSONObject: Hashable {
  /// Whether two objects have the same keys with the same values, in any order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
  }

  /// Feeds the members to a hasher, such that their order does not matter.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(Dictionary(members.lazy.map { ($0.key, $0.value) }) { _, last in last })
  }
}
