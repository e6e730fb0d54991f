import ConnectorManifest
import SCIMSchema

/// A property of a connector's resource type, and the attribute that it is bound to.
struct SwiftProperty {
  let name: String
  /// The type of the value, or of each where there are many.
  let valueType: String
  let kind: Kind
  let attribute: ResourceModel.Attribute
  /// What the page names to match by, and nothing is matched by.
  let passedOver: [AttributePath]

  /// How many values the property can have; as the runtime's bindings are named.
  enum Kind: String {
    case required, optional, list
  }

  init(
    name: String, attribute: ResourceModel.Attribute, definition: AttributeDefinition?, passedOver: [AttributePath]
  ) {
    self.name = name
    self.attribute = attribute
    self.passedOver = passedOver
    let isWhole = attribute.path.filter == nil && attribute.path.subAttribute == nil
    let end = attribute.path.subAttribute.flatMap { definition?.subAttribute(named: $0) } ?? definition
    let isRequired = attribute.isRequired && end?.isGivenBack == true
    valueType = end?.swiftType ?? "String"
    kind = isWhole && definition?.isMultiValued == true ? .list : isRequired ? .required : .optional
  }

  /// The type of the property: `String`, `String?` or `[ConnectorRuntime.Member]`.
  var type: String {
    switch kind {
    case .required: valueType
    case .optional: valueType + "?"
    case .list: "[\(valueType)]"
    }
  }

  /// The parameter of an initializer that sets the property.
  var parameter: String {
    let defaultValue =
      switch kind {
      case .required: ""
      case .optional: " = nil"
      case .list: " = []"
      }
    return "\(name): \(type)\(defaultValue)"
  }
}

extension AttributeDefinition {
  /// Whether a resource that a server sends always has the value if a client must give it.
  fileprivate var isGivenBack: Bool {
    mutability != .readOnly && mutability != .writeOnly && returned != .never && returned != .request
  }

  /// The runtime's or Swift's type for a value of the attribute.
  fileprivate var swiftType: String {
    switch type {
    case .string, .reference: "String"
    case .boolean: "Bool"
    case .decimal: "Double"
    case .integer: "Int"
    case .dateTime: SwiftSource.runtime("DateTime")
    case .binary: SwiftSource.runtime("Binary")
    case .complex: swiftTypeOfComplexValue
    }
  }

  private var swiftTypeOfComplexValue: String {
    let hasValue = subAttribute(named: "value") != nil
    let leadsToResource = hasValue && subAttribute(named: "$ref") != nil
    switch (leadsToResource, hasValue && isMultiValued) {
    case (true, true): return SwiftSource.runtime("Member")
    case (true, false): return SwiftSource.runtime("Reference")
    case (false, true): return SwiftSource.runtime("MultiValue")
    case (false, false): return SwiftSource.runtime("JSONObject")
    }
  }
}
