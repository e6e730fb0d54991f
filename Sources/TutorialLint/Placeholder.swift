/// Names that stand in the template and in examples for an app's or a company's own.
enum Placeholder {
  static let names: Set<String> = ["testapp", "contoso", "fabrikam", "sampleapp", "yourapp"]
}
