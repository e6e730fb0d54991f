/// A person whom a tenant's directory knows.
package struct Person: Hashable, Sendable {
  /// Tells people apart.
  package var number: Int
  /// How often the person's data has changed.
  package var revision = 0
  /// Whether the person may use the app.
  package var isActive = true

  /// Some names have in them what a filter must escape.
  package var userName: String {
    number.isMultiple(of: 10) ? #"o'b"r\ien+\#(number)@example.com"# : "person\(number)@example.com"
  }

  var displayName: String { "Zoë 🙂 \(number)" + (revision > 0 ? " (\(revision))" : "") }
  var givenName: String { "Zoë" }
  var familyName: String { "Ng \(number)" }
  var title: String { revision == 0 ? "Engineer" : "Engineer, grade \(revision)" }
  /// Every fourth person has none at first, and every fifth none later.
  var mobilePhone: String? { number.isMultiple(of: revision == 0 ? 4 : 5) ? nil : "+49 30 \(10_000 + number)" }
  var workEmail: String { "mail\(number).\(revision)@example.com" }
}
