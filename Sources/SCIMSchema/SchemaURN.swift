extension Schema {
  /// The URN of the core user schema (RFC 7643 §4.1).
  public static let userURN = "urn:ietf:params:scim:schemas:core:2.0:User"

  /// The URN of the core group schema (RFC 7643 §4.2).
  public static let groupURN = "urn:ietf:params:scim:schemas:core:2.0:Group"

  /// The URN of the enterprise extension of the user schema (RFC 7643 §4.3).
  public static let enterpriseUserURN = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
}
