import ConnectorJSON
import Foundation

/// Which connector comes of a page, in a Swift file of its own with nothing but a comment in it.
///
/// Apart from the connector, so that the look at all names is not repeated whenever one page changes; and in Swift,
/// since the package manager would take a file of another kind for a resource.
struct ConnectorName {
  /// The name of the connector; `nil` where none comes of the page.
  var connector: String?
  /// The page's path.
  var page: String

  private static let comment = "// "

  /// The file's text.
  var text: String {
    let json: JSONValue = ["connector": JSONValue(connector), "page": .string(page)]
    return Self.comment + json.serialized(indented: false) + "\n"
  }

  init(connector: String?, page: String) {
    self.connector = connector
    self.page = page
  }

  /// Reads a file; `nil` where it is no such file.
  init?(file: String) {
    guard let data = FileManager.default.contents(atPath: file),
      let json = try? JSONDocument(parsing: Array(data.dropFirst(Self.comment.utf8.count))).root.value.object,
      let page = json["page"]?.string
    else { return nil }
    self.init(connector: json["connector"]?.string, page: page)
  }
}
