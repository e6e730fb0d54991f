import ConnectorManifest
import SCIMSchema

/// Which attributes of a resource type the directory writes, and from what.
struct AttributeFlow {
  /// An attribute that is written.
  struct Mapping {
    let attribute: ResourceModel.Attribute
    let source: SourceExpression
  }

  /// The resource type.
  let model: ResourceModel
  /// The attributes with a documented source, in the model's order.
  let mappings: [Mapping]
  /// The attributes without one. An attribute that only the app writes needs none.
  let withoutSource: [ResourceModel.Attribute]
  /// Why accounts are matched by an attribute that the page doesn't name for it, as a sentence; `nil` where the page
  /// names one that is mapped.
  let matchingAssumption: String?

  init(_ model: ResourceModel) {
    let sources = model.attributes.map { DefaultMapping.source(of: $0.path, in: model.name) }
    let pairs = Array(zip(model.attributes, sources))
    self.model = model
    mappings = pairs.compactMap { attribute, source in source.map { Mapping(attribute: attribute, source: $0) } }
    withoutSource = pairs.filter { $1 == nil && $0.definition?.mutability != .readOnly }.map(\.0)
    let identifier = model.name.identifier.path
    if !model.matchingIsAssumed {
      matchingAssumption = nil
    } else if model.matchingWithoutSource.isEmpty {
      matchingAssumption =
        "The tutorial marks no attribute as matching or filterable, so \(identifier) matches, which RFC 7643 requires."
    } else {
      let stated = model.matchingWithoutSource.map(\.description).joined(separator: ", ")
      matchingAssumption =
        "The directory documents no source for \(stated), so \(identifier) matches instead, which RFC 7643 requires."
    }
  }
}
