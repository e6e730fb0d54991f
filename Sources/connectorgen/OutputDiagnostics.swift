import TutorialDiagnostics

/// Why a file is not written.
extension Diagnostic {
  /// A link where a folder or file is to be written might lead out of the output folder.
  static func linked(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "linked-output", severity: .error,
      message: "This is a symbolic link, which may lead out of the output folder, and is left as it is.",
      help: "put a real folder or file in its place, or remove it", file: path)
  }

  static func unreadable(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "unreadable", severity: .error, message: "The file can't be read, and is left as it is.",
      help: "check the file's permissions", file: path)
  }

  static func unwritable(_ path: String) -> Diagnostic {
    Diagnostic(
      id: "unwritable", severity: .error, message: "The file can't be written.",
      help: "check the folder's permissions and the space on the disk", file: path)
  }

  static func edited(_ path: String) -> Diagnostic {
    // What can be moved to another file depends on what it is: Swift can, a value in JSON can't.
    let wayOut =
      path.hasSuffix(".swift")
      ? "move the edit to \(path.dropLast(".swift".utf8.count))+Custom.swift, which is yours, and then"
      : "keep the edited file under another name, and then"
    return Diagnostic(
      id: "edited-file", severity: .error,
      message: "The file has been edited since it was generated, and is left as it is.",
      help: "\(wayOut) overwrite it with --force", file: path)
  }
}
