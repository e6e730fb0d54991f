/// What a schema says of one attribute: its name, its type and its characteristics (RFC 7643 §2.2 and §7).
public struct AttributeDefinition: Hashable, Sendable {
  /// The name, in the schema's spelling. Names are compared without regard to case (RFC 7643 §2.1).
  public var name: String
  /// The data type of the value, or of each value where the attribute is multi-valued.
  public var type: AttributeType
  /// What the attribute is for, in a sentence.
  public var description: String
  /// Whether the attribute holds a list of values.
  public var isMultiValued: Bool
  /// Whether a client must give the attribute a value.
  public var isRequired: Bool
  /// Whether two values that differ only in the case of letters are two values.
  public var isCaseExact: Bool
  /// When the value may be written.
  public var mutability: Mutability
  /// When the value is part of a response.
  public var returned: Returned
  /// How far values are kept apart.
  public var uniqueness: Uniqueness
  /// The suggested values, such as "work" and "home"; empty where there are none. Servers may take others.
  public var canonicalValues: [String]
  /// What a reference may lead to: resource type names, or "external" or "uri"; empty for other types.
  public var referenceTypes: [String]
  /// The parts of a complex attribute, in the schema's order; empty for other types.
  public var subAttributes: [AttributeDefinition]

  /// A definition whose unnamed characteristics are the defaults of RFC 7643 §2.2.
  public init(
    name: String,
    type: AttributeType = .string,
    description: String = "",
    isMultiValued: Bool = false,
    isRequired: Bool = false,
    isCaseExact: Bool = false,
    mutability: Mutability = .readWrite,
    returned: Returned = .default,
    uniqueness: Uniqueness = .none,
    canonicalValues: [String] = [],
    referenceTypes: [String] = [],
    subAttributes: [AttributeDefinition] = []
  ) {
    self.name = name
    self.type = type
    self.description = description
    self.isMultiValued = isMultiValued
    self.isRequired = isRequired
    self.isCaseExact = isCaseExact
    self.mutability = mutability
    self.returned = returned
    self.uniqueness = uniqueness
    self.canonicalValues = canonicalValues
    self.referenceTypes = referenceTypes
    self.subAttributes = subAttributes
  }

  /// The sub-attribute of that name, whatever the case of its letters (RFC 7643 §2.1), or `nil`.
  public func subAttribute(named name: some StringProtocol) -> AttributeDefinition? {
    subAttributes.named(name)
  }
}

extension [AttributeDefinition] {
  func named(_ name: some StringProtocol) -> AttributeDefinition? {
    first { $0.name.equalsIgnoringASCIICase(name) }
  }
}
