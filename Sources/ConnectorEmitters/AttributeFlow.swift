import ConnectorManifest
import SCIMSchema

/// Which attributes of a resource type the directory writes, and from what.
struct AttributeFlow {
  /// An attribute that is written.
  struct Mapping {
    let attribute: ResourceModel.Attribute
    let source: SourceExpression
    /// The attribute's turn when accounts are matched, counted from 1; 0 where they are not matched by it.
    let matchingPriority: Int
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
    let isMatched = zip(model.attributes, sources).contains { $0.matchingPriority != nil && $1 != nil }
    let identifier = model.name.identifier.path
    let identifierKey = identifier.key(in: model.name)
    var mappings: [Mapping] = []
    for case (let attribute, let source?) in zip(model.attributes, sources) {
      let takesOver = !isMatched && attribute.path.key(in: model.name) == identifierKey
      mappings.append(
        Mapping(
          attribute: attribute, source: source,
          matchingPriority: attribute.matchingPriority ?? (takesOver ? 1 : 0)))
    }
    self.model = model
    self.mappings = mappings
    withoutSource = zip(model.attributes, sources).filter { $1 == nil && $0.definition?.mutability != .readOnly }.map(
      \.0)
    if model.matchingIsAssumed {
      matchingAssumption =
        "The tutorial marks no attribute as matching or filterable, so \(identifier) matches, which RFC 7643 requires."
    } else if !isMatched {
      let stated = model.attributes.filter { $0.matchingPriority != nil }.map(\.path.description)
      matchingAssumption =
        "The directory documents no source for \(stated.joined(separator: ", ")), so \(identifier) matches instead, "
        + "which RFC 7643 requires."
    } else {
      matchingAssumption = nil
    }
  }
}
