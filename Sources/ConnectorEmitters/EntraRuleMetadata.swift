import ConnectorJSON
import ConnectorManifest

extension ConnectorManifest {
  /// What a reader of the rule must know of it: all that is assumed, with the reason, and all that needs a source
  /// before it flows. Each entry has a key of its own.
  func ruleMetadata(for flows: [AttributeFlow]) -> [JSONValue] {
    var entries = [
      (
        "assumed/sources",
        "The tutorial states no sources. They are the directory's documented default mapping."
      )
    ]
    for flow in flows {
      let name = flow.model.name.rawValue
      for attribute in flow.model.attributes {
        guard case .assumed = attribute.origin else { continue }
        entries.append(("assumed/\(name)/\(attribute.path)", sentence(for: [attribute.origin])))
      }
      if let assumption = flow.matchingAssumption { entries.append(("assumed/\(name)/matching", assumption)) }
      let unstated = flowTypeStatements(of: flow.model.name).filter { $0.statement == nil }.map(\.type)
      if !unstated.isEmpty {
        entries.append(
          (
            "assumed/\(name)/flowTypes",
            "The tutorial's capabilities say nothing for or against \(unstated.joined(separator: ", ")); they are the directory's "
              + "default."
          ))
      }
      for attribute in flow.withoutSource {
        entries.append(
          (
            "needsSource/\(name)/\(attribute.path)",
            "The directory's documented default mapping has no source for this attribute. "
              + sentence(for: [attribute.origin])
          ))
      }
    }
    return entries.map { ["key": .string($0.0), "value": .string($0.1)] }
  }
}
