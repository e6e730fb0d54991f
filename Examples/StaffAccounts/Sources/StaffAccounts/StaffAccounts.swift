import ConnectorRuntime

/// Shows what the apps of this package would be sent for a new member of staff.
@main
enum StaffAccounts {
  static func main() throws {
    var member = LarkspurLibraryConnector.User(userName: "ada@example.com", active: true)
    member.displayName = "Ada Byron"
    member.workEmail = "ada@example.com"
    show(member, in: LarkspurLibraryConnector.self)

    let mover = MillraceCanteenConnector.User(userName: "ada@example.com", active: true)
    var moved = mover
    moved.active = false
    show(moved, in: MillraceCanteenConnector.self)
    for change in moved.changes(from: mover) {
      print("  changed: \(change.path) = \(change.value?.serialized(indented: false) ?? "none")")
    }
  }

  private static func show<App: Connector>(_ user: App.User, in app: App.Type) {
    print("\(App.appName): \(JSONValue.object(user.encoded()).serialized(indented: false))")
  }
}
