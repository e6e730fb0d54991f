import ConnectorJSON
import SCIMSchema
import TutorialDiagnostics

/// Checks templates, which people may edit once they are made. All that is wrong is told at once, each finding with a
/// JSON Pointer and a place.
public enum TemplateValidation {
  /// What kind of template a document is by its content: by the SCIM schema it says it has, or by keys that no other
  /// kind has. `nil` where it is none.
  public static func kind(of document: JSONDocument) -> TemplateKind? {
    let root = Located(node: document.root, pointer: JSONPointer())
    if let first = root.elements.first {
      let urns = first.elements("schemas").compactMap { $0.string?.lowercased() }
      if urns.contains(urn("ResourceType")) || first["endpoint"] != nil { return .scimResourceTypes }
      return urns.contains(urn("Schema")) || first["attributes"] != nil ? .scimSchemas : nil
    }
    if root["directories"] != nil || root["synchronizationRules"] != nil { return .entraSynchronizationSchema }
    let urns = root.elements("schemas").compactMap { $0.string?.lowercased() }
    return urns.contains(urn("ServiceProviderConfig")) || root["authenticationSchemes"] != nil
      ? .scimServiceProviderConfig : nil
  }

  /// Checks a template, whatever kind it is.
  ///
  /// - Parameter source: The file.
  /// - Returns: What is wrong with it, in the order of the file; nothing where all is well.
  public static func validate(_ source: SourceFile) -> [Diagnostic] {
    validate([source])
  }

  /// Checks templates, and that the resource types of a folder name schemas of the same folder.
  ///
  /// - Parameter sources: The files, whatever kinds they are.
  /// - Returns: What is wrong with them, file by file; nothing where all is well.
  public static func validate(_ sources: [SourceFile]) -> [Diagnostic] {
    let templates = sources.map(Template.init)
    var published: [Substring: Set<String>] = [:]
    for template in templates where template.kind == .scimSchemas {
      published[template.folder, default: []].formUnion(template.schemaURNs)
    }
    return templates.flatMap { $0.diagnostics(published: published[$0.folder]) }
  }

  /// The URN of one of RFC 7643's schemas of discovery documents (§10.3.2), in lower case.
  static func urn(_ name: String) -> String {
    "urn:ietf:params:scim:schemas:core:2.0:\(name)".lowercased()
  }
}

/// A file that should be a template.
private struct Template {
  let source: SourceFile
  var root: Located?
  var kind: TemplateKind?
  var syntaxError: JSONSyntaxError?

  init(_ source: SourceFile) {
    self.source = source
    do {
      let document = try JSONDocument(parsing: source.bytes)
      root = Located(node: document.root, pointer: JSONPointer())
      kind = TemplateValidation.kind(of: document)
    } catch {
      syntaxError = error
    }
  }

  /// The folder's name; empty where the file's name has none.
  var folder: Substring {
    source.name[..<(source.name.lastIndex(of: "/") ?? source.name.startIndex)]
  }

  /// The URNs of the schemas in the file, in lower case.
  var schemaURNs: [String] {
    (root?.elements ?? []).compactMap { $0["id"]?.string?.lowercased() }
  }

  /// What is wrong with the file, in its order. The published schemas are the URNs of those in the same folder; `nil`
  /// where they aren't known.
  func diagnostics(published: Set<String>?) -> [Diagnostic] {
    if let syntaxError { return [diagnostic(of: syntaxError)] }
    guard let root, let kind else { return [unknownKind] }
    var check = TemplateShapeCheck(types: kind.types, findings: TemplateFindings(source: source))
    check.check(root, is: kind.shape)
    var findings = check.findings
    switch kind {
    case .entraSynchronizationSchema: findings.addGraphReferences(of: root)
    case .scimSchemas: findings.addSchemaFaults(of: root)
    case .scimResourceTypes: findings.addResourceTypeFaults(of: root, published: published)
    case .scimServiceProviderConfig: findings.addServiceProviderConfigFaults(of: root)
    }
    return findings.inOrder
  }

  private func diagnostic(of error: JSONSyntaxError) -> Diagnostic {
    Diagnostic(
      id: "template-syntax", severity: .error, message: error.description, file: source.name,
      range: source.range(error.offset..<max(error.offset, min(error.offset + 1, source.bytes.count))))
  }

  private var unknownKind: Diagnostic {
    Diagnostic(
      id: "template-kind", severity: .error,
      message: "The document is neither a manifest nor one of the templates that are made for an app.",
      help:
        "A manifest has a key manifestVersion; the templates are \(TemplateKind.allCases.map(\.fileName).joined(separator: ", ")).",
      file: source.name)
  }
}

extension TemplateKind {
  fileprivate var types: TemplateTypes {
    self == .entraSynchronizationSchema ? .graph : .scim
  }

  fileprivate var shape: TemplateTypes.Shape {
    switch self {
    case .entraSynchronizationSchema: .object(TemplateTypes.graphRoot)
    case .scimSchemas: .list(.object("Schema"))
    case .scimResourceTypes: .list(.object("ResourceType"))
    case .scimServiceProviderConfig: .object("ServiceProviderConfig")
    }
  }
}
