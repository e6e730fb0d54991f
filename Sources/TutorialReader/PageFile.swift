import MarkdownSyntax
import TutorialDiagnostics

/// What a Markdown file turns out to be.
public enum PageFile: Sendable {
  case tutorial(Tutorial)
  /// A page, but no provisioning tutorial: a single sign-on tutorial, an index, an include.
  case somethingElse
  case unreadable(Diagnostic)

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - bytes: What is in the file; `nil` where the system doesn't give it.
  ///   - name: The file, as the user named it.
  public init(_ bytes: [UInt8]?, name: String) {
    guard let bytes else {
      self = .unreadable(Self.unreadable("The page can't be read.", name))
      return
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .unreadable(Self.unreadable("The page is UTF-16; pages are UTF-8.", name))
      return
    }
    let document = Document(SourceFile(name: name, bytes: bytes))
    self = Tutorial(document).map { .tutorial($0) } ?? .somethingElse
  }

  /// What is said of a file that should be a tutorial and isn't.
  ///
  /// - Parameter name: The file, as the user named it.
  /// - Returns: An error of the whole file.
  public static func notATutorial(_ name: String) -> Diagnostic {
    Diagnostic(
      id: "not-a-tutorial", severity: .error, message: "The page is not a provisioning tutorial.",
      help:
        "a provisioning tutorial is headed \"Configure APP for automatic user provisioning\" and says how to test the connection",
      file: name)
  }

  private static func unreadable(_ reason: String, _ name: String) -> Diagnostic {
    Diagnostic(
      id: "unreadable", severity: .error, message: reason, help: "check its permissions and encoding", file: name)
  }
}
