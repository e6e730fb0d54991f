import ConnectorManifest
import SCIMSchema

extension ResourceModel {
  /// The names of the properties that a Swift type has for the attributes: one for each, in their order, all different.
  ///
  /// An attribute gets the shortest name that tells it; where that is taken, one that says all that the path says; where
  /// that is taken, too, the short one with a number. A name that Swift or the runtime's `SCIMResource` has a use for
  /// gets the word "Attribute" after it. The resource's own attributes choose before those of extensions.
  var propertyNames: [String] {
    let paths = attributes.map { attribute in
      var path = attribute.path
      if path.schema?.lowercased() == name.coreURN.lowercased() { path.schema = nil }
      return path
    }
    var names = paths.map(\.nameOfCommonAttribute)
    var unique = UniqueNames(except: names.compactMap { $0 })
    for isExtension in [false, true] {
      for (index, path) in paths.enumerated() where names[index] == nil && (path.schema != nil) == isExtension {
        names[index] = path.propertyName(among: &unique)
      }
    }
    return names.compactMap { $0 }
  }
}

extension AttributePath {
  /// The property of the runtime's `SCIMResource` that gives the attribute in any resource, if there is one.
  fileprivate var nameOfCommonAttribute: String? {
    guard schema == nil, filter == nil, subAttribute == nil else { return nil }
    return ["id", "externalId", "meta"].first { $0.lowercased() == attribute.lowercased() }
  }

  fileprivate func propertyName(among names: inout UniqueNames) -> String {
    let lawful = [shortPropertyName, fullPropertyName].filter(isLawfulPropertyName)
    for name in lawful where names.take(name) { return name }
    return names.takeNumbered(lawful.first ?? madeLawful(shortPropertyName))
  }
}

/// What the runtime's `SCIMResource` has already, in lower case.
private let membersOfSCIMResource: Set<String> = [
  "id", "externalid", "meta", "original", "encoded", "changes", "matchingvalues", "hash", "hashvalue",
  "bindings", "resourcetype",
]

private func isLawfulPropertyName(_ name: String) -> Bool {
  SwiftIdentifier.isLawful(name) && !membersOfSCIMResource.contains(name.lowercased())
}

private func madeLawful(_ name: String) -> String {
  let begins = name.first?.isLetter == true
  return begins ? name + "Attribute" : "attribute" + SwiftIdentifier.capitalized(name)
}
