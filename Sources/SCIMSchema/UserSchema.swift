extension Schema {
  /// The core schema of a user (RFC 7643 §4.1 and §8.7.1).
  public static let user = Schema(
    id: userURN,
    name: "User",
    description: "A person's account.",
    attributes: singularUserAttributes + multiValuedUserAttributes
  )

  /// RFC 7643 §4.1.1.
  private static let singularUserAttributes: [AttributeDefinition] = [
    AttributeDefinition(
      name: "userName",
      description: "The name that the user signs in with.",
      isRequired: true,
      uniqueness: .server
    ),
    AttributeDefinition(
      name: "name",
      type: .complex,
      description: "The parts of the user's real name.",
      subAttributes: [
        AttributeDefinition(name: "formatted", description: "The whole name, as it is to be shown."),
        AttributeDefinition(name: "familyName", description: "The family name, or last name."),
        AttributeDefinition(name: "givenName", description: "The given name, or first name."),
        AttributeDefinition(name: "middleName", description: "The middle name or names."),
        AttributeDefinition(name: "honorificPrefix", description: "The title before the name, such as \"Ms.\"."),
        AttributeDefinition(name: "honorificSuffix", description: "The suffix after the name, such as \"III\"."),
      ]
    ),
    AttributeDefinition(name: "displayName", description: "The user's name, as others are to see it."),
    AttributeDefinition(name: "nickName", description: "The name that the user goes by."),
    AttributeDefinition(
      name: "profileUrl",
      type: .reference,
      description: "The web page of the user's profile.",
      isCaseExact: true,
      referenceTypes: ["external"]
    ),
    AttributeDefinition(name: "title", description: "The user's job title."),
    AttributeDefinition(
      name: "userType", description: "What the user is to the organization, such as \"Employee\"."),
    AttributeDefinition(name: "preferredLanguage", description: "The user's languages, in order of preference."),
    AttributeDefinition(name: "locale", description: "The locale for the user's dates, numbers and currency."),
    AttributeDefinition(name: "timezone", description: "The user's time zone, such as \"America/Los_Angeles\"."),
    AttributeDefinition(name: "active", type: .boolean, description: "Whether the account is in use."),
    // §4.1.1 has passwords prepared by RFC 7644 §7.8, which keeps the case of letters; §8.7.1 has `caseExact` false.
    AttributeDefinition(
      name: "password",
      description: "The user's password in clear text, to set or replace it.",
      isCaseExact: true,
      mutability: .writeOnly,
      returned: .never
    ),
  ]

  /// RFC 7643 §4.1.2.
  private static let multiValuedUserAttributes: [AttributeDefinition] = [
    .list(
      of: AttributeDefinition(name: "value", description: "The email address."),
      named: "emails",
      description: "The user's email addresses.",
      types: ["work", "home", "other"]
    ),
    .list(
      of: AttributeDefinition(name: "value", description: "The phone number."),
      named: "phoneNumbers",
      description: "The user's phone numbers.",
      types: ["work", "home", "mobile", "fax", "pager", "other"]
    ),
    .list(
      of: AttributeDefinition(name: "value", description: "The instant messaging address."),
      named: "ims",
      description: "The user's instant messaging addresses.",
      types: ["aim", "gtalk", "icq", "xmpp", "msn", "skype", "qq", "yahoo"]
    ),
    .list(
      of: AttributeDefinition(
        name: "value",
        type: .reference,
        description: "The photo's URL.",
        isCaseExact: true,
        referenceTypes: ["external"]
      ),
      named: "photos",
      description: "Photos of the user.",
      types: ["photo", "thumbnail"]
    ),
    AttributeDefinition(
      name: "addresses",
      type: .complex,
      description: "The user's postal addresses.",
      isMultiValued: true,
      subAttributes: [
        AttributeDefinition(name: "formatted", description: "The whole address, as it is to be shown."),
        AttributeDefinition(name: "streetAddress", description: "The street, with the house number."),
        AttributeDefinition(name: "locality", description: "The city or town."),
        AttributeDefinition(name: "region", description: "The state or region."),
        AttributeDefinition(name: "postalCode", description: "The postal code."),
        AttributeDefinition(name: "country", description: "The country's two-letter code (ISO 3166-1)."),
        .label(["work", "home", "other"]),
        // Missing in §8.7.1, but part of any list (§2.4) and of the addresses in §8.2.
        .primary,
      ]
    ),
    AttributeDefinition(
      name: "groups",
      type: .complex,
      description: "The groups that the user is a member of; changed through the group.",
      isMultiValued: true,
      mutability: .readOnly,
      subAttributes: [
        AttributeDefinition(
          name: "value", description: "The id of the group.", isCaseExact: true, mutability: .readOnly),
        // §4.1.2 speaks of groups only; §8.7.1 lists "User" too (erratum 8471).
        AttributeDefinition(
          name: "$ref",
          type: .reference,
          description: "The URI of the group.",
          isCaseExact: true,
          mutability: .readOnly,
          referenceTypes: ["Group"]
        ),
        AttributeDefinition(
          name: "display", description: "The text to show for the group.", mutability: .readOnly),
        AttributeDefinition(
          name: "type",
          description: "Whether the user is a member by itself or through another group.",
          mutability: .readOnly,
          canonicalValues: ["direct", "indirect"]
        ),
      ]
    ),
    .list(
      of: AttributeDefinition(name: "value", description: "The entitlement."),
      named: "entitlements",
      description: "What the user is entitled to."
    ),
    .list(
      of: AttributeDefinition(name: "value", description: "The role."),
      named: "roles",
      description: "The user's roles, such as \"Student\"."
    ),
    .list(
      of: AttributeDefinition(
        name: "value", type: .binary, description: "The certificate, DER in base64.", isCaseExact: true),
      named: "x509Certificates",
      description: "Certificates issued to the user."
    ),
  ]
}
