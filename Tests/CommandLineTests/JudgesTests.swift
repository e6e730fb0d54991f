import BuiltTool
import Foundation
import Testing

/// Other people's programs judge what the tool writes.
@Suite(.enabled(if: Judges.areInstalled, "the judges are not installed; scripts/test installs them"))
struct JudgesTests {
  @Test(
    "The judge finds nothing wrong with what is written for our tutorials",
    arguments: ["manifest_schema.py", "scim_documents.py", "scim_server.py", "graph_types.py"])
  func tutorials(judge: String) throws {
    let scratch = try Scratch()
    try check(judge, Tool.repository.appendingPathComponent("tutorials"), scratch)
  }

  @Test(
    "The judge finds nothing wrong with what is written for a real page",
    .enabled(if: Judges.hasCorpus, "no corpus beside the repository"),
    arguments: ["manifest_schema.py", "scim_documents.py", "scim_server.py", "graph_types.py"])
  func corpus(judge: String) throws {
    let scratch = try Scratch()
    try check(judge, Judges.corpus, scratch)
  }

  private func check(_ judge: String, _ pages: URL, _ scratch: Scratch) throws {
    let generated = try Tool.run("generate", pages.path, "--output", scratch.url.path)
    #expect(generated.status == 0)
    let apps = try FileManager.default.contentsOfDirectory(atPath: scratch.url.path).sorted()
    try #require(!apps.isEmpty)
    let folders = apps.map { scratch.url.appendingPathComponent($0).path }
    let arguments =
      switch judge {
      case "manifest_schema.py": ["manifest.schema.json"] + folders.map { "\($0)/manifest.json" }
      case "graph_types.py": ["Tests/judges/graph-types.json"] + folders
      default: folders
      }
    let result = try Tool.run(Judges.python, ["Tests/judges/\(judge)"] + arguments)
    #expect(result.status == 0, "\(result.output)\(result.error)")
  }
}
