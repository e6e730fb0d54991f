// A connector's properties, a resource's unknown attributes and a mapping's objects are made of these modules' types, so
// that whoever imports the runtime has them too: attribute paths, filters, JSON and the directory's values.
@_exported import ConnectorJSON
@_exported import MappingExpressions
@_exported import SCIMSchema
