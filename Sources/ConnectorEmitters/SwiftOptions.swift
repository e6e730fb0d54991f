/// How a Swift connector is written for the target that it goes into.
public struct SwiftOptions: Hashable, Sendable {
  /// Who sees the connector's declarations.
  public enum Access: String, Hashable, CaseIterable, Sendable {
    /// Everybody who imports the module.
    case `public`
    /// The other modules of the package.
    case package
    /// The module itself.
    case `internal`
  }

  /// Who sees the connector's declarations.
  public var access: Access
  /// Modules that the file imports besides `ConnectorRuntime`; what isn't a module's name is left out.
  public var imports: [String]

  /// Creates options.
  public init(access: Access = .public, imports: [String] = []) {
    self.access = access
    self.imports = imports
  }

  /// Whether a text can stand after `import`: names joined by dots, each of letters, digits and underscores.
  public static func isModuleName(_ text: String) -> Bool {
    !text.isEmpty
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { name in
        name.unicodeScalars.allSatisfy { $0.isASCII && ($0 == "_" || $0.properties.isXIDContinue) }
          && name.first.map { $0 == "_" || $0.isLetter } == true && !SwiftIdentifier.isKeyword(String(name))
      }
  }

  /// The module that every connector is written for.
  static let runtime = "ConnectorRuntime"

  /// The modules to import, in the order in which they are written.
  var modules: [String] {
    Set(imports.filter(Self.isModuleName) + [Self.runtime]).sorted()
  }
}
