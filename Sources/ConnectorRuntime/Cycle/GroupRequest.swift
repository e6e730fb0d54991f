/// A group that is wanted, or of which it can't be told what is wanted.
struct GroupRequest: Sendable {
  let group: WantedGroup?
  /// What it is matched by, and why it can't be told what is wanted.
  let account: WantedAccount<GroupRecord>

  init(_ group: WantedGroup) {
    self.group = group
    account = WantedAccount(
      GroupRecord(displayName: group.name), directoryID: group.directoryID, references: [])
  }

  /// A group of which it can't be told what is wanted.
  private init(_ account: WantedAccount<GroupRecord>) {
    group = nil
    self.account = account
  }

  /// One of the directory's groups.
  init(_ object: DirectoryObject, _ mapping: EntraObjectMapping) {
    do throws(EntraMappingError) {
      self.init(try Self.group(object, mapping))
    } catch {
      self.init(
        WantedAccount(
          matching: mapping.matchingValues(of: object, .group), directoryID: mapping.directoryID(of: object),
          problem: error.description))
    }
  }

  private static func group(
    _ object: DirectoryObject, _ mapping: EntraObjectMapping
  ) throws(EntraMappingError) -> WantedGroup {
    var group = WantedGroup("", directoryID: mapping.directoryID(of: object))
    let references = mapping.references(of: object)
    for mapping in mapping.attributeMappings {
      let location = AttributeLocation(mapping.target, in: .group)
      if location.isSame(as: members) {
        group.members = references.first { $0.path == mapping.target }?.names ?? []
        continue
      }
      let value = try mapping.value(for: object) { _ in nil }
      if location.isSame(as: name) {
        group.name = value.flatMap(String.init(scimValue:)) ?? ""
      } else if !location.isSame(as: id) {
        group.others.append(AttributeChange(path: mapping.target, value: value))
      }
    }
    return group
  }

  private static let name = AttributeLocation(GroupRecord.namePath, in: .group)
  private static let members = AttributeLocation(.attribute("members"), in: .group)
  /// Only the server decides on it.
  private static let id = AttributeLocation(.attribute("id"), in: .group)
}
