extension Configuration {
  /// Where a page's configuration may be: the page's folder and the folders above it, the nearest first. The first that
  /// is there counts, and no other.
  ///
  /// The folders are those that the path names. For the search to go on above the working directory, the path has to be
  /// absolute.
  ///
  /// - Parameter page: The path of a page.
  /// - Returns: The paths of the files to look for.
  public static func candidates(for page: String) -> [String] {
    let root = page.hasPrefix("/") ? "/" : ""
    var folders = parts(of: page).dropLast()
    var candidates: [String] = []
    while true {
      candidates.append(root + (folders + [fileName]).joined(separator: "/"))
      // What is above ".." can't be told from the path.
      guard let last = folders.last, last != ".." else { return candidates }
      folders.removeLast()
    }
  }

  /// A page's path below the folder of a configuration, which is what that configuration's patterns are for.
  ///
  /// - Parameters:
  ///   - page: The path of a page.
  ///   - configuration: One of the page's ``candidates(for:)``.
  /// - Returns: The rest of the page's path, without the folder.
  public static func path(of page: String, below configuration: String) -> String {
    parts(of: page).dropFirst(parts(of: configuration).count - 1).joined(separator: "/")
  }

  private static func parts(of path: String) -> [String] {
    path.split(separator: "/").filter { $0 != "." }.map(String.init)
  }
}
