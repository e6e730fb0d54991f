import Foundation
import TutorialDiagnostics

/// Finds the Markdown pages that the paths on the command line name.
struct PageFinder {
  /// A page to read.
  struct Page: Hashable {
    /// The path by which messages name the page.
    var path: String
    /// Whether the page itself stands on the command line, rather than a folder that holds it.
    var isNamed: Bool
  }

  /// The pages, sorted by path, each once, however often, in whatever spelling and by whatever links it is found. A page
  /// of several names goes by the one that sorts first.
  private(set) var pages: [Page] = []
  /// The paths that can't be read.
  private(set) var diagnostics: [Diagnostic] = []

  /// Looks at every path: a file is a page, a folder is searched for `.md` files in all its subfolders that aren't
  /// hidden.
  init(paths: [String]) {
    var found: [String: Page] = [:]
    func add(_ page: Page, _ realPath: String) {
      let known = found[realPath] ?? page
      let isFirst = page.path.utf8.lexicographicallyPrecedes(known.path.utf8)
      found[realPath] = Page(path: isFirst ? page.path : known.path, isNamed: known.isNamed || page.isNamed)
    }
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
      if isFolder.boolValue {
        let realPath = Self.realPath(path)
        for page in pages(in: path) {
          let realPage =
            page.isLink
            ? Self.realPath(page.path) : realPath + "/" + page.path.dropFirst(path.count).drop { $0 == "/" }
          add(Page(path: page.path, isNamed: false), realPage)
        }
      } else {
        add(Page(path: path, isNamed: true), Self.realPath(path))
      }
    }
    pages = found.values.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func realPath(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private mutating func pages(in folder: String) -> [(path: String, isLink: Bool)] {
    var pages: [(path: String, isLink: Bool)] = []
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
          pages.append((path, type == .typeSymbolicLink))
        }
      }
    }
    return pages
  }
}
