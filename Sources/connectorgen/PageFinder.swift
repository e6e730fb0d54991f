import Diagnostics
import Foundation

/// Finds the Markdown pages that the paths on the command line name.
struct PageFinder {
  /// A page to read.
  struct Page: Hashable {
    /// The path by which messages name the page.
    var path: String
    /// Whether the page itself stands on the command line, rather than a folder that holds it.
    var isNamed: Bool
  }

  /// The pages, sorted by path, each once, however often and in whatever spelling the command line has it.
  private(set) var pages: [Page] = []
  /// The paths that can't be read.
  private(set) var diagnostics: [Diagnostic] = []

  /// Looks at every path: a file is a page, a folder is searched for `.md` files in all its subfolders that aren't
  /// hidden.
  init(paths: [String]) {
    var found: [String: Page] = [:]
    for path in paths.isEmpty ? ["tutorials"] : paths {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        let help = paths.isEmpty ? "name the pages or folders to read" : "check the spelling"
        diagnostics.append(
          Diagnostic(
            id: "unreadable", severity: .error, message: "There is no file or folder of this name.", help: help,
            file: path))
        continue
      }
      let plainPath = URL(fileURLWithPath: path).standardizedFileURL.path
      if isFolder.boolValue {
        for page in pages(in: path) {
          let plainPage = plainPath + "/" + page.dropFirst(path.count).drop { $0 == "/" }
          found[plainPage] = found[plainPage] ?? Page(path: page, isNamed: false)
        }
      } else {
        found[plainPath, default: Page(path: path, isNamed: true)].isNamed = true
      }
    }
    pages = found.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private mutating func pages(in folder: String) -> [String] {
    var pages: [String] = []
    var folders = [folder]
    while let next = folders.popLast() {
      guard let names = try? FileManager.default.contentsOfDirectory(atPath: next) else {
        diagnostics.append(
          Diagnostic(
            id: "unreadable", severity: .error, message: "The folder can't be read.", help: "check its permissions",
            file: next))
        continue
      }
      for name in names where !name.hasPrefix(".") {
        let path = next.hasSuffix("/") ? next + name : next + "/" + name
        let type = (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
        // A link to a folder may lead in a circle; a link to a page is just a page.
        if type == .typeDirectory {
          folders.append(path)
        } else if name.lowercased().hasSuffix(".md") {
          pages.append(path)
        }
      }
    }
    return pages
  }
}
