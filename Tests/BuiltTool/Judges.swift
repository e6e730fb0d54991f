import Foundation

/// The Python programs of Tests/judges, and the pages that they judge.
public enum Judges {
  /// The Python that has what they need.
  public static let python = Tool.repository.appendingPathComponent(".venv/bin/python")
  /// Whether scripts/setup has installed what they need.
  public static let areInstalled = FileManager.default.isExecutableFile(atPath: python.path)
  /// Real pages beside the repository.
  public static let corpus = Tool.repository.appendingPathComponent("../shared/corpus").standardizedFileURL
  /// Whether there are any.
  public static let hasCorpus = FileManager.default.fileExists(atPath: corpus.path)
}
