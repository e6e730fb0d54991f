import ConnectorEmitters
import ConnectorJSON
import ConnectorManifest
import Testing

@Suite struct ConnectorFilesTests {
  @Test func everythingIsInTheAppsFolderAndEndsWithOneLineFeed() throws {
    let files = try sampleManifest().outputFiles()
    #expect(
      files.map(\.path) == [
        "fabrikam-desk/manifest.json", "fabrikam-desk/entra-synchronization-schema.json",
        "fabrikam-desk/scim-schemas.json",
        "fabrikam-desk/scim-resource-types.json", "fabrikam-desk/scim-service-provider-config.json",
        "fabrikam-desk/FabrikamDeskConnector.swift", "fabrikam-desk/FabrikamDeskConnector+Custom.swift",
      ])
    for file in files {
      #expect(file.contents.hasSuffix("\n") && !file.contents.hasSuffix("\n\n"))
      if file.path.hasSuffix(".json") { _ = try JSONDocument(parsing: Array(file.contents.utf8)) }
    }
    let manifest = try #require(files.first)
    #expect(manifest.contents == sampleManifest().json(schema: ConnectorManifest.schemaID).serialized() + "\n")
  }

  @Test func onlyTheFileForTheAuthorsOwnCodeIsWrittenOnce() throws {
    let files = try sampleManifest().outputFiles()
    #expect(files.filter(\.isScaffold).map(\.name) == ["FabrikamDeskConnector+Custom.swift"])
  }

  @Test func theSameManifestAlwaysGivesTheSameFiles() throws {
    let rows = ["userName", "urn:example:a:x", "urn:example:b:y", "emails[type eq \"work\"].value"].map { row($0) }
    let files = try sampleManifest(users: rows, groups: []).outputFiles()
    for _ in 1...5 {
      let again = try sampleManifest(users: rows, groups: []).outputFiles()
      #expect(again == files)
    }
  }

  @Test(arguments: [
    "", "..", "../x", "a/b", "/etc", "A", "a b", "ü", "a\n", "a\u{301}", ".", String(repeating: "a", count: 256),
  ])
  func refusesASlugThatIsNoFolderName(slug: String) {
    #expect(throws: InvalidSlugError(slug: slug)) { try sampleManifest(slug: slug).outputFiles() }
  }

  @Test func textFromThePageIsOnlyEverText() throws {
    let name = "\"},{\"name\":\"x\n\u{202E}\\"
    for file in try sampleManifest(name: name).templateFiles() {
      _ = try JSONDocument(parsing: Array(file.contents.utf8))
    }
    #expect(sampleManifest(name: name).entraSynchronizationSchema.at("/directories/1/name") == .string(name))
  }
}
