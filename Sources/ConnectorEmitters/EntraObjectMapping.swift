import ConnectorJSON
import ConnectorManifest
import SCIMSchema

extension ConnectorManifest {
  /// How the directory's users, or groups, become the app's (Graph's objectMapping).
  func objectMapping(for flow: AttributeFlow) -> JSONValue {
    let name = flow.model.name
    return [
      "name": .string("Synchronize \(sourceDirectoryName) \(name.rawValue)s to \(targetDirectoryName)"),
      "enabled": true,
      "flowTypes": .string(flowTypes(of: name).isEmpty ? "None" : flowTypes(of: name).joined(separator: ",")),
      "sourceObjectName": .string(name.rawValue),
      "targetObjectName": .string(name.coreURN),
      "metadata": [],
      "scope": nil,
      "attributeMappings": .array(flow.mappings.map(\.document)),
    ]
  }

  /// What may happen to an object in the app: all that the directory does by default, without what the page denies.
  ///
  /// A checklist that has no line on removing users denies nothing, so `Delete` stays. Leaving it out would turn a
  /// page's silence into accounts that outlive their owners' employment; the rule's metadata says that it is assumed.
  private func flowTypes(of name: Resource.Name) -> [String] {
    flowTypeStatements(of: name).filter { $0.statement != false }.map(\.type)
  }

  /// Each of Graph's flow types (objectFlowTypes), and what the page's checklist says of it. A checklist speaks of
  /// creating, updating and removing for users only.
  func flowTypeStatements(of name: Resource.Name) -> [(type: String, statement: Bool?)] {
    switch name {
    case .user:
      [("Add", capabilities.createUsers), ("Update", capabilities.updateUsers), ("Delete", capabilities.removeUsers)]
    case .group: [("Add", nil), ("Update", nil), ("Delete", nil)]
    }
  }
}

extension AttributeFlow.Mapping {
  fileprivate var document: JSONValue {
    [
      "defaultValue": nil,
      "exportMissingReferences": false,
      "flowBehavior": "FlowWhenChanged",
      "flowType": "Always",
      "matchingPriority": .init(attribute.matchingPriority ?? 0),
      "source": source.attributeMappingSource,
      "targetAttributeName": .string(attribute.path.description),
    ]
  }
}

extension SourceExpression {
  /// The expression as Graph has it in a mapping (attributeMappingSource), its arguments likewise.
  public var attributeMappingSource: JSONValue {
    let (type, name, arguments) =
      switch self {
      case .attribute(let name): ("Attribute", name, [Argument]())
      case .constant(let text): ("Constant", text, [])
      case .function(let name, let arguments): ("Function", name, arguments)
      }
    return [
      "expression": .string(description),
      "name": .string(name),
      "type": .string(type),
      "parameters": .array(
        arguments.map { ["key": .string($0.parameter), "value": $0.value.attributeMappingSource] }),
    ]
  }
}
