import ConnectorJSON

extension JSONValue {
  /// The schema of an object that has exactly these keys, but for optional ones, and keeps some rules, each a schema.
  static func objectSchema(
    _ description: String, _ properties: JSONObject, optional: JSONObject = [:], rules: [JSONValue] = []
  ) -> JSONValue {
    var all = optional
    all.merge(properties)
    var schema: JSONObject = [
      "description": .string(description),
      "type": "object",
      "additionalProperties": false,
      "required": .array(properties.keys.map(JSONValue.string)),
      "properties": .object(all),
    ]
    schema["allOf"] = rules.isEmpty ? nil : .array(rules)
    return .object(schema)
  }

  /// The schema of a string.
  static func stringSchema(_ description: String, form: TextForm? = nil) -> JSONValue {
    text(description, type: "string", form: form)
  }

  /// The schema of a string that may be unstated.
  static func stringOrNullSchema(_ description: String, form: TextForm? = nil) -> JSONValue {
    text(description, type: ["string", "null"], form: form)
  }

  private static func text(_ description: String, type: JSONValue, form: TextForm?) -> JSONValue {
    var schema: JSONObject = ["description": .string(description), "type": type]
    schema["pattern"] = form.map { .string($0.pattern) }
    return .object(schema)
  }

  /// The schema of a list of strings.
  static func stringsSchema(_ description: String) -> JSONValue {
    ["description": .string(description), "type": "array", "items": ["type": "string"]]
  }

  /// The schema of a truth value that may be unstated.
  static func boolOrNullSchema(_ description: String) -> JSONValue {
    ["description": .string(description), "type": ["boolean", "null"]]
  }

  /// The schema of a number that counts something from 1.
  static func ordinalSchema(_ description: String) -> JSONValue {
    ["description": .string(description), "type": "integer", "minimum": 1]
  }

  /// The schema of one of an enumeration's values.
  static func choiceSchema<Choice: CaseIterable & RawRepresentable<String>>(
    of choice: Choice.Type, _ description: String
  ) -> JSONValue {
    ["description": .string(description), "enum": .array(choice.allCases.map { .string($0.rawValue) })]
  }

  /// The schema of one of an enumeration's values that may be unstated.
  static func choiceOrNullSchema<Choice: CaseIterable & RawRepresentable<String>>(
    of choice: Choice.Type, _ description: String
  ) -> JSONValue {
    ["description": .string(description), "enum": .array(choice.allCases.map { .string($0.rawValue) } + [.null])]
  }
}
