import Foundation
import Reporters

/// A Python that has scim2-server, in the version that the sandbox is made for.
struct PythonEnvironment {
  let python: URL

  /// The environment variable that names a virtual environment to use.
  static let variable = "CONNECTORGEN_SANDBOX_VENV"
  /// The packages with their versions: `scim2-server==0.8.3`.
  static let requirements = String(decoding: PackageResources.requirements_txt, as: UTF8.self)
    .split(separator: "\n").map(String.init)

  private static let check = """
    import importlib.metadata as installed, sys
    wanted = (requirement.split("==") for requirement in sys.argv[1:])
    sys.exit(any(installed.version(name) != version for name, version in wanted))
    """

  /// Finds an environment, or makes one.
  ///
  /// An environment that the user names is taken, or refused. Otherwise the first is taken that has the packages: `.venv`
  /// in the working folder, the `python3` on the PATH, and one in the user's cache folder, which is made if need be.
  ///
  /// - Throws: ``SandboxError`` where there is no Python, or the packages can't be installed.
  static func find() async throws(SandboxError) -> PythonEnvironment {
    let environment = ProcessInfo.processInfo.environment
    if let folder = environment[variable], !folder.isEmpty {
      let python = interpreter(in: URL(fileURLWithPath: folder))
      if await isComplete(python) { return PythonEnvironment(python: python) }
      throw SandboxError(
        message: "\(variable) names \(folder), where \(requirements.joined(separator: " and ")) are not installed.",
        help: "install them there, or unset the variable and let connectorgen make an environment")
    }
    let system = (environment["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: String($0)).appendingPathComponent("python3") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    let cached = cacheFolder(environment)
    let found = [interpreter(in: URL(fileURLWithPath: ".venv")), system, interpreter(in: cached)]
    for case let python? in found where await isComplete(python) { return PythonEnvironment(python: python) }
    guard let system else {
      throw SandboxError(
        message: "The sandbox's server is a Python program, and there is no python3 on the PATH.",
        help: "install Python 3.11 or later")
    }
    try await make(cached, with: system)
    return PythonEnvironment(python: interpreter(in: cached))
  }

  private static func interpreter(in folder: URL) -> URL {
    folder.appendingPathComponent("bin/python")
  }

  /// By the XDG base directory specification. Other versions are other folders.
  private static func cacheFolder(_ environment: [String: String]) -> URL {
    let base = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? URL(fileURLWithPath: $0) : nil }
    let cache = base ?? FileManager.default.homeDirectoryForCurrentUser.appendingPathComponent(".cache")
    let name = requirements.joined(separator: "+").replacingOccurrences(of: "==", with: "-")
    return cache.appendingPathComponent("connectorgen").appendingPathComponent(name)
  }

  private static func isComplete(_ python: URL) async -> Bool {
    guard FileManager.default.isExecutableFile(atPath: python.path),
      let child = try? ChildProcess(python, ["-I", "-c", check] + requirements)
    else { return false }
    return await child.status() == 0
  }

  /// Makes an environment beside its place and then puts it there whole, so that no half of one is ever found.
  private static func make(_ folder: URL, with python: URL) async throws(SandboxError) {
    Terminal.error.tell("Installing scim2-server, this once, into \(PrintableText.line(folder.path))\n")
    let parent = folder.deletingLastPathComponent()
    let draft = parent.appendingPathComponent(".draft-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: draft) }
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
    } catch {
      throw SandboxError(
        message: "\(parent.path) can't be made.", help: "name a virtual environment in \(variable)")
    }
    try await run(
      python, ["-I", "-m", "venv", draft.path], orElse: "\(python.path) can't make a virtual environment.",
      help: "install Python's venv module; Debian and Ubuntu have it in the package python3-venv")
    try await run(
      interpreter(in: draft),
      ["-I", "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"] + requirements,
      orElse: "\(requirements.joined(separator: " and ")) can't be installed.",
      help: "check that the Python package index can be reached and that python3 is Python 3.11 or later")
    do {
      // What is there is incomplete, or it would have been taken.
      try? FileManager.default.removeItem(at: folder)
      try FileManager.default.moveItem(at: draft, to: folder)
    } catch {
      // Another run may have been quicker.
      if await isComplete(interpreter(in: folder)) { return }
      throw SandboxError(message: "\(folder.path) can't be written.", help: "check the folder's permissions")
    }
  }

  private static func run(
    _ program: URL, _ arguments: [String], orElse message: String, help: String
  ) async throws(SandboxError) {
    let child = try ChildProcess(program, arguments)
    guard await child.status() == 0 else {
      throw SandboxError(message: message, help: help, lastWords: child.lastWords())
    }
  }
}
