import ConnectorManifest
import Foundation
import MarkdownSyntax
import Testing
import TutorialDiagnostics
import TutorialReader

/// The five tutorials of the repository are read whole.
struct OwnTutorialsTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("tutorials")

  private func manifest(_ name: String) throws -> (ConnectorManifest, SourceFile) {
    let file = Self.folder.appendingPathComponent(name + "-provisioning-tutorial.md")
    let source = SourceFile(name: file.path, bytes: [UInt8](try Data(contentsOf: file)))
    return (try #require(Tutorial(Document(source))).manifest, source)
  }

  @Test("TAP App Security: a required column, rows without a closing pipe")
  func tap() throws {
    let (manifest, _) = try manifest("tap-app-security")
    #expect(manifest.app.name == "TAP App Security")
    #expect(manifest.groups == .unstated)
    #expect(manifest.tenantURL.kind == .console)
    #expect(manifest.authentication.secretTokenName == "Authorization Token")
    #expect(manifest.attributes(of: .user).map(\.required) == [true, true, false, true, true])
    #expect(manifest.attributes(of: .user).map(\.filterable) == [true, false, false, false, false])
  }

  @Test("Tapt: no table, groups switched off, a token of six months")
  func tapt() throws {
    let (manifest, _) = try manifest("tapt")
    #expect(manifest.app.homepage == "https://www.tapt.io/")
    #expect(manifest.groups == .unsupported)
    #expect(manifest.resources.isEmpty)
    #expect(manifest.authentication.tokenLifetime == "P6M")
    #expect(manifest.capabilities == ConnectorManifest.Capabilities())
    #expect(manifest.prerequisites.roles == ["Global Administrator"])
  }

  @Test("Promapp: no table, a literal tenant URL in the credentials step")
  func promapp() throws {
    let (manifest, _) = try manifest("promapp")
    #expect(manifest.tenantURL == .init(kind: .literal, value: "https://api.promapp.com/api/scim"))
    #expect(manifest.groups == .unstated)
    #expect(manifest.app.homepage == nil)
    #expect(manifest.resources.isEmpty)
  }

  @Test("Appaegis Isolation Access Cloud: a group table without a group capability")
  func appaegis() throws {
    let (manifest, _) = try manifest("appaegis-isolation-access-cloud")
    #expect(manifest.groups == .supported)
    #expect(manifest.capabilities.groups == nil)
    #expect(manifest.attributes(of: .group).map(\.path) == ["displayName", "members"])
    #expect(manifest.authentication.secretTokenName == "SCIM Token")
  }

  @Test("CybSafe: the Azure AD era, short rows, sixteen attributes, groups")
  func cybsafe() throws {
    let (manifest, _) = try manifest("cybsafe")
    #expect(manifest.tutorial.identityProvider == .azureAD)
    #expect(manifest.tenantURL == .init(kind: .literal, value: "https://app.cybsafe.com/scim/v2/"))
    #expect(manifest.attributes(of: .user).count == 16)
    #expect(manifest.attributes(of: .user).filter { $0.filterable == true }.map(\.path) == ["userName"])
    #expect(manifest.capabilities == .init(createUsers: true, removeUsers: true, updateUsers: true, groups: true))
    #expect(manifest.groups == .supported)
    #expect(manifest.prerequisites.license == "enterprise subscription")
  }

  @Test(
    "Every place that a manifest gives is inside the page, and a text's place holds that text",
    arguments: ["tap-app-security", "tapt", "promapp", "appaegis-isolation-access-cloud", "cybsafe"])
  func provenance(name: String) throws {
    let (manifest, source) = try manifest(name)
    func text(_ pointer: String) throws -> String {
      let range = try #require(manifest.provenance[pointer])
      return source.text(source.offset(of: range.start)..<source.offset(of: range.end))
    }
    #expect(try text("/app/name") == manifest.app.name)
    for (pointer, range) in manifest.provenance {
      #expect(range.start.line >= 1 && range.end.line <= source.lineCount && range.start < range.end, "\(pointer)")
    }
    for (index, attribute) in manifest.attributes(of: .user).enumerated() {
      #expect(try text("/resources/0/attributes/\(index)/path") == attribute.path)
    }
    if let url = manifest.tenantURL.value { #expect(try text("/tenantURL/value") == url) }
  }
}
