// A connector's properties and a resource's unknown attributes are made of these modules' types, so that whoever imports
// the runtime has them too: attribute paths, filters and JSON.
@_exported import JSON
@_exported import SCIMSchema
