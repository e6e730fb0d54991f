/// What the JSON objects of a template may hold, as data.
struct TemplateTypes: Sendable {
  /// What a value must be.
  indirect enum Shape: Sendable {
    case string
    case boolean
    case integer
    case anything
    /// One of these texts.
    case oneOf([String])
    /// Some of these texts, as one text with commas between them.
    case someOf([String])
    /// An array whose elements have that shape.
    case list(Shape)
    /// An object of the type with that name.
    case object(String)
    /// The key must be there, and its value must have that shape.
    case required(Shape)
  }

  /// The keys of each type of object.
  let objects: [String: [String: Shape]]
  /// Whether `null` is as good as no value for every optional key, as RFC 7643 §2.5 has it. Otherwise it is for texts
  /// and objects.
  let nullIsNoValue: Bool
}
