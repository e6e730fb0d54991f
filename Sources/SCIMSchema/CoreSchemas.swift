// Where the machine-readable schemas of RFC 7643 §8.7.1 disagree with the RFC's text, the data follow the text; each
// such place says so. Three disagreements are everywhere: references and binary values are case-exact (§2.3.6, §2.3.7;
// errata 6000 and 6001), and so is a sub-attribute that holds a resource's `id` (§3.1; erratum 8472).

extension Schema {
  /// The three schemas that RFC 7643 defines for users and groups: user, group and enterprise user.
  public static let standard = [user, group, enterpriseUser]
}
