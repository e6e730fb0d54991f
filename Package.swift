// swift-tools-version: 6.0
import PackageDescription

// The apps whose generated files are checked in. Their Swift is compiled; the rest of each folder is data.
let apps = ["appaegis-isolation-access-cloud", "cybsafe", "promapp", "tap-app-security", "tapt"]
let data = [
  "entra-synchronization-schema.json", "manifest.json", "scim-resource-types.json", "scim-schemas.json",
  "scim-service-provider-config.json",
]

let package = Package(
  name: "connectorgen",
  platforms: [.macOS(.v13)],
  products: [
    .executable(name: "connectorgen", targets: ["connectorgen"]),
    .library(name: "ConnectorRuntime", targets: ["ConnectorRuntime"]),
    .library(name: "GeneratedConnectors", targets: ["GeneratedConnectors"]),
    .plugin(name: "ConnectorGenerator", targets: ["ConnectorGenerator"]),
    .plugin(name: "GenerateConnectors", targets: ["GenerateConnectors"]),
    .plugin(name: "LintTutorials", targets: ["LintTutorials"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
    .package(url: "https://github.com/swiftlang/swift-syntax", "600.0.1"..<"604.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CMark",
      pkgConfig: "libcmark",
      providers: [.apt(["libcmark-dev", "pkg-config"]), .brew(["cmark", "pkg-config"])]
    ),
    .target(name: "TutorialDiagnostics"),
    .target(name: "MarkdownSyntax", dependencies: ["CMark", "TutorialDiagnostics", "Yams"]),
    .target(name: "SCIMSchema"),
    .target(name: "ConnectorJSON"),
    .target(name: "ConnectorManifest", dependencies: ["ConnectorJSON", "SCIMSchema", "TutorialDiagnostics"]),
    .target(
      name: "TutorialReader",
      dependencies: ["ConnectorManifest", "MarkdownSyntax", "SCIMSchema", "TutorialDiagnostics"]),
    .target(
      name: "ConnectorEmitters",
      dependencies: ["ConnectorJSON", "ConnectorManifest", "SCIMSchema", "TutorialDiagnostics"]),
    .target(name: "MappingExpressions", dependencies: ["ConnectorJSON"]),
    .target(name: "ConnectorRuntime", dependencies: ["ConnectorJSON", "MappingExpressions", "SCIMSchema"]),
    .target(
      name: "TutorialLint",
      dependencies: [
        "ConnectorJSON", "ConnectorManifest", "MarkdownSyntax", "SCIMSchema", "TutorialDiagnostics", "TutorialReader",
      ]
    ),
    .target(
      name: "ProjectConfiguration",
      dependencies: ["ConnectorEmitters", "MarkdownSyntax", "TutorialDiagnostics", "Yams"]),
    .target(
      name: "GeneratedConnectors",
      dependencies: ["ConnectorRuntime"],
      path: "generated",
      exclude: apps.flatMap { app in data.map { "\(app)/\($0)" } }
    ),
    .target(name: "Reporters", dependencies: ["ConnectorJSON", "TutorialDiagnostics"]),
    .executableTarget(
      name: "connectorgen",
      dependencies: [
        "ConnectorEmitters", "ConnectorJSON", "ConnectorManifest", "MappingExpressions", "MarkdownSyntax",
        "ProjectConfiguration", "Reporters", "TutorialDiagnostics", "TutorialLint", "TutorialReader",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      resources: [.embedInCode("Sandbox/requirements.txt"), .embedInCode("Sandbox/server.py")]
    ),
    .executableTarget(
      name: "connectorgen-build-tool",
      dependencies: [
        "ConnectorEmitters", "ConnectorJSON", "ConnectorManifest", "MarkdownSyntax", "ProjectConfiguration",
        "Reporters", "TutorialDiagnostics", "TutorialLint", "TutorialReader",
      ]
    ),
    .plugin(name: "ConnectorGenerator", capability: .buildTool(), dependencies: ["connectorgen-build-tool"]),
    .plugin(
      name: "GenerateConnectors",
      capability: .command(
        intent: .custom(
          verb: "generate-connectors",
          description: "Write the Swift connectors of a target's tutorials into the target."
        ),
        permissions: [
          .writeToPackageDirectory(reason: "The connectors are written into the target's folder Connectors.")
        ]
      ),
      dependencies: ["connectorgen"]
    ),
    .plugin(
      name: "LintTutorials",
      capability: .command(
        intent: .custom(
          verb: "lint-tutorials", description: "Find where the tutorials of a package contradict themselves.")),
      dependencies: ["connectorgen"]
    ),
    .target(name: "SeededNumbers", path: "Tests/SeededNumbers"),
    .testTarget(name: "ConnectorJSONTests", dependencies: ["ConnectorJSON", "SeededNumbers"]),
    .testTarget(name: "SCIMSchemaTests", dependencies: ["SCIMSchema", "SeededNumbers"]),
    .target(name: "MarkdownJudge", path: "Tests/MarkdownJudge"),
    .testTarget(
      name: "MarkdownSyntaxTests", dependencies: ["MarkdownJudge", "MarkdownSyntax", "SeededNumbers"],
      exclude: ["HardCases"]),
    .testTarget(name: "ConnectorManifestTests", dependencies: ["ConnectorManifest", "SeededNumbers"]),
    .testTarget(name: "TutorialReaderTests", dependencies: ["TutorialReader"]),
    .testTarget(
      name: "ConnectorEmittersTests",
      dependencies: [
        "ConnectorEmitters",
        .product(name: "SwiftParser", package: "swift-syntax"),
        .product(name: "SwiftParserDiagnostics", package: "swift-syntax"),
        .product(name: "SwiftSyntax", package: "swift-syntax"),
      ]
    ),
    .testTarget(
      name: "TutorialLintTests", dependencies: ["MarkdownJudge", "SeededNumbers", "TutorialLint"],
      exclude: ["CleanPages"]),
    .testTarget(name: "ProjectConfigurationTests", dependencies: ["ProjectConfiguration"]),
    .testTarget(name: "ReportersTests", dependencies: ["Reporters"]),
    .testTarget(name: "ConnectorRuntimeTests", dependencies: ["ConnectorRuntime", "SeededNumbers"]),
    .testTarget(name: "GeneratedConnectorsTests", dependencies: ["GeneratedConnectors"]),
    .target(name: "BuiltTool", path: "Tests/BuiltTool"),
    .testTarget(name: "CommandLineTests", dependencies: ["BuiltTool", "connectorgen"]),
    .target(
      name: "SampleTenant", dependencies: ["ConnectorRuntime", "GeneratedConnectors"], path: "Tests/SampleTenant"),
    .executableTarget(name: "KilledProvisioning", dependencies: ["SampleTenant"], path: "Tests/KilledProvisioning"),
    .testTarget(
      name: "ProvisioningTests",
      dependencies: ["BuiltTool", "GeneratedConnectors", "KilledProvisioning", "SampleTenant", "connectorgen"]),
  ],
  swiftLanguageModes: [.v6]
)
