/// A function of the directory's expression language.
///
/// Those are here whose result the directory's reference settles and that need nothing but the user or group itself.
public enum MappingFunction: String, CaseIterable, Sendable {
  case append = "Append"
  case coalesce = "Coalesce"
  case iif = "IIF"
  case isNull = "IsNull"
  case isNullOrEmpty = "IsNullOrEmpty"
  case isPresent = "IsPresent"
  case join = "Join"
  case left = "Left"
  case mid = "Mid"
  case not = "Not"
  case replace = "Replace"
  case singleAppRoleAssignment = "SingleAppRoleAssignment"
  case stripSpaces = "StripSpaces"
  case `switch` = "Switch"
  case toLower = "ToLower"
  case toUpper = "ToUpper"
}
