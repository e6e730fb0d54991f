import ConnectorEmitters
import ConnectorManifest
import JSON
import Testing

@Suite struct ConnectorFilesTests {
  @Test func templatesAreInTheAppsFolderAndEndWithOneLineFeed() throws {
    let files = try sampleManifest().templateFiles()
    #expect(
      files.map(\.path) == [
        "fabrikam-desk/entra-synchronization-schema.json", "fabrikam-desk/scim-schemas.json",
        "fabrikam-desk/scim-resource-types.json", "fabrikam-desk/scim-service-provider-config.json",
      ])
    for file in files {
      #expect(file.contents.hasSuffix("\n") && !file.contents.hasSuffix("\n\n"))
      _ = try JSONDocument(parsing: Array(file.contents.utf8))
    }
  }

  @Test func theSameManifestAlwaysGivesTheSameFiles() throws {
    let rows = ["userName", "urn:example:a:x", "urn:example:b:y", "emails[type eq \"work\"].value"].map { row($0) }
    let files = try sampleManifest(users: rows, groups: []).templateFiles()
    for _ in 1...5 {
      let again = try sampleManifest(users: rows, groups: []).templateFiles()
      #expect(again == files)
    }
  }

  @Test(arguments: ["", "..", "../x", "a/b", "/etc", "A", "a b", "ü", "a\n", "a\u{301}", "."])
  func refusesASlugThatIsNoFolderName(slug: String) {
    #expect(throws: InvalidSlugError(slug: slug)) { try sampleManifest(slug: slug).templateFiles() }
  }

  @Test func textFromThePageIsOnlyEverText() throws {
    let name = "\"},{\"name\":\"x\n\u{202E}\\"
    for file in try sampleManifest(name: name).templateFiles() {
      _ = try JSONDocument(parsing: Array(file.contents.utf8))
    }
    #expect(sampleManifest(name: name).entraSynchronizationSchema.at("/directories/1/name") == .string(name))
  }
}
