/// Where an app's SCIM endpoint is: the tutorials' tenant URL, below which `/Users` and `/Groups` are (RFC 7644 §3.2).
public enum Endpoint: Hashable, Sendable {
  /// One URL for every customer. The others are those of further regions or editions.
  case literal(String, others: [String] = [])
  /// A URL in which a part stands for the customer's own, such as `https://<tenant>.example.com/scim`. The others are
  /// those of further regions or editions.
  case template(String, others: [String] = [])
  /// Each customer finds the URL in the app's own console, or is told it by the vendor.
  case console
  /// The tutorial names no URL: the administrator signs in to the app instead.
  case unstated
}
