import ConnectorManifest
import SCIMSchema
import TutorialDiagnostics

/// A resource type as all the outputs present it: the attributes that the page lists, and what RFC 7643 requires
/// besides.
public struct ResourceModel: Hashable, Sendable {
  /// The resource type.
  public var name: ConnectorManifest.Resource.Name
  /// The attributes, each path once: what the page doesn't list comes first, then the page's, in the page's order.
  public var attributes: [Attribute]
  /// Whether the page names no attribute to match by that the directory has a value for, so that the one that RFC 7643
  /// requires is taken.
  public var matchingIsAssumed: Bool
  /// The attributes that the page names to match by, and for which no source is documented, so that nothing is matched
  /// by them.
  public var matchingWithoutSource: [AttributePath]

  /// One attribute of a resource type.
  public struct Attribute: Hashable, Sendable {
    /// The path, as the page spells it, with the `value` that it leaves out: a text is no email address as a whole, so
    /// `emails[type eq "work"]` of type String is `emails[type eq "work"].value`.
    public var path: AttributePath
    /// The type that the page states.
    public var statedType: AttributeType?
    /// RFC 7643's definition of what the path ends at; `nil` where the path is none of the RFC's.
    public var definition: AttributeDefinition?
    /// Whether a client must give a value: the page says so, or RFC 7643 does.
    public var isRequired: Bool
    /// Whether it is the page that says so.
    public var isRequirementStated: Bool
    /// Whether the app can be searched by the attribute; `nil` where the page doesn't say.
    public var isFilterable: Bool?
    /// When accounts are matched by the attribute: its turn, counted from 1; `nil` where they are not.
    public var matchingPriority: Int?
    /// Whether the page says that accounts are matched by it. Else it is assumed of an attribute that the app can be
    /// searched by, or that RFC 7643 requires.
    public var isMatchingStated: Bool
    /// Where the attribute comes from.
    public var origin: Origin

    /// The type that the page states, else RFC 7643's, else a string.
    public var type: AttributeType { statedType ?? definition?.type ?? .string }

    /// Creates an attribute.
    public init(
      path: AttributePath, statedType: AttributeType? = nil, definition: AttributeDefinition? = nil,
      isRequired: Bool = false, isRequirementStated: Bool = false, isFilterable: Bool? = nil,
      matchingPriority: Int? = nil, isMatchingStated: Bool = false, origin: Origin
    ) {
      self.path = path
      self.statedType = statedType
      self.definition = definition
      self.isRequired = isRequired
      self.isRequirementStated = isRequirementStated
      self.isFilterable = isFilterable
      self.matchingPriority = matchingPriority
      self.isMatchingStated = isMatchingStated
      self.origin = origin
    }
  }

  /// Where an attribute comes from.
  public enum Origin: Hashable, Sendable {
    /// The page lists it, at this place where the manifest knows the place.
    case stated(SourceRange?)
    /// The page does not list it, and why it is there nevertheless, as a clause that a sentence can hold.
    case assumed(reason: String)
  }

  /// Creates a resource type.
  public init(
    name: ConnectorManifest.Resource.Name, attributes: [Attribute], matchingIsAssumed: Bool,
    matchingWithoutSource: [AttributePath] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.matchingIsAssumed = matchingIsAssumed
    self.matchingWithoutSource = matchingWithoutSource
  }
}

extension ConnectorManifest {
  /// The resource types that the outputs present: users always, groups where the app supports them.
  ///
  /// A page without a table gives the smallest resource that RFC 7643 allows.
  public var resourceModels: [ResourceModel] {
    presentedResources.map { name in
      var attributes: [ResourceModel.Attribute] = []
      var positions: [String: Int] = [:]
      var stated: [Int: Bool] = [:]
      for row in rows(of: name) {
        guard case .success(let path) = row.path else { continue }
        let key = path.key(in: name)
        let position = positions[key] ?? attributes.count
        if position == attributes.count {
          positions[key] = position
          attributes.append(.init(path: path, row: row.attribute, of: name, place: row.place))
        } else {
          attributes[position].merge(row.attribute)
        }
        if let matching = row.attribute.matching { stated[position] = matching || stated[position] == true }
      }
      let identifier = name.identifier
      return ResourceModel(
        name: name, listed: attributes, matching: stated, identifier: identifier,
        at: positions[identifier.path.key(in: name)])
    }
  }

  /// The rows of the presented resource types that no output can hold, in the page's order.
  public var unusableAttributes: [UnusableAttribute] {
    presentedResources.flatMap { name in
      rows(of: name).enumerated().compactMap { index, row in
        guard case .failure(let problem) = row.path else { return nil }
        return UnusableAttribute(
          resource: name, index: index, text: row.attribute.path, problem: problem, place: row.place)
      }
    }
  }

  private typealias Row = (
    attribute: Attribute, path: Result<AttributePath, UnusableAttribute.Problem>, place: SourceRange?
  )

  private var presentedResources: [Resource.Name] {
    groups == .supported ? [.user, .group] : [.user]
  }

  private func rows(of name: Resource.Name) -> [Row] {
    guard let index = resources.firstIndex(where: { $0.name == name }) else { return [] }
    return resources[index].attributes.enumerated().map { position, attribute in
      let path = Result { () throws(UnusableAttribute.Problem) in
        try name.path(spelled: attribute.path).withValue(of: attribute.type, in: name)
      }
      return (attribute, path, provenance["/resources/\(index)/attributes/\(position)/path"])
    }
  }
}

extension ResourceModel {
  /// Adds what RFC 7643 requires and the page doesn't list, and gives the matching attributes their turns, in their
  /// order.
  ///
  /// They are the ones that the page says accounts are matched by, else the ones that the app can be searched by: a
  /// directory matches by searching. Nothing is matched by what the directory has no value for, such as the app's own
  /// `id`. Where none is left, it is the attribute that RFC 7643 requires.
  fileprivate init(
    name: ConnectorManifest.Resource.Name, listed: [Attribute], matching: [Int: Bool], identifier: Attribute,
    at position: Int?
  ) {
    let stated = listed.indices.filter { matching[$0] == true }
    let filterable = listed.indices.filter { listed[$0].isFilterable == true && matching[$0] != false }
    let named = stated.isEmpty ? filterable : stated
    let turns = named.filter { DefaultMapping.source(of: listed[$0].path, in: name) != nil }
    self.init(
      name: name, attributes: listed, matchingIsAssumed: turns.isEmpty,
      matchingWithoutSource: named.filter { !turns.contains($0) }.map { listed[$0].path })
    for (turn, index) in turns.enumerated() {
      attributes[index].matchingPriority = turn + 1
      attributes[index].isMatchingStated = matching[index] == true
    }
    if position == nil { attributes.insert(identifier, at: 0) }
    if turns.isEmpty { attributes[position ?? 0].matchingPriority = 1 }
  }
}

extension ResourceModel.Attribute {
  fileprivate init(
    path: AttributePath, row: ConnectorManifest.Attribute, of resource: ConnectorManifest.Resource.Name,
    place: SourceRange?
  ) {
    let definition = path.standardDefinition(for: resource)
    self.init(
      path: path, statedType: row.type, definition: definition,
      isRequired: row.required == true || definition?.isRequired == true, isRequirementStated: row.required == true,
      isFilterable: row.filterable, origin: .stated(place))
  }

  /// Adds what a further row says of the same path.
  fileprivate mutating func merge(_ row: ConnectorManifest.Attribute) {
    statedType = statedType ?? row.type
    isRequired = isRequired || row.required == true
    isRequirementStated = isRequirementStated || row.required == true
    isFilterable = row.filterable == true ? true : isFilterable ?? row.filterable
  }
}

extension ConnectorManifest.Resource.Name {
  /// The one attribute that RFC 7643 requires of the resource type, as it is where the page doesn't list it.
  var identifier: ResourceModel.Attribute {
    let (name, section) =
      switch self {
      case .user: ("userName", "§4.1.1")
      case .group: ("displayName", "§4.2")
      }
    let path = AttributePath(attribute: name)
    return ResourceModel.Attribute(
      path: path, definition: path.standardDefinition(for: self), isRequired: true,
      origin: .assumed(reason: "required by RFC 7643 \(section); the tutorial does not list it"))
  }
}

extension AttributePath {
  /// The path to the value that a filter picks, where the page's type is a value's and the path ends at the whole.
  fileprivate func withValue(of type: AttributeType?, in resource: ConnectorManifest.Resource.Name) -> AttributePath {
    guard let type, type != .complex, filter != nil, subAttribute == nil else { return self }
    var path = self
    path.subAttribute = "value"
    return path.standardDefinition(for: resource) == nil ? self : path
  }
}
