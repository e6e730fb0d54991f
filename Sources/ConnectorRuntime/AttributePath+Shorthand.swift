extension AttributePath {
  /// A path that reads as it is spoken: the attribute `emails` where the type is `work`, of that the `value`.
  ///
  /// - Parameters:
  ///   - name: The attribute's name.
  ///   - filter: Which of a multi-valued attribute's values is meant.
  ///   - subAttribute: The name of the sub-attribute that the path ends at.
  ///   - schema: The URN of the extension that the attribute belongs to; `nil` for the resource type's own schema.
  /// - Returns: The path.
  public static func attribute(
    _ name: String, where filter: Filter? = nil, _ subAttribute: String? = nil, in schema: String? = nil
  ) -> AttributePath {
    AttributePath(schema: schema, attribute: name, filter: filter, subAttribute: subAttribute)
  }
}

extension Filter {
  /// The values whose `type` is this one, such as `work`.
  public static func type(_ type: String) -> Filter {
    .comparison(attribute: "type", operator: .eq, value: .string(type))
  }
}
