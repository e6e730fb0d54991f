/// The JSON templates that are made for an app.
public enum TemplateKind: String, Hashable, CaseIterable, Sendable {
  /// Microsoft Graph's synchronization schema.
  case entraSynchronizationSchema = "entra-synchronization-schema"
  /// The app's SCIM schemas (RFC 7643 §7).
  case scimSchemas = "scim-schemas"
  /// The app's SCIM resource types (RFC 7643 §6).
  case scimResourceTypes = "scim-resource-types"
  /// What the app's SCIM server can do (RFC 7643 §5).
  case scimServiceProviderConfig = "scim-service-provider-config"

  /// The template's file name.
  public var fileName: String { "\(rawValue).json" }
}
