import ConnectorJSON

/// What Microsoft Graph's types don't say of a synchronization schema: that names are given once, and that the names
/// which rules use are those of directories, objects and attributes.
extension TemplateFindings {
  mutating func addGraphReferences(of root: Located) {
    let directories = root.elements("directories")
    addRepeatedNames(in: directories, of: "a directory")
    var objects: [String: Objects] = [:]
    for directory in directories {
      let found = addDirectoryFaults(of: directory)
      if let name = directory["name"]?.string { objects[name] = found }
    }
    for rule in root.elements("synchronizationRules") {
      let source = find(rule["sourceDirectoryName"], in: objects, of: "directory")
      let target = find(rule["targetDirectoryName"], in: objects, of: "directory")
      for mapping in rule.elements("objectMappings") {
        let readable = source.flatMap { find(mapping["sourceObjectName"], in: $0, of: "object of the source") }
        let writable = target.flatMap { find(mapping["targetObjectName"], in: $0, of: "object of the target") }
        addMappingFaults(of: mapping, readable: readable, writable: writable)
      }
    }
  }

  /// The names of each object's attributes, by the object's name.
  private typealias Objects = [String: Set<String>]

  private mutating func addDirectoryFaults(of directory: Located) -> Objects {
    let objects = directory.elements("objects")
    addRepeatedNames(in: objects, of: "an object")
    let names = Set(objects.compactMap { $0["name"]?.string })
    var found: Objects = [:]
    for object in objects {
      let attributes = object.elements("attributes")
      addRepeatedNames(in: attributes, of: "an attribute")
      for reference in attributes.flatMap({ $0.elements("referencedObjects") }) {
        check(reference["referencedObjectName"], isAmong: names, of: "object of this directory")
      }
      if let name = object["name"]?.string { found[name] = Set(attributes.compactMap { $0["name"]?.string }) }
    }
    return found
  }

  private mutating func addMappingFaults(of mapping: Located, readable: Set<String>?, writable: Set<String>?) {
    let mappings = mapping.elements("attributeMappings")
    addRepeatedNames(in: mappings, at: "targetAttributeName", of: "a mapping")
    addPriorityFaults(of: mappings)
    if let writable {
      for mapping in mappings {
        check(mapping["targetAttributeName"], isAmong: writable, of: "attribute of the target object")
      }
    }
    guard let readable else { return }
    for mapping in mappings {
      if let source = mapping["source"] { addSourceFaults(of: source, readable: readable) }
    }
    for key in ["groups", "inputFilterGroups", "categoryFilterGroups"] {
      for clause in (mapping["scope"]?.elements(key) ?? []).flatMap({ $0.elements("clauses") }) {
        check(clause["sourceOperandName"], isAmong: readable, of: "attribute of the source object")
      }
    }
  }

  private mutating func addPriorityFaults(of mappings: [Located]) {
    var seen: Set<Int> = []
    for priority in mappings.compactMap({ $0["matchingPriority"] }) {
      guard let number = priority.integer, number != 0 else { continue }
      if number < 0 {
        add("priority", priority, "is negative", help: "Attributes that accounts aren't matched by have 0.")
      } else if !seen.insert(number).inserted {
        add("priority", priority, "is the priority of a mapping before this one, too")
      }
    }
  }

  private mutating func addSourceFaults(of source: Located, readable: Set<String>) {
    if source["type"]?.string == "Attribute" {
      check(source["name"], isAmong: readable, of: "attribute of the source object")
    }
    if let expression = source["expression"] {
      for name in (expression.string ?? "").namesInBrackets where !readable.contains(name) {
        add("reference", expression, "reads \(name.quotedForMessage), which is no attribute of the source object")
      }
    }
    for parameter in source.elements("parameters") {
      if let value = parameter["value"] { addSourceFaults(of: value, readable: readable) }
    }
  }

  /// What has a name. A name that is missing, or is no text, is not looked for.
  private mutating func find<Value>(_ name: Located?, in values: [String: Value], of noun: String) -> Value? {
    guard let name, let text = name.string else { return nil }
    if values[text] == nil { add("reference", name, "is \(text.quotedForMessage), which is no \(noun)") }
    return values[text]
  }

  private mutating func check(_ name: Located?, isAmong names: Set<String>, of noun: String) {
    guard let name, let text = name.string, !names.contains(text) else { return }
    add("reference", name, "is \(text.quotedForMessage), which is no \(noun)")
  }
}

extension String {
  /// The attributes that an expression reads: the names in brackets outside its texts in quotation marks.
  fileprivate var namesInBrackets: [String] {
    var names: [String] = []
    var rest = unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"":
        while let scalar = rest.popFirst(), scalar != "\"" {
          if scalar == "\\" { _ = rest.popFirst() }
        }
      case "[":
        guard let end = rest.firstIndex(of: "]") else { return names }
        names.append(String(rest[..<end]))
        rest = rest[end...]
      default: break
      }
    }
    return names
  }
}
