/// A file to write, below the output folder.
public struct OutputFile: Hashable, Sendable {
  /// The path from the output folder, with slashes: `cybsafe/manifest.json`.
  public var path: String
  /// The text, which ends with one line feed.
  public var contents: String

  /// Creates an output file.
  public init(path: String, contents: String) {
    self.path = path
    self.contents = contents
  }
}
