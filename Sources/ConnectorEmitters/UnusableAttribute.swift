import ConnectorManifest
import SCIMSchema
import TutorialDiagnostics

/// A row of an attribute table that no output can hold.
public struct UnusableAttribute: Hashable, Sendable {
  /// Why no output can hold it.
  public enum Problem: Error, Hashable, Sendable {
    /// The text is not an attribute path.
    case notAPath(AttributePathError)
    /// The path's URN is the schema of another resource type.
    case otherResourceType
    /// Every resource has an attribute of that name, and no schema can have another (RFC 7643 §3 and §3.1).
    case reservedName
  }

  /// The resource type whose table has the row.
  public var resource: ConnectorManifest.Resource.Name
  /// The attribute's index in the manifest's list for that resource type.
  public var index: Int
  /// The text that should be a path.
  public var text: String
  /// Why no output can hold it.
  public var problem: Problem
  /// Where the page has it, if the manifest knows.
  public var place: SourceRange?

  /// Creates an unusable attribute.
  public init(
    resource: ConnectorManifest.Resource.Name, index: Int, text: String, problem: Problem, place: SourceRange?
  ) {
    self.resource = resource
    self.index = index
    self.text = text
    self.problem = problem
    self.place = place
  }
}

extension UnusableAttribute.Problem: CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var description: String {
    switch self {
    case .notAPath(let error): error.description
    case .otherResourceType: "The URN is the schema of another resource type."
    case .reservedName: "Every resource has an attribute of this name already, so no schema can have one."
    }
  }
}

extension ConnectorManifest.Resource.Name {
  /// Reads the path of an attribute that a resource of this type can have.
  func path(spelled text: String) throws(UnusableAttribute.Problem) -> AttributePath {
    let path: AttributePath
    do {
      path = try AttributePath(parsing: text)
    } catch {
      throw .notAPath(error)
    }
    var reserved = ["schemas"]
    if let schema = path.schema?.lowercased(), schema != coreURN.lowercased() {
      if Self.allCases.contains(where: { $0.coreURN.lowercased() == schema }) { throw .otherResourceType }
      reserved += ["id", "meta"]
    }
    if reserved.contains(path.attribute.lowercased()) { throw .reservedName }
    return path
  }
}
