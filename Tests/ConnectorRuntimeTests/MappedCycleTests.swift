import ConnectorRuntime
import Testing

/// What a cycle does of a mapping from the directory.
@Suite("A cycle with a mapping")
struct MappedCycleTests {
  @Test("leaves alone what nobody mapped, and changes what was")
  func unmapped() async throws {
    let server = FakeServer()
    try await server.add(
      "Users", #"{"userName": "ada", "active": true, "title": "T", "name": {"givenName": "Ada"}}"#)
    let cycle = try cycle(server, mapping("userName", "name.givenName"))
    let plan = try await cycle.plan(users: [TestUser("ada")])
    #expect(plan.actions == [.update([.attribute("name", "givenName")])])
    #expect(await cycle.run(plan).isSuccess)
    #expect(await server.users().first?["title"] == "T")
    #expect(await server.users().first?["name"]?.object?["givenName"] == nil)
  }

  @Test(
    "sets and removes only what the kind of flow lets it",
    arguments: [
      ("Always", "new", "old", "new"), ("Always", nil, "old", nil),
      ("ObjectAddOnly", "new", "old", "old"), ("ObjectAddOnly", "new", nil, nil),
      ("AttributeAddOnly", "new", "old", "old"), ("AttributeAddOnly", "new", nil, "new"),
      ("ValueAddOnly", "new", "old", "new"), ("ValueAddOnly", nil, "old", "old"),
      ("MultiValueAddOnly", "new", "old", "old"),
    ] as [(String, String?, String?, JSONValue?)])
  func flow(type: String, wanted: String?, present: String?, result: JSONValue?) async throws {
    let server = FakeServer()
    let title = JSONValue(present).serialized(indented: false)
    try await server.add("Users", #"{"userName": "ada", "active": true, "title": \#(title)}"#)
    let cycle = try cycle(server, mapping("userName", "title", flowTypes: ["title": type]))
    #expect(await cycle.run(try await cycle.plan(users: [TestUser("ada", title: wanted)])).isSuccess)
    #expect(await server.users().first?["title"] ?? .null == result ?? .null)
    #expect(try await cycle.plan(users: [TestUser("ada", title: wanted)]).actions == [.nothing])
  }

  @Test("creates users with all that is mapped", arguments: EntraAttributeMapping.FlowType.allCases)
  func created(flowType: EntraAttributeMapping.FlowType) async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName", "title", flowTypes: ["title": flowType.rawValue]))
    #expect(await cycle.run(try await cycle.plan(users: [TestUser("ada", title: "T")])).isSuccess)
    #expect(await server.users().first?["title"] == "T")
  }

  @Test(
    "keeps the values that a server has besides, where the flow only adds values",
    arguments: [
      "ValueAddOnly", "MultiValueAddOnly",
    ])
  func addedValues(type: String) async throws {
    let server = FakeServer()
    try await server.add("Users", #"{"userName": "ada", "entitlements": [{"value": "a", "display": "A"}]}"#)
    let schema = schema(["userName", "entitlements"], flowTypes: ["entitlements": type])
    let client = try client(of: ListApp.self, server)
    let cycle = ProvisioningCycle(client: client, ledger: MemoryLedger(), mapping: try EntraMapping(schema))
    #expect(await cycle.run(try await cycle.plan(users: [ListUser("ada", ["b"])])).isSuccess)
    #expect(await server.users().first?["entitlements"] == [["value": "a", "display": "A"], ["value": "b"]])
    #expect(try await cycle.plan(users: [ListUser("ada", ["b"])]).actions == [.nothing])
  }

  @Test("takes accounts out of use and back into it, whether or not that is mapped")
  func active() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName"))
    for users in [[TestUser("ada")], [], [TestUser("ada")]] {
      #expect(await cycle.run(try await cycle.plan(users: users)).isSuccess)
      #expect(await server.users().map { $0["active"] } == [.bool(!users.isEmpty)])
    }
  }

  @Test("is refused with a mapping that is not the connector's")
  func foreign() async throws {
    for (mapping, reason) in [
      (try mapping("title"), "it matches by title, but the connector by userName"),
      (try mapping("userName", "nickName"), "the connector has no property for nickName"),
      (try EntraMapping(["synchronizationRules": []]), "it maps no users, or they are switched off"),
    ] {
      let cycle = try cycle(FakeServer(), mapping)
      #expect(await kind { _ = try await cycle.plan(users: []) } == .unusableMapping(reason: reason))
    }
  }

  @Test("knows the directory's people by their ids")
  func people() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName", "title"))
    let ada: DirectoryObject = ["objectId": "d1", "userName": "ada", "title": "T"]
    let plan = try await cycle.plan(people: [ada])
    #expect(plan.actions == [.create])
    #expect(await cycle.run(plan).isSuccess)
    var renamed = ada
    renamed["userName"] = "lovelace"
    #expect(try await cycle.plan(people: [renamed]).actions == [.update([.attribute("userName")])])
  }

  @Test(
    "leaves those alone of whom the mapping can make nothing, and takes nobody for them",
    arguments: CycleOptions.Removal.allCases,
    [
      ["objectId": "d1", "userName": "ada", "active": "perhaps"], ["objectId": "d1", "userName": ["a", "b"]],
      ["objectId": "d1"], ["userName": "ada", "active": "perhaps"],
    ] as [DirectoryObject])
  func unmappable(removal: CycleOptions.Removal, person: DirectoryObject) async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: TestApp.self, server), ledger: MemoryLedger(), options: CycleOptions(removal: removal),
      mapping: try mapping("userName", "active"))
    let people: [DirectoryObject] = [["objectId": "d1", "userName": "ada"], ["objectId": "d2", "userName": "eve"]]
    #expect(await cycle.run(try await cycle.plan(people: people)).isSuccess)
    await server.forgetRequests()
    let report = await cycle.run(try await cycle.plan(people: [person]))
    #expect(report.problems.count == 1, "\(report)")
    #expect(report.problems.first?.description.contains("impossible: The ") == true)
    #expect(report.results.map(\.key).last == "eve")
    #expect(await server.writes.count == 1)
    #expect(await server.user("ada")?["active"] == true)
  }

  @Test("takes nobody's account away who may be somebody of whom nothing can be made at all")
  func unknown() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName", "active"))
    #expect(await cycle.run(try await cycle.plan(users: [TestUser("ada")])).isSuccess)
    await server.forgetRequests()
    #expect(await cycle.run(try await cycle.plan(people: [["userName": ["a", "b"]]])).problems.count == 2)
    #expect(await server.writes.isEmpty)
  }

  @Test("has people in use of whom the directory doesn't say so, also where the app requires that")
  func inUse() async throws {
    let server = FakeServer()
    let cycle = ProvisioningCycle(
      client: try client(of: ActiveApp.self, server), ledger: MemoryLedger(),
      mapping: try EntraMapping(schema(["userName", "active"])))
    let people: [DirectoryObject] = [
      ["objectId": "d1", "userName": "ada"], ["objectId": "d2", "userName": "eve", "active": false],
    ]
    #expect(await cycle.run(try await cycle.plan(people: people)).isSuccess)
    #expect(await server.user("ada")?["active"] == true)
    #expect(await server.user("eve")?["active"] == false)
  }

  @Test("takes the one value of many that the directory could have")
  func onlyValue() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName", "title"))
    let people: [DirectoryObject] = [
      ["objectId": "d1", "userName": "ada", "title": ["T"]], ["objectId": "d2", "userName": "eve", "title": []],
    ]
    let report = await cycle.run(try await cycle.plan(people: people))
    #expect(report.isSuccess, "\(report)")
    #expect(await server.user("ada")?["title"] == "T")
    #expect(report.results.map(\.directoryID) == ["d1", "d2"])
    #expect(await report.results.first?.resourceID == server.user("ada")?["id"]?.string)
  }

  @Test("takes an empty text for no value")
  func empty() async throws {
    let server = FakeServer()
    let cycle = try cycle(server, mapping("userName", "title"))
    let people: [DirectoryObject] = [["objectId": "d1", "userName": "ada", "title": ""], ["userName": ""]]
    #expect(await cycle.run(try await cycle.plan(people: people)).problems.count == 1)
    #expect(await server.users().count == 1)
    #expect(await server.users().first?["title"] == nil)
  }

  @Test("makes nothing of the directory's people without a mapping")
  func noMapping() async throws {
    let cycle = ProvisioningCycle(client: try client(of: TestApp.self, FakeServer()), ledger: MemoryLedger())
    let reason = "the cycle was given none"
    #expect(await kind { _ = try await cycle.plan(people: []) } == .unusableMapping(reason: reason))
  }

  private func cycle(
    _ server: FakeServer, _ mapping: EntraMapping, _ ledger: any ProvisioningLedger = MemoryLedger()
  ) throws -> ProvisioningCycle<TestApp> {
    ProvisioningCycle(client: try client(of: TestApp.self, server), ledger: ledger, mapping: mapping)
  }

  private func mapping(_ targets: String..., flowTypes: [String: String] = [:]) throws -> EntraMapping {
    try EntraMapping(schema(targets, flowTypes: flowTypes))
  }
}

/// A schema that maps attributes of the same names, where no other source is given, matched by the first one.
func schema(
  _ users: [String], groups: [String] = [], flowTypes: [String: String] = [:], types: [String: String] = [:],
  sources: [String: String] = [:]
) -> JSONValue {
  let kinds = [("User", users), ("Group", groups)].filter { !$0.1.isEmpty }
  func attributes(_ names: [String]) -> [JSONValue] {
    names.map { name in
      let isReference = name.hasSuffix("manager") || name == "members"
      let type = types[name] ?? (name == "active" ? "Boolean" : isReference ? "Reference" : "String")
      return [
        "name": .string(name), "type": .string(type),
        "multivalued": .bool(["entitlements", "members"].contains(name)),
      ]
    }
  }
  func mappings(_ targets: [String]) -> [JSONValue] {
    targets.map { name in
      [
        "targetAttributeName": .string(name), "source": ["expression": .string("[\(sources[name] ?? name)]")],
        "flowType": JSONValue(flowTypes[name]), "matchingPriority": name == targets.first ? 1 : 0,
      ]
    }
  }
  let anchor: JSONValue = ["name": "objectId", "type": "String", "anchor": true]
  return [
    "directories": [
      [
        "name": "Directory",
        "objects": .array(
          kinds.map { kind in
            ["name": .string(kind.0), "attributes": .array([anchor] + attributes(kind.1.map { sources[$0] ?? $0 }))]
          }),
      ],
      [
        "name": "App",
        "objects": .array(kinds.map { ["name": .string("App" + $0.0), "attributes": .array(attributes($0.1))] }),
      ],
    ],
    "synchronizationRules": [
      [
        "sourceDirectoryName": "Directory", "targetDirectoryName": "App",
        "objectMappings": .array(
          kinds.map { kind in
            [
              "sourceObjectName": .string(kind.0), "targetObjectName": .string("App" + kind.0),
              "attributeMappings": .array(mappings(kind.1)),
            ]
          }),
      ]
    ],
  ]
}

private enum ListApp: Connector {
  static let appName = "List"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()
  typealias User = ListUser
}

private struct ListUser: SCIMUser {
  var userName: String
  var entitlements: [MultiValue]
  var original = JSONObject()

  static let bindings: [AttributeBinding<ListUser>] = [
    .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
    .list(\.entitlements, at: .attribute("entitlements")),
  ]

  init(_ userName: String, _ entitlements: [String] = []) {
    self.userName = userName
    self.entitlements = entitlements.map { MultiValue($0) }
  }

  init(required attributes: AttributeReader<ListUser>) throws(AttributeValueError) {
    self.init(try attributes[\.userName])
  }
}

private enum ActiveApp: Connector {
  static let appName = "Active"
  static let endpoint = Endpoint.console
  static let authentication = ConnectorAuthentication()
  static let capabilities = ConnectorCapabilities()

  struct User: SCIMUser {
    var userName: String
    var active: Bool
    var original = JSONObject()

    static let bindings: [AttributeBinding<User>] = [
      .required(\.userName, at: .attribute("userName"), matchingPriority: 1),
      .required(\.active, at: .attribute("active")),
    ]

    init(required attributes: AttributeReader<User>) throws(AttributeValueError) {
      userName = try attributes[\.userName]
      active = try attributes[\.active]
    }
  }
}
