import Foundation
import TutorialDiagnostics

/// The real and hand-made pages that tests run over.
enum Pages {
  static let repository = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Real tutorials beside the repository; empty where the folder isn't there.
  static let corpus = markdown(in: repository.appendingPathComponent("../shared/corpus"))
  /// The repository's own tutorials.
  static let tutorials = markdown(in: repository.appendingPathComponent("tutorials"))
  /// Hand-made pages of what is hard to read.
  static let hardCases = markdown(in: repository.appendingPathComponent("Tests/MarkdownSyntaxTests/HardCases"))

  static func source(_ url: URL) throws -> SourceFile {
    SourceFile(name: url.lastPathComponent, bytes: [UInt8](try Data(contentsOf: url)))
  }

  private static func markdown(in folder: URL) -> [URL] {
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return files.filter { $0.pathExtension == "md" && $0.lastPathComponent != "README.md" }.sorted { $0.path < $1.path }
  }
}
