import ArgumentParser
import ConnectorJSON
import ConnectorManifest
import Foundation
import Reporters
import TutorialReader

/// `connectorgen sandbox`.
struct SandboxCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Start a real SCIM server for a page's app.",
    discussion: """
      The server knows the resource types and attributes that the page states, listens on this machine only, demands a token, and keeps \
      everything in memory. It stands until connectorgen is stopped.

        connectorgen sandbox tutorials/cybsafe-provisioning-tutorial.md

      --format json prints one line, {"url": …, "token": …}, once the server answers.

      The server is a Python program, \(PythonEnvironment.requirements.joined(separator: " with ")). It is looked for in the virtual \
      environment that \(PythonEnvironment.variable) names; else in .venv, then by the python3 on the PATH. Where it isn't, it is installed \
      into the user's cache folder, this once, which needs Python 3.11 or later and the Python package index.
      """
  )

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  @Argument(help: ArgumentHelp("A provisioning tutorial.", valueName: "page"))
  var page: String

  @Option(help: ArgumentHelp("The port to listen on; 0 for any that is free.", valueName: "n"))
  var port: UInt16 = 0

  @Option(help: ArgumentHelp("How to print the URL and the token.", valueName: "format"))
  var format: Format = .text

  func run() async throws {
    let reading = await PageReading(paths: [page], progress: Progress())
    DiagnosticPrinter.show(reading.diagnostics)
    guard reading.diagnostics.isEmpty else { throw ExitCode.failed }
    guard let tutorial = reading.tutorials.first, reading.tutorials.count == 1 else {
      throw ValidationError(
        "A sandbox is for one page, and \(page) holds \(Summary.count(reading.tutorials.count, "provisioning tutorial"))."
      )
    }
    let manifest = tutorial.manifest
    let failure = await Interruption.cancelling {
      let environment = try await PythonEnvironment.find()
      let server = try await SandboxServer(for: manifest, port: port, in: environment)
      try Terminal.output.write(announcement(of: server, app: manifest.app.name))
      try await server.wait()
    }
    guard let failure else { return }
    guard let failure = failure as? SandboxError else { throw failure }
    failure.show(page: page)
    throw ExitCode.failed
  }

  private func announcement(of server: SandboxServer, app: String) -> String {
    switch format {
    case .json:
      let line: JSONValue = ["url": .string(server.url), "token": .string(server.token)]
      return line.serialized(indented: false) + "\n"
    case .text:
      return """
        A SCIM server for \(PrintableText.line(app))

          URL    \(server.url)
          Token  \(server.token)

        Try it:

          curl -H 'Authorization: Bearer \(server.token)' '\(server.url)/Users'

        Ctrl-C stops it, and what was provisioned is gone.

        """
    }
  }
}
