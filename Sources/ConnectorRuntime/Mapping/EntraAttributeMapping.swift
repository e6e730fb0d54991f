/// Where one attribute of the app's users or groups comes from (Graph's attributeMapping).
public struct EntraAttributeMapping: Hashable, Sendable {
  /// When a value is taken over (Graph's attributeFlowType).
  public enum FlowType: String, CaseIterable, Sendable {
    /// Whenever there is one, and it is removed when there is none any more.
    case always = "Always"
    /// Only for a user or group that is created.
    case objectAddOnly = "ObjectAddOnly"
    /// Only where the app has no value yet.
    case attributeAddOnly = "AttributeAddOnly"
    /// Whenever there is one; none is removed.
    case valueAddOnly = "ValueAddOnly"
    /// Only what is new among the values of an attribute that can have many.
    case multiValueAddOnly = "MultiValueAddOnly"
  }

  /// When a value is sent to the app (Graph's attributeFlowBehavior). It is kept as the schema has it; a cycle sends a
  /// value only where the app's is another.
  public enum FlowBehavior: String, CaseIterable, Sendable {
    /// Only when it has changed.
    case whenChanged = "FlowWhenChanged"
    /// With every update.
    case always = "FlowAlways"
  }

  /// The app's attribute.
  public let target: AttributePath
  /// Where its value comes from.
  public let source: MappingExpression
  /// The value to take where the source has none.
  public let defaultValue: String?
  /// When a value is taken over.
  public let flowType: FlowType
  /// When a value is sent.
  public let flowBehavior: FlowBehavior
  /// Where users or groups are matched by the attribute, its turn: the lowest number comes first. `nil` where they
  /// aren't.
  public let matchingPriority: Int?

  let targetType: EntraAttributeType
}
