/// A file to write, below the output folder.
public struct OutputFile: Hashable, Sendable {
  /// The path from the output folder, with slashes: `cybsafe/manifest.json`.
  public var path: String
  /// The text, which ends with one line feed.
  public var contents: String
  /// Whether the file is only begun here: it is written once, and from then on it is its author's.
  public var isScaffold: Bool

  /// Creates an output file.
  public init(path: String, contents: String, isScaffold: Bool = false) {
    self.path = path
    self.contents = contents
    self.isScaffold = isScaffold
  }

  /// The last part of the path: `manifest.json`.
  public var name: String { String(path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]) }
}
