import BuiltTool
import Foundation
import Testing

struct ValidateCommandTests {
  @Test("What the tool writes is valid")
  func generated() throws {
    let folder = Tool.repository.appendingPathComponent("generated/cybsafe")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
    let result = try Tool.run(["validate"] + files.map { "generated/cybsafe/\($0)" }, in: Tool.repository)
    #expect(result.status == 0)
    #expect(result.error == "5 files checked: 0 errors\n")
  }

  @Test("All that is wrong with an edited manifest is shown at once, with its JSON Pointer and its line")
  func manifest() throws {
    let scratch = try Scratch()
    let text = String(
      decoding: try Data(contentsOf: Tool.repository.appendingPathComponent("generated/cybsafe/manifest.json")),
      as: UTF8.self)
    let edited = text.replacingOccurrences(of: "\"groups\": \"supported\"", with: "\"groups\": \"some\"")
      .replacingOccurrences(of: "\"path\": \"active\"", with: "\"path\": \"act ive\"")
      .replacingOccurrences(of: "\"manifestVersion\": 1,", with: "\"manifestVersion\": 1, \"extra\": 1,")
    let file = try scratch.write(edited, to: "manifest.json")
    let result = try Tool.run("validate", file)
    #expect(result.status == 1)
    for place in ["error: /groups: ", "warning: /resources/0/attributes/1/path: ", "error: /extra: "] {
      #expect(result.output.contains(place), "\(place)")
    }
    #expect(result.error == "1 file checked: 2 errors, 1 warning\n")
  }

  @Test("An error of an edited template is shown with its JSON Pointer and its line")
  func template() throws {
    let scratch = try Scratch()
    let name = "entra-synchronization-schema.json"
    let text = String(
      decoding: try Data(contentsOf: Tool.repository.appendingPathComponent("generated/cybsafe/\(name)")), as: UTF8.self
    )
    let file = try scratch.write(text.replacingOccurrences(of: "\"FlowWhenChanged\"", with: "\"Sometimes\""), to: name)
    let result = try Tool.run("validate", file)
    #expect(result.status == 1)
    #expect(result.output.contains("/synchronizationRules/0/objectMappings/0/attributeMappings/0/flowBehavior"))
  }

  @Test(
    "An expression that can't be read is an error with its line, and a function that isn't known here a warning",
    arguments: [("Switch([IsSoftDeleted], ,", 1, "error"), ("Swich([IsSoftDeleted])", 0, "warning")])
  func expression(text: String, status: Int32, severity: String) throws {
    let scratch = try Scratch()
    let name = "entra-synchronization-schema.json"
    let generated = Tool.repository.appendingPathComponent("generated/cybsafe/\(name)")
    let schema = String(decoding: try Data(contentsOf: generated), as: UTF8.self)
    let old = #"Switch([IsSoftDeleted], , \"False\", \"True\", \"True\", \"False\")"#
    #expect(schema.contains(old))
    let file = try scratch.write(schema.replacing(old, with: text), to: name)
    let result = try Tool.run("validate", file)
    #expect(result.status == status)
    #expect(result.output.contains(": \(severity): /synchronizationRules/0/objectMappings/0/attributeMappings/"))
    #expect(result.output.contains("[mapping-expression]"))
  }

  @Test("A file that isn't there is exit code 2; one that isn't JSON, or none of ours, is a finding")
  func others() throws {
    let scratch = try Scratch()
    #expect(try Tool.run("validate", "no-such.json", in: scratch.url).status == 2)
    for text in ["", "{", "[]", "{}", "null", "{\"a\": 1}"] {
      let file = try scratch.write(text, to: "file.json")
      #expect(try Tool.run("validate", file).status == 1, "\(text)")
    }
  }
}
