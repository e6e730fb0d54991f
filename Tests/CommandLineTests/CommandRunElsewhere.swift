/// A command of the documentation that takes too long for a test, needs a network, or changes the reader's own machine,
/// and what answers for it instead.
struct CommandRunElsewhere {
  /// The command's whole line.
  var line: String
  /// The file that answers for it: a script of CI's, or another test.
  var file: String
  /// What the file says to that end.
  var text: String

  static let all: [CommandRunElsewhere] =
    suites.map(filtered) + [
      // These two are the names of modules.
      .init(line: "scripts/test --filter SCIMSchemaTests", file: "Package.swift", text: "name: \"SCIMSchemaTests\""),
      .init(
        line: "scripts/test --filter ConnectorEmittersTests", file: "Package.swift",
        text: "name: \"ConnectorEmittersTests\""),
      .init(line: "scripts/test       # runs all the tests", file: ".ci/run", text: "\nscripts/test "),
      .init(line: "scripts/test", file: ".ci/run", text: "\nscripts/test "),
      .init(
        line: "scripts/generate   # reads tutorials/ and writes generated/", file: ".ci/run",
        text: "\nscripts/generate --check\n"),
      .init(line: "scripts/generate", file: ".ci/run", text: "\nscripts/generate --check\n"),
      .init(line: "scripts/manual", file: ".ci/run", text: "\nscripts/manual --check\n"),
      .init(
        line: "swift format lint --strict --recursive Package.swift Sources Plugins Examples Tests generated",
        file: ".ci/run",
        text: "\nswift format lint --strict --recursive Package.swift Sources Plugins Examples Tests generated\n"),
      .init(
        line: "swift run connectorgen rules --all > docs/rules.md",
        file: "Tests/CommandLineTests/LintCommandTests.swift",
        text: "Tool.run(\"rules\", \"--all\")"),
      .init(line: "scripts/install --prefix ~/.local", file: "scripts/test-release", text: "scripts/install --prefix "),
      .init(
        line: "connectorgen/scripts/install --prefix ~/.local", file: "scripts/test-release",
        text: "scripts/install --prefix "),
      // What is installed would come before the tests' own build.
      .init(
        line: "export PATH=\"$HOME/.local/bin:$PATH\"", file: "scripts/install",
        text: "export PATH=\\\"$prefix/bin:\\$PATH\\\""),
      .init(
        line: "pre-commit run --all-files", file: "Tests/CommandLineTests/PreCommitTests.swift", text: "run --all-files"
      ),
      // Nothing builds an image in CI; a judge reads what it would be built from, and what its file says of itself.
      .init(
        line: "podman build --tag connectorgen connectorgen", file: ".ci/run", text: "containerfile.py Containerfile"),
      .init(
        line: "podman run --rm --volume \"$PWD:/pages:ro\" connectorgen lint pages", file: "Containerfile",
        text: "podman run --rm --volume \"$PWD:/pages:ro\" connectorgen lint "),
    ]

  /// The suites that a page asks to be run alone, with the folders that they are in. CI runs all suites.
  private static let suites = [
    ("RuleExamplesTests", "TutorialLintTests"), ("PlantedSlipsTests", "TutorialLintTests"),
    ("LintCommandTests", "CommandLineTests"), ("EndpointTests", "TutorialReaderTests"),
    ("OwnTutorialsTests", "TutorialReaderTests"), ("ConnectorFilesTests", "ConnectorEmittersTests"),
    ("GenerateCommandTests", "CommandLineTests"),
  ]

  private static func filtered(_ suite: String, in folder: String) -> CommandRunElsewhere {
    .init(line: "scripts/test --filter \(suite)", file: "Tests/\(folder)/\(suite).swift", text: "struct \(suite) {")
  }
}
