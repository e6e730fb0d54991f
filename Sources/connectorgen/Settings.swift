import Foundation
import ProjectConfiguration
import TutorialDiagnostics
import TutorialLint

/// The configurations of the pages of a run: one for all, or for each page the nearest above it.
struct Settings {
  private let configurations: [String: Configuration]
  private let isForAll: Bool
  /// What is wrong with the configurations.
  let diagnostics: [Diagnostic]

  /// Reads the configuration files.
  ///
  /// - Parameters:
  ///   - file: The file for all pages, if the command line names one.
  ///   - pages: The paths of the pages.
  init(file: String?, pages: [String]) {
    var configurations: [String: Configuration] = [:]
    var diagnostics: [Diagnostic] = []
    isForAll = file != nil
    let names = file.map { [$0] } ?? Array(Set(pages.compactMap(Self.configuration))).sorted()
    for name in names {
      guard let data = FileManager.default.contents(atPath: name) else {
        diagnostics.append(
          Diagnostic(
            id: "unreadable", severity: .error, message: "The configuration can't be read.", help: "check its name",
            file: name))
        continue
      }
      let read = Configuration.read(SourceFile(name: name, bytes: [UInt8](data)), knownRules: Rule.all.map(\.id))
      diagnostics += read.diagnostics
      configurations[name] = read.configuration
    }
    self.configurations = configurations
    self.diagnostics = diagnostics
  }

  /// The configuration of a page, and whether it leaves the page alone.
  func configuration(for page: String) -> (configuration: Configuration, excludesPage: Bool) {
    guard let name = isForAll ? configurations.keys.first : Self.configuration(above: page),
      let configuration = configurations[name]
    else { return (Configuration(), false) }
    let path = Configuration.path(of: Self.absolute(page), below: Self.absolute(name))
    return (configuration, configuration.excludes(path))
  }

  private static func configuration(above page: String) -> String? {
    Configuration.candidates(for: absolute(page)).first { FileManager.default.fileExists(atPath: $0) }
  }

  private static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }
}
