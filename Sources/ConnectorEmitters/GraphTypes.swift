/// The types that a Microsoft Graph v1.0 synchronization schema is made of, and the values of their enumerations.
extension TemplateTypes {
  /// The name of the whole document's type.
  static let graphRoot = "SynchronizationSchema"

  /// Graph's types, by name. Only a definition's name is required, because others refer to it by the name.
  static let graph = TemplateTypes(
    objects: [
      "SynchronizationSchema": [
        "directories": .list(.object("DirectoryDefinition")),
        "synchronizationRules": .list(.object("SynchronizationRule")),
        "version": .string,
        "id": .string,
        "@odata.type": .string,
      ],
      "DirectoryDefinition": [
        "discoverabilities": .someOf(directoryDefinitionDiscoverabilities),
        "discoveryDateTime": .string,
        "name": .required(.string),
        "objects": .list(.object("ObjectDefinition")),
        "readOnly": .boolean,
        "version": .string,
        "id": .string,
        "@odata.type": .string,
      ],
      "ObjectDefinition": [
        "attributes": .list(.object("AttributeDefinition")),
        "metadata": .list(.object("ObjectDefinitionMetadataEntry")),
        "name": .required(.string),
        "@odata.type": .string,
        "supportedApis": .list(.string),
      ],
      "ObjectDefinitionMetadataEntry": [
        "key": .oneOf(objectDefinitionMetadata),
        "@odata.type": .string,
        "value": .string,
      ],
      "AttributeDefinition": [
        "anchor": .boolean,
        "apiExpressions": .list(.object("StringKeyStringValuePair")),
        "caseExact": .boolean,
        "defaultValue": .string,
        "flowNullValues": .boolean,
        "metadata": .list(.object("AttributeDefinitionMetadataEntry")),
        "multivalued": .boolean,
        "mutability": .oneOf(mutability),
        "name": .required(.string),
        "@odata.type": .string,
        "referencedObjects": .list(.object("ReferencedObject")),
        "required": .boolean,
        "type": .oneOf(attributeType),
      ],
      "AttributeDefinitionMetadataEntry": [
        "key": .oneOf(attributeDefinitionMetadata),
        "@odata.type": .string,
        "value": .string,
      ],
      "ReferencedObject": [
        "@odata.type": .string,
        "referencedObjectName": .string,
        "referencedProperty": .string,
      ],
      "SynchronizationRule": [
        "containerFilter": .anything,
        "editable": .boolean,
        "groupFilter": .anything,
        "id": .string,
        "metadata": .list(.object("StringKeyStringValuePair")),
        "name": .string,
        "objectMappings": .list(.object("ObjectMapping")),
        "@odata.type": .string,
        "priority": .integer,
        "sourceDirectoryName": .string,
        "targetDirectoryName": .string,
      ],
      "ObjectMapping": [
        "attributeMappings": .list(.object("AttributeMapping")),
        "enabled": .boolean,
        "flowTypes": .someOf(objectFlowTypes),
        "metadata": .list(.object("ObjectMappingMetadataEntry")),
        "name": .string,
        "@odata.type": .string,
        "scope": .object("Filter"),
        "sourceObjectName": .string,
        "targetObjectName": .string,
      ],
      "ObjectMappingMetadataEntry": [
        "key": .oneOf(objectMappingMetadata),
        "@odata.type": .string,
        "value": .string,
      ],
      "AttributeMapping": [
        "defaultValue": .string,
        "exportMissingReferences": .boolean,
        "flowBehavior": .oneOf(attributeFlowBehavior),
        "flowType": .oneOf(attributeFlowType),
        "matchingPriority": .integer,
        "@odata.type": .string,
        "source": .object("AttributeMappingSource"),
        "targetAttributeName": .string,
      ],
      "AttributeMappingSource": [
        "expression": .string,
        "name": .string,
        "@odata.type": .string,
        "parameters": .list(.object("StringKeyAttributeMappingSourceValuePair")),
        "type": .oneOf(attributeMappingSourceType),
      ],
      "StringKeyAttributeMappingSourceValuePair": [
        "key": .string,
        "@odata.type": .string,
        "value": .object("AttributeMappingSource"),
      ],
      "StringKeyStringValuePair": [
        "key": .string,
        "@odata.type": .string,
        "value": .string,
      ],
      "Filter": [
        "categoryFilterGroups": .list(.object("FilterGroup")),
        "groups": .list(.object("FilterGroup")),
        "inputFilterGroups": .list(.object("FilterGroup")),
        "@odata.type": .string,
      ],
      "FilterGroup": [
        "clauses": .list(.object("FilterClause")),
        "name": .string,
        "@odata.type": .string,
      ],
      "FilterClause": [
        "@odata.type": .string,
        "operatorName": .string,
        "sourceOperandName": .string,
        "targetOperand": .object("FilterOperand"),
      ],
      "FilterOperand": [
        "@odata.type": .string,
        "values": .list(.string),
      ],
    ],
    nullIsNoValue: false)

  private static let directoryDefinitionDiscoverabilities = [
    "None", "AttributeNames", "AttributeDataTypes", "AttributeReadOnly", "ReferenceAttributes", "UnknownFutureValue",
  ]

  private static let objectDefinitionMetadata = [
    "PropertyNameAccountEnabled", "PropertyNameSoftDeleted", "IsSoftDeletionSupported", "IsSynchronizeAllSupported",
    "ConnectorDataStorageRequired", "Extensions", "BaseObjectName",
  ]

  private static let attributeType = [
    "String", "Integer", "Reference", "Binary", "Boolean", "DateTime",
  ]

  private static let mutability = [
    "ReadWrite", "ReadOnly", "Immutable", "WriteOnly",
  ]

  private static let attributeDefinitionMetadata = [
    "BaseAttributeName", "ComplexObjectDefinition", "IsContainer", "IsCustomerDefined", "IsDomainQualified",
    "LinkPropertyNames", "LinkTypeName", "MaximumLength", "ReferencedProperty",
  ]

  private static let objectFlowTypes = [
    "None", "Add", "Update", "Delete",
  ]

  private static let objectMappingMetadata = [
    "EscrowBehavior", "DisableMonitoringForChanges", "OriginalJoiningProperty", "Disposition", "IsCustomerDefined",
    "ExcludeFromReporting", "Unsynchronized",
  ]

  private static let attributeFlowBehavior = [
    "FlowWhenChanged", "FlowAlways",
  ]

  private static let attributeFlowType = [
    "Always", "ObjectAddOnly", "MultiValueAddOnly", "ValueAddOnly", "AttributeAddOnly",
  ]

  private static let attributeMappingSourceType = [
    "Attribute", "Constant", "Function",
  ]
}
