/// What came of one entry of a plan.
public struct EntryResult: Sendable {
  /// What came of it.
  public enum Outcome: Sendable {
    /// It was done.
    case done
    /// It was done, but something stays other than wanted all the same; the reason is in sentences.
    case incomplete(String)
    /// There was nothing to do.
    case unchanged
    /// It can't be done; the reason is a sentence.
    case impossible(String)
    /// It went wrong.
    case failed(ProvisioningError)
  }

  /// What kind of resource it is.
  public let kind: ProvisionedKind
  /// What it is matched by, such as the user name.
  public let key: String
  /// What the directory knows it by for good; `nil` where that isn't known.
  public let directoryID: String?
  /// The id on the server; `nil` where there is no account or group, as far as that is known.
  public let resourceID: String?
  /// What was to be done.
  public let action: ProvisioningAction
  /// What came of it.
  public let outcome: Outcome

  /// Whether the resource now is as wanted.
  public var isSuccess: Bool {
    switch outcome {
    case .done, .unchanged: true
    case .incomplete, .impossible, .failed: false
    }
  }
}

extension EntryResult: CustomStringConvertible {
  /// The result in a line.
  public var description: String {
    let name = "\(kind.rawValue) \(JSONValue.string(key).serialized())"
    switch outcome {
    case .done, .unchanged: return "\(name): \(action)"
    case .incomplete(let reason): return "\(name): \(action); incomplete: \(reason)"
    case .impossible(let reason): return "\(name): impossible: \(reason)"
    case .failed(let error): return "\(name): \(action): failed: \(error)"
    }
  }
}

/// What came of a plan, a result for each entry, users first, in the plan's order.
public struct ProvisioningReport: Sendable {
  /// The results.
  public let results: [EntryResult]

  /// Whether everything now is as wanted.
  public var isSuccess: Bool { results.allSatisfy(\.isSuccess) }

  /// The results of what could not be done.
  public var problems: [EntryResult] { results.filter { !$0.isSuccess } }
}

extension ProvisioningReport: CustomStringConvertible {
  /// How much was done, and a line for each problem.
  public var description: String {
    let done = results.count { if case .done = $0.outcome { true } else { false } }
    let unchanged = results.count - done - problems.count
    let summary = "done: \(done), unchanged: \(unchanged), problems: \(problems.count)"
    return ([summary] + problems.map(\.description)).joined(separator: "\n")
  }
}
