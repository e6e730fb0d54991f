import BuiltTool
import Foundation
import Testing

/// Where the sandbox's Python comes from, with other programs in Python's place.
struct SandboxPythonTests {
  private let scratch: Scratch
  private let page: String

  init() throws {
    scratch = try Scratch()
    page = try scratch.write(Sample.tutorial("Orbit"), to: "orbit.md")
  }

  private func sandbox(_ environment: [String: String]) throws -> Tool.Result {
    let nowhere = ["PATH": "bin", "XDG_CACHE_HOME": scratch.url.path + "/cache", "CONNECTORGEN_SANDBOX_VENV": ""]
    return try Tool.run(["sandbox", page], in: scratch.url, environment: nowhere.merging(environment) { $1 })
  }

  @Test("Without Python the error says what to install")
  func noPython() throws {
    let result = try sandbox([:])
    #expect(result.status == 2)
    #expect(result.error.contains("there is no python3 on the PATH"))
    #expect(result.error.contains("install Python 3.11"))
  }

  @Test("A Python that can't make an environment has its last words shown, safely, and leaves nothing behind")
  func noEnvironment() throws {
    let lines = (1...20).map { "echo line \($0)" }.joined(separator: "\n")
    try scratch.write(program: "#!/bin/sh\n\(lines)\nprintf 'no \\033[31mvenv' >&2\nexit 1\n", to: "bin/python3")
    let result = try sandbox([:])
    #expect(result.status == 2)
    #expect(result.error.contains("bin/python3 can't make a virtual environment."))
    #expect(result.error.contains("  | line 20\n  | no \\u{1B}[31mvenv\n"))
    #expect(!result.error.contains("line 1\n"))
    let cache = scratch.url.appendingPathComponent("cache/connectorgen").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
  }

  @Test("Packages that can't be installed are an error that names them")
  func noPackages() throws {
    // Answers "no" to the question for the packages, makes an environment of itself, and then has no network.
    let python = """
      #!/bin/sh
      case "$3" in
      venv) mkdir -p "$4/bin" && cp "$0" "$4/bin/python" ;;
      pip) echo 'no network' >&2; exit 1 ;;
      *) exit 1 ;;
      esac
      """
    // The copying needs the system's programs.
    try scratch.write(program: python, to: "bin/python3")
    let result = try sandbox(["PATH": "bin:/usr/bin:/bin"])
    #expect(result.status == 2)
    #expect(result.error.contains("  | no network\n"))
    #expect(result.error.contains("scim2-server"))
    #expect(result.error.contains("can't be installed."))
    let cache = scratch.url.appendingPathComponent("cache/connectorgen").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: cache).isEmpty)
  }

  @Test("An environment that the user names and that has no server is refused, not passed over")
  func namedEnvironment() throws {
    let result = try sandbox(["CONNECTORGEN_SANDBOX_VENV": "mine"])
    #expect(result.status == 2)
    #expect(result.error.contains("CONNECTORGEN_SANDBOX_VENV names mine"))
  }

  @Test("A server that ends at its start has its last words shown")
  func deadServer() throws {
    // The question for the packages has arguments, the server has none.
    try scratch.write(
      program: "#!/bin/sh\n[ $# -gt 3 ] && exit 0\necho 'ValueError: no schema' >&2\nexit 3\n", to: "mine/bin/python")
    let result = try sandbox(["CONNECTORGEN_SANDBOX_VENV": "mine"])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.error.contains("  | ValueError: no schema\n"))
    #expect(result.error.contains("The server has ended before its first answer."))
  }
}
