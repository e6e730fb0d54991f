import PackagePlugin

/// The Swift targets of a package that a command is for.
struct TutorialTargets {
  let all: [SwiftSourceModuleTarget]

  /// Finds the targets that the user names with `--target`; where there are none, every target with a Markdown page.
  ///
  /// - Parameters:
  ///   - arguments: The command's arguments. Those that name targets are taken out.
  ///   - package: The user's package.
  /// - Throws: ``Problem`` where there is no such target.
  init(_ arguments: inout ArgumentExtractor, in package: Package) throws {
    let given = arguments.remainingArguments
    for (index, argument) in given.enumerated() where argument == "--target" {
      let name = index + 1 < given.count ? given[index + 1] : "-"
      if name.hasPrefix("-") { throw Problem("--target needs the name of a target after it.") }
    }
    let names = arguments.extractOption(named: "target")
    let targets = package.targets.compactMap { $0 as? SwiftSourceModuleTarget }
    if let missing = names.first(where: { name in !targets.contains { $0.name == name } }) {
      throw Problem("There is no Swift target \(missing) in the package \(package.displayName).")
    }
    all =
      names.isEmpty
      ? targets.filter { target in target.sourceFiles.contains { $0.url.pathExtension.lowercased() == "md" } }
      : targets.filter { names.contains($0.name) }
    if all.isEmpty {
      throw Problem(
        "No target of the package \(package.displayName) has a tutorial. Put Markdown pages into a target, for instance "
          + "into a folder Tutorials there, and see that neither its exclude: nor a .copy in its resources: leaves them "
          + "out; or name it with --target."
      )
    }
  }
}

/// What is wrong, and what would mend it.
struct Problem: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
