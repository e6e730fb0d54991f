import Foundation
import Testing

/// The plugins in a package as its author writes one. One build follows another, as with an author at work.
struct BuildPluginTests {
  @Test("Connectors come of a target's tutorials, and of nothing but what has changed")
  func pluginAtWork() throws {
    let package = try ExamplePackage()
    try cleanBuild(package)
    try changedPage(package)
    try findings(package)
    try mistakes(package)
    try names(package)
    try imports(package)
    try commands(package)
  }

  private func cleanBuild(_ package: ExamplePackage) throws {
    let first = try package.build()
    try #require(first.succeeded, "\(first.log)")
    #expect(first.compiledPages == ["larkspur-library.md", "millrace-canteen.md"])
    #expect(first.nameChecks == 1)
    #expect(!first.log.contains("ArgumentParser "), "the command line's parser is compiled for nobody")
    let output = try package.swift("run", "--skip-build", "StaffAccounts").output
    #expect(output.contains(#"Larkspur Library: {"schemas""#))
    #expect(output.contains("changed: active = false"))
    // The package manager links the tools that plugins run in the first build and again in the second, and then all
    // that the tools have made is out of date to it.
    _ = try package.build()
    let unchanged = try package.build()
    #expect(unchanged.compiledPages.isEmpty && unchanged.nameChecks == 0, "\(unchanged.log)")
  }

  private func changedPage(_ package: ExamplePackage) throws {
    let page = ExamplePackage.pages + "/millrace-canteen.md"
    try package.change(
      page, "   |active|Boolean||&check;|\n", to: "   |active|Boolean||&check;|\n   |nickName|String|||\n")
    let one = try package.build()
    #expect(one.succeeded && one.compiledPages == ["millrace-canteen.md"] && one.nameChecks == 0, "\(one.log)")
    #expect(try package.build().compiledPages.isEmpty)

    try package.change(page, "Millrace Canteen", to: "Millrace Kitchen")
    let renamed = try package.build()
    #expect(renamed.compiledPages == ["millrace-canteen.md"] && renamed.nameChecks == 1)
    #expect(renamed.log.contains("MillraceCanteenConnector"), "the program still has the old name: \(renamed.log)")
    try package.change(page, "Millrace Kitchen", to: "Millrace Canteen")
    #expect(try package.build().succeeded)
  }

  private func findings(_ package: ExamplePackage) throws {
    let page = ExamplePackage.pages + "/millrace-canteen.md"
    let path = package.scratch.url.appendingPathComponent(page).resolvingSymlinksInPath().path
    let line =
      try #require(
        try package.scratch.read(page).split(separator: "\n", omittingEmptySubsequences: false)
          .firstIndex { $0.contains("**On**") }) + 1
    try package.change(page, "to **On**.", to: "to **On** in Contoso.")
    let stopped = try package.build()
    #expect(!stopped.succeeded)
    #expect(stopped.log.contains("\(path):\(line):"), "\(stopped.log)")
    #expect(stopped.log.contains(": error: ") && stopped.log.contains("[placeholder-name]"))

    try package.change(ExamplePackage.configuration, "fail-on: warning", to: "fail-on: never")
    let warned = try package.build()
    #expect(warned.succeeded && warned.compiledPages.count == 2, "\(warned.log)")
    #expect(warned.log.contains("\(path):\(line):") && warned.log.contains(": warning: "))

    try package.change(ExamplePackage.configuration, "never", to: "sometimes")
    let misspelt = try package.build()
    #expect(!misspelt.succeeded)
    #expect(
      misspelt.log.contains(".connectorgen.yml:4:10: note: write error, warning, note or never"), "\(misspelt.log)")
    try package.change(ExamplePackage.configuration, "sometimes", to: "warning")

    let configuration = package.scratch.url.appendingPathComponent(ExamplePackage.configuration)
    let text = try package.scratch.read(ExamplePackage.configuration)
    try FileManager.default.removeItem(at: configuration)
    try FileManager.default.createDirectory(at: configuration, withIntermediateDirectories: false)
    let folder = try package.build()
    #expect(!folder.succeeded && folder.log.contains(".connectorgen.yml:1:1: error: The configuration can't be read."))
    try FileManager.default.removeItem(at: configuration)
    try package.scratch.write(text, to: ExamplePackage.configuration)
    try package.change(page, "to **On** in Contoso.", to: "to **On**.")
    #expect(try package.build().succeeded)
  }

  private func mistakes(_ package: ExamplePackage) throws {
    let pages = package.scratch.url.appendingPathComponent(ExamplePackage.pages)
    let page = try package.scratch.read(ExamplePackage.pages + "/millrace-canteen.md")
    try package.scratch.write(page, to: ExamplePackage.pages + "/old/millrace-canteen.md")
    let twice = try package.build()
    #expect(!twice.succeeded)
    #expect(
      twice.log.contains("has an app of this name too, and both would become MillraceCanteenConnector."), "\(twice.log)"
    )

    let broken = package.scratch.url.appendingPathComponent(ExamplePackage.pages + "/old/millrace-canteen.md")
    try Data([0xFF, 0xFE, 0x41, 0x00]).write(to: broken)
    let unreadable = try package.build()
    #expect(!unreadable.succeeded)
    #expect(unreadable.log.contains("old/millrace-canteen.md:1:1: error: The page is UTF-16"), "\(unreadable.log)")

    try package.scratch.write("# Notes\n", to: ExamplePackage.pages + "/old/millrace-canteen.md")
    let notes = try package.build()
    #expect(notes.succeeded && notes.log.contains("millrace-canteen.md:1:1: warning: "), "\(notes.log)")

    let away = package.scratch.url.appendingPathComponent("away")
    try FileManager.default.moveItem(at: pages, to: away)
    let empty = try package.build()
    #expect(!empty.succeeded)
    #expect(empty.log.contains("There is no tutorial in target StaffAccounts. Put Markdown pages into"), "\(empty.log)")
    try package.scratch.write("# Notes\n", to: ExamplePackage.pages + "/notes.md")
    let none = try package.build()
    #expect(!none.succeeded)
    #expect(none.log.contains("None of the pages of target StaffAccounts is a provisioning tutorial"), "\(none.log)")
    try FileManager.default.removeItem(at: pages)
    try FileManager.default.moveItem(at: away, to: pages)
    try FileManager.default.removeItem(at: pages.appendingPathComponent("old"))
  }

  /// Files and types of the author's own, whatever they are called, stand beside those that are made.
  private func names(_ package: ExamplePackage) throws {
    let page = ExamplePackage.pages + "/the \"old\" \\ $(touch x) canteen.md"
    let canteen = try package.scratch.read(ExamplePackage.pages + "/millrace-canteen.md")
    try package.scratch.write(canteen.replacing("Millrace Canteen", with: "Weir Canteen"), to: page)
    let types = ["Endpoint", "Schema", "JSONObject", "ResourceType", "Member", "Reference", "DateTime"]
    let own = types.map { "struct \($0) {}\n" }.joined() + "let weir = WeirCanteenConnector.appName\n"
    try package.scratch.write(own, to: "Sources/StaffAccounts/connectors.swift")
    let build = try package.build()
    #expect(build.succeeded, "\(build.log)")
    for file in [page, "Sources/StaffAccounts/connectors.swift"] {
      try FileManager.default.removeItem(at: package.scratch.url.appendingPathComponent(file))
    }
  }

  /// A target may have its imports internal unless they say otherwise (SE-0409).
  private func imports(_ package: ExamplePackage) throws {
    let setting = "swiftSettings: [.enableUpcomingFeature(\"InternalImportsByDefault\")], plugins:"
    for access in ["public", "package", "internal"] {
      try package.change(ExamplePackage.configuration, "access: internal", to: "access: \(access)")
      for plugins in ["plugins:", setting] {
        try package.change("Package.swift", "plugins:", to: plugins)
        let build = try package.build()
        #expect(build.succeeded && !build.log.contains("connector.swift:"), "\(access): \(build.log)")
        try package.change("Package.swift", plugins, to: "plugins:")
      }
      try package.change(ExamplePackage.configuration, "access: \(access)", to: "access: internal")
    }
  }

  private func commands(_ package: ExamplePackage) throws {
    let allowed = "--allow-writing-to-package-directory"
    let unasked = try package.swift("package", "generate-connectors")
    #expect(unasked.status != 0 && unasked.error.contains(allowed), "\(unasked)")
    let before = try package.swift("package", allowed, "generate-connectors", "--check")
    #expect(before.status != 0)
    #expect(before.output.contains("Connectors/larkspur-library/LarkspurLibraryConnector.swift"), "\(before)")
    let written = try package.swift("package", allowed, "generate-connectors", "--target", "StaffAccounts")
    #expect(written.status == 0, "\(written)")
    let source = try package.scratch.read(
      "Sources/StaffAccounts/Connectors/millrace-canteen/MillraceCanteenConnector.swift")
    // Internal, as the configuration says.
    #expect(source.contains("\nenum MillraceCanteenConnector: ConnectorRuntime.Connector {"))
    #expect(try package.swift("package", allowed, "generate-connectors", "--check").status == 0)
    #expect(try package.swift("package", "generate-connectors", "--target", "Nobody").status != 0)

    let nameless = try package.swift("package", allowed, "generate-connectors", "--target")
    #expect(nameless.status != 0, "\(nameless)")
    #expect((nameless.output + nameless.error).contains("--target needs the name of a target"), "\(nameless)")

    // With its connectors checked in, a package needs the plugin no more.
    let doubled = try package.build()
    #expect(!doubled.succeeded && doubled.log.contains("are checked in already"), "\(doubled.log)")
    try package.change(
      "Package.swift", "plugins: [.plugin(name: \"ConnectorGenerator\", package: \"connectorgen\")]",
      to: "exclude: [\"Tutorials\"]")
    let checkedIn = try package.build()
    #expect(checkedIn.succeeded && checkedIn.compiledPages.isEmpty, "\(checkedIn.log)")
    try package.change("Package.swift", "exclude: [\"Tutorials\"]", to: "exclude: []")

    let clean = try package.swift("package", "lint-tutorials")
    #expect(clean.status == 0 && clean.output.contains("No findings in 2 pages."), "\(clean)")
    try package.change(ExamplePackage.pages + "/larkspur-library.md", "to **On**.", to: "to **On** in Contoso.")
    let found = try package.swift("package", "lint-tutorials", "--format", "json", "--fail-on", "note")
    #expect(found.status != 0, "\(found)")
    let report = try JSONSerialization.jsonObject(with: Data(found.output.utf8)) as? [String: Any]
    #expect((report?["findings"] as? [[String: Any]])?.first?["rule"] as? String == "placeholder-name", "\(found)")
  }
}
