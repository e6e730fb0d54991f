import Foundation
import PackagePlugin

/// Makes a Swift connector of each tutorial in a target.
///
/// Each page has a build command of its own, so that a changed page is the only one to be compiled again. A last command
/// looks at the connectors' names, and runs only when one of them changes.
@main
struct ConnectorGenerator: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? SwiftSourceModuleTarget else {
      Diagnostics.error("The plugin ConnectorGenerator makes Swift, and \(target.name) is not a Swift target.")
      return []
    }
    let pages = target.sourceFiles.map(\.url).filter { $0.pathExtension.lowercased() == "md" }
      .sorted { $0.path < $1.path }
    guard !pages.isEmpty else {
      Diagnostics.error(
        "There is no tutorial in target \(target.name). Put Markdown pages into \(target.directoryURL.path), for instance "
          + "into a folder Tutorials there, and see that the target's exclude: doesn't leave them out, nor .copy in its "
          + "resources: take their folder as a whole; .process lets them be.")
      return []
    }
    let tool = try context.tool(named: "connectorgen-build-tool").url
    if let folder = checkedIn(in: target) {
      // An error would be in the way of the commands that look after that folder, too.
      Diagnostics.warning(
        "The connectors of target \(target.name) are checked in already, in \(folder.path), and the plugin makes them "
          + "once more. Take the plugin ConnectorGenerator or that folder away.")
    }
    let outputs = pages.map { Outputs(of: $0, in: target.directoryURL, below: context.pluginWorkDirectoryURL) }
    for (stem, clash) in Dictionary(grouping: zip(pages, outputs), by: \.1.stem).sorted(by: { $0.key < $1.key })
    where clash.count > 1 {
      let list = clash.map(\.0.path).joined(separator: " and ")
      Diagnostics.error("\(list) would both become \(stem).connector.swift. Rename one of them.")
    }

    var commands: [Command] = zip(pages, outputs).map { page, outputs in
      let configurations = [configuration(of: page, in: context.package.directoryURL)].compactMap(\.self)
      return .buildCommand(
        displayName: "Making a connector of \(page.lastPathComponent)",
        executable: tool,
        arguments: ["connector", page.path, outputs.connector.path, outputs.name.path]
          + configurations.map(\.path),
        inputFiles: [page] + configurations,
        outputFiles: [outputs.connector, outputs.name]
      )
    }
    let names = context.pluginWorkDirectoryURL.appending(path: "all.connector-names.swift")
    commands.append(
      .buildCommand(
        displayName: "Comparing the names of the connectors of \(target.name)",
        executable: tool,
        arguments: ["names", target.name, names.path] + outputs.map(\.name.path),
        inputFiles: outputs.map(\.name),
        outputFiles: [names]
      ))
    return commands
  }

  /// The configuration in the page's folder, or in the nearest one above it in the package.
  private func configuration(of page: URL, in package: URL) -> URL? {
    var folder = page.deletingLastPathComponent()
    while folder.path.hasPrefix(package.path) {
      let file = folder.appending(path: ".connectorgen.yml")
      if FileManager.default.fileExists(atPath: file.path) { return file }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// The folder that generate-connectors has written connectors into; `nil` where it has not.
  private func checkedIn(in target: SwiftSourceModuleTarget) -> URL? {
    let folder = target.directoryURL.appending(path: "Connectors")
    let apps = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let isGenerated = apps.contains { app in
      FileManager.default.fileExists(atPath: folder.appending(path: app).appending(path: ".connectorgen").path)
    }
    return isGenerated ? folder : nil
  }
}

/// The files that come of a page. A module can't have two files of one name, so the folders are part of the name; and
/// the package manager doesn't escape quotes and backslashes, so such characters are not.
private struct Outputs {
  let stem: String
  let connector: URL
  let name: URL

  init(of page: URL, in target: URL, below folder: URL) {
    let parts = page.deletingPathExtension().pathComponents.dropFirst(target.pathComponents.count)
    stem = String(
      parts.joined(separator: "-").map { $0.isLetter || $0.isNumber || "-_. ".contains($0) ? $0 : "_" })
    connector = folder.appending(path: stem + ".connector.swift")
    name = folder.appending(path: stem + ".name.swift")
  }
}
