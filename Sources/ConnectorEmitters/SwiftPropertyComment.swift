import ConnectorManifest
import SCIMSchema

extension SwiftProperty {
  /// The property's doc comment, line by line: what RFC 7643 says that the attribute is for, then the path, what is
  /// stated of it, and where, and what is assumed of it.
  func comment(for manifest: ConnectorManifest) -> [String] {
    let purpose = attribute.definition.map { [$0.description] } ?? []
    return purpose + [
      "\(SwiftText.codeSpan(attribute.path.description)): \(facts.joined(separator: ", "))\(origin(in: manifest))"
    ]
  }

  /// What the page states of the attribute; of one that it doesn't list, what is assumed of it.
  private var facts: [String] {
    let isListed = attribute.isListed
    let isRequired = attribute.isRequired && (attribute.isRequirementStated || !isListed)
    let isMatching = attribute.isMatchingStated || !isListed
    return [attribute.type.rawValue] + (isRequired ? ["required"] : []) + (isMatching ? matching : [])
  }

  /// What the page doesn't state of an attribute that it lists, and why it is so nevertheless.
  private var assumptions: [String] {
    guard attribute.isListed else { return [] }
    let required = attribute.isRequired && !attribute.isRequirementStated ? ["required, by RFC 7643"] : []
    guard !attribute.isMatchingStated else { return required }
    let reason =
      if attribute.isFilterable == true {
        "as it is filterable"
      } else if passedOver.isEmpty {
        "as no attribute is marked so"
      } else {
        "as the directory has no value for \(passedOver.map(\.description).joined(separator: ", "))"
      }
    return required + matching.map { "\($0), \(reason)" }
  }

  private var matching: [String] {
    attribute.matchingPriority.map { [$0 == 1 ? "matching" : "matching as number \($0)"] } ?? []
  }

  private func origin(in manifest: ConnectorManifest) -> String {
    let place =
      switch attribute.origin {
      case .stated(let place?): " (\(manifest.tutorial.file):\(place.start.line))."
      case .stated(nil): "."
      case .assumed(let reason): ". Assumed: \(reason)."
      }
    return place + (assumptions.isEmpty ? "" : " Assumed: \(assumptions.joined(separator: "; ")).")
  }
}

extension ResourceModel.Attribute {
  /// Whether the page lists the attribute.
  fileprivate var isListed: Bool {
    if case .stated = origin { true } else { false }
  }
}
