import ConnectorJSON
import ConnectorManifest
import SCIMSchema

/// An attribute of a directory's object, as Microsoft Graph's synchronization schema defines it (attributeDefinition).
struct GraphAttribute {
  /// The types that Graph has.
  enum ValueType: String {
    case string = "String"
    case integer = "Integer"
    case reference = "Reference"
    case binary = "Binary"
    case boolean = "Boolean"
    case dateTime = "DateTime"
  }

  var name: String
  var type = ValueType.string
  var isAnchor = false
  var isCaseExact = false
  var isMultiValued = false
  var isRequired = false
  var mutability = Mutability.readWrite
  /// The objects of the same directory that a reference leads to.
  var referencedObjects: [String] = []

  var document: JSONValue {
    [
      "anchor": .bool(isAnchor),
      "apiExpressions": [],
      "caseExact": .bool(isCaseExact),
      "defaultValue": nil,
      "metadata": [],
      "multivalued": .bool(isMultiValued),
      "mutability": .string(mutability.nameInGraph),
      "name": .string(name),
      "referencedObjects": .array(
        referencedObjects.map { ["referencedObjectName": .string($0), "referencedProperty": nil] }),
      "required": .bool(isRequired),
      "type": .string(type.rawValue),
    ]
  }
}

extension GraphAttribute {
  /// An attribute of the source directory, by the name that expressions use; the objects are the directory's.
  init(sourceNamed name: String, among objects: [String]) {
    self.init(name: name)
    switch name {
    case "objectId": isAnchor = true
    case "IsSoftDeleted": type = .boolean
    case "appRoleAssignments": type = .reference
    case "proxyAddresses": isMultiValued = true
    case "manager":
      type = .reference
      referencedObjects = objects.filter { $0 == "User" }
    case "members":
      type = .reference
      isMultiValued = true
      referencedObjects = objects
    default: break
    }
  }

  /// An attribute of the app's directory; the objects are the app's, by the names that a SCIM reference gives them,
  /// such as "User".
  init(_ attribute: ResourceModel.Attribute, among objects: [String: String]) {
    let definition = attribute.definition
    self.init(name: attribute.path.description)
    isCaseExact = definition?.isCaseExact ?? false
    // A filter picks one of the values.
    isMultiValued =
      definition?.isMultiValued == true
      && (attribute.path.filter == nil || attribute.path.subAttribute != nil)
    isRequired = attribute.isRequired
    mutability = definition?.mutability ?? .readWrite
    type = ValueType(attribute)
    guard type == .reference else { return }
    referencedObjects = (definition?.referencedResourceTypes ?? []).compactMap { objects[$0] }
  }
}

extension GraphAttribute.ValueType {
  /// The type that holds an attribute's values without loss.
  ///
  /// Graph has no decimal and no complex type, so those are strings. Its "Reference" leads to another object, so a
  /// reference to a web page is a string, too, and a complex attribute that stands for a resource is a reference.
  fileprivate init(_ attribute: ResourceModel.Attribute) {
    let leadsToResource = attribute.definition.map { !$0.referencedResourceTypes.isEmpty }
    self =
      switch attribute.type {
      case .string, .decimal: .string
      case .boolean: .boolean
      case .integer: .integer
      case .dateTime: .dateTime
      case .binary: .binary
      case .reference: leadsToResource == false ? .string : .reference
      case .complex: leadsToResource == true ? .reference : .string
      }
  }
}

extension AttributeDefinition {
  /// The resource types that the attribute, or a complex attribute's `$ref`, leads to.
  fileprivate var referencedResourceTypes: [String] {
    let types = type == .complex ? subAttribute(named: "$ref")?.referenceTypes ?? [] : referenceTypes
    return types.filter { $0 != "external" && $0 != "uri" }
  }
}

extension Mutability {
  fileprivate var nameInGraph: String {
    switch self {
    case .readOnly: "ReadOnly"
    case .readWrite: "ReadWrite"
    case .immutable: "Immutable"
    case .writeOnly: "WriteOnly"
    }
  }
}
