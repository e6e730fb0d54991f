extension TemplateFindings {
  /// Adds a finding for each name that is there before, whatever the case of its letters, or that is empty.
  ///
  /// - Parameters:
  ///   - values: The objects that have names.
  ///   - key: The key at which the name stands.
  ///   - noun: What the objects are.
  mutating func addRepeatedNames(in values: [Located], at key: String = "name", of noun: String) {
    var seen: Set<String> = []
    for value in values {
      guard let name = value[key], let text = name.string else { continue }
      if text.isEmpty {
        add("name", name, "is empty, but \(noun) needs one")
      } else if !seen.insert(text.lowercased()).inserted {
        add("duplicate", name, "is \(text.quotedForMessage), as it is for \(noun) before this one")
      }
    }
  }
}
