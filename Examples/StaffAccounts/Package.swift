// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "StaffAccounts",
  platforms: [.macOS(.v13)],
  dependencies: [
    // In a package of your own: .package(url: "https://…/connectorgen", from: "0.1.0")
    .package(name: "connectorgen", path: "../..")
  ],
  targets: [
    .executableTarget(
      name: "StaffAccounts",
      dependencies: [.product(name: "ConnectorRuntime", package: "connectorgen")],
      plugins: [.plugin(name: "ConnectorGenerator", package: "connectorgen")]
    )
  ]
)
