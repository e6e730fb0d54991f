import ArgumentParser
import Foundation
import ProjectConfiguration
import Reporters
import TutorialDiagnostics
import TutorialLint
import TutorialReader

/// `connectorgen lint`.
struct LintCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Find where tutorials contradict themselves.",
    discussion: """
      Each finding shows the line, marks the columns, and says what is wrong and what would mend it. connectorgen rules \
      lists what is looked for.

        connectorgen lint tutorials
        connectorgen lint tutorials --fix
        connectorgen lint tutorials --format sarif > findings.sarif

      Rules are switched off, or given another severity, by a file .connectorgen.yml in the page's folder or above it. A \
      comment <!-- connectorgen-disable-next RULE --> takes back a finding in the block after it. With --baseline only \
      findings that are new count.

      The exit code is 1 if any finding is at or above the severity of --fail-on.
      """
  )

  /// What findings look like.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif, github
  }

  @Argument(help: ArgumentHelp("Pages, or folders of pages.", valueName: "path"))
  var paths: [String] = []

  @Option(help: "What the findings are written as: text, json, sarif or github.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "Exit with 1 for findings at or above it: error, warning, note or never. (default: what the configuration says, or error)",
      valueName: "severity")
  )
  var failOn: FailingSeverity?

  @Flag(help: "Mend what can be mended without judgement.")
  var fix = false

  @Option(help: ArgumentHelp("Leave out the findings that this file has.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Write the findings of this run into the baseline.")
  var updateBaseline = false

  @Option(help: ArgumentHelp("The configuration for all pages.", valueName: "file"))
  var config: String?

  @Flag(help: "Pass over other pages even if they are named, as commit hooks name all that has changed.")
  var onlyTutorials = false

  func validate() throws {
    if updateBaseline, baseline == nil { throw ValidationError("--update-baseline needs --baseline.") }
  }

  func run() async throws {
    let reading = await PageReading(paths: paths, progress: Progress(), onlyTutorials: onlyTutorials)
    let settings = Settings(file: config, pages: reading.tutorials.map(\.document.source.name))
    var problems = reading.diagnostics + settings.diagnostics
    if !settings.diagnostics.isEmpty {
      DiagnosticPrinter.show(problems)
      throw ExitCode.failed
    }
    let configured = reading.tutorials.map { ($0, settings.configuration(for: $0.document.source.name)) }
    let pages = configured.filter { !$0.1.excludesPage }.map { (tutorial: $0.0, configuration: $0.1.configuration) }
    let linted = await lint(pages)
    problems += linted.problems

    var diagnostics = linted.diagnostics
    var accepted: Int?
    if let baseline {
      let file = BaselineFile(path: baseline)
      let entries = file.entries(of: diagnostics, in: linted.sources)
      if updateBaseline {
        // What can't be read may have findings that the baseline knows.
        if problems.isEmpty {
          let read = reading.passedOver + reading.tutorials.map(\.document.source.name)
          problems += file.update(by: entries, pages: Set(read.map(file.page)))
          accepted = entries.count
        }
        diagnostics = []
      } else {
        let read = file.read()
        problems += read.diagnostics
        if let known = read.baseline {
          let outcome = known.filter(entries, pages: Set(pages.map { file.page($0.tutorial.document.source.name) }))
          diagnostics = outcome.new
          let gone = outcome.gone > 0 ? "; \(outcome.gone) of its findings are gone" : ""
          Terminal.error.tell("\(Summary.count(outcome.known, "finding")) left out by the baseline\(gone)\n")
        }
      }
    }
    let report = LintReport(
      diagnostics: diagnostics, rules: Self.rules, sources: linted.sources, pages: pages.count,
      passedOver: reading.passedOver, excluded: configured.filter(\.1.excludesPage).map(\.0.document.source.name))
    try show(report)
    if let accepted, problems.isEmpty {
      let pages = Summary.count(pages.count, "page")
      Terminal.error.tell("\(Summary.count(accepted, "finding")) in \(pages) written into the baseline\n")
    } else if updateBaseline {
      Terminal.error.tell("The baseline is left as it was.\n")
    } else {
      Terminal.error.tell(TextSummary().report(report))
    }
    if linted.fixed > 0 { Terminal.error.tell("\(Summary.count(linted.fixed, "fix", "fixes")) made\n") }
    DiagnosticPrinter.show(problems)
    if !problems.isEmpty { throw ExitCode.failed }
    let fails = diagnostics.contains { diagnostic in
      let configured = settings.configuration(for: diagnostic.file).configuration.failing
      return (failOn ?? configured ?? .error).isReached(by: diagnostic.severity)
    }
    if fails { throw ExitCode.found }
  }

  /// What linting a set of pages gives.
  private struct Linted {
    var diagnostics: [Diagnostic] = []
    var sources: [String: SourceFile] = [:]
    var problems: [Diagnostic] = []
    var fixed = 0
  }

  private func lint(_ pages: [(tutorial: Tutorial, configuration: Configuration)]) async -> Linted {
    let linting = PageLinting()
    let mends = fix
    let results = await pages.parallelMap(Progress()) { page in
      var tutorial = page.tutorial
      var (fixed, problem): (Int, Diagnostic?) = (0, nil)
      if mends { (tutorial, fixed, problem) = linting.fix(tutorial, page.configuration) }
      return (
        source: tutorial.document.source, found: linting.diagnostics(for: tutorial, page.configuration), fixed, problem
      )
    }
    var linted = Linted()
    for result in results {
      linted.diagnostics += result.found
      linted.fixed += result.2
      if let problem = result.3 { linted.problems.append(problem) }
      if !result.found.isEmpty { linted.sources[result.source.name] = result.source }
    }
    return linted
  }

  private func show(_ report: LintReport) throws {
    switch format {
    case .text:
      let terminal = Terminal.output
      try terminal.write(TextReporter(usesColor: terminal.usesColor, width: terminal.width).report(report))
    case .json: try Terminal.output.write(JSONReporter().report(report))
    case .sarif:
      try Terminal.output.write(SARIFReporter(toolVersion: Connectorgen.configuration.version).report(report))
    case .github: try Terminal.output.write(GitHubReporter().report(report))
    }
  }

  private static let rules = Rule.all.map { rule in
    RuleDescription(id: rule.id, severity: rule.severity, summary: rule.summary, rationale: rule.rationale)
  }
}

extension FailingSeverity: ExpressibleByArgument {}
