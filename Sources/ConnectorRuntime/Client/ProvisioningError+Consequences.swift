// What follows from an error: whether something was done, whether to ask again, and whom it concerns.

extension ProvisioningError {
  /// How many seconds the server wants to be left alone, where it says so.
  var retryAfter: Int? {
    switch kind {
    case .rateLimited(let failure), .serverFault(let failure): failure.retryAfter
    default: nil
    }
  }

  /// Whether the server has certainly not done what was asked: it answers 4xx, or was never asked.
  var isRefusal: Bool {
    switch kind {
    case .unusableTenantURL, .unusableToken, .noIdentifier, .unreachable, .untrusted, .unauthorized, .forbidden,
      .notFound, .conflict, .changedMeanwhile, .rateLimited, .refused:
      true
    default: false
    }
  }

  /// Whether the server has not done what was asked, and may do it later.
  var isBeforeDoing: Bool {
    switch kind {
    case .unreachable, .rateLimited: true
    default: false
    }
  }

  /// Whether the server may or may not have done what was asked, and it is worth to see and to ask again.
  var isUncertain: Bool {
    switch kind {
    case .timedOut, .cutOff, .notSCIM: true
    case .serverFault(let failure): [408, 502, 503, 504].contains(failure.status)
    default: false
    }
  }

  /// Whether it is worth to ask again for something to be shown.
  var isPassing: Bool {
    if case .serverFault(let failure) = kind, failure.status == 500 { return true }
    return isBeforeDoing || isUncertain
  }

  /// Whether the server says that it has no PATCH.
  var isForWantOfPatch: Bool {
    switch kind {
    case .refused(let failure): failure.status == 405
    case .serverFault(let failure): failure.status == 501
    default: false
    }
  }

  /// Whether what was to be changed or removed is not there (RFC 7644 §3.12).
  var isForWantOfTarget: Bool {
    if case .refused(let failure) = kind { failure.scimType?.isSameName(as: "noTarget") == true } else { false }
  }

  /// Whether every other request would go wrong in the same way.
  var isForAll: Bool {
    switch kind {
    case .unusableTenantURL, .unauthorized, .unreachable, .untrusted, .silent, .ledger: true
    default: false
    }
  }

  /// Whether looking for something else may go well all the same.
  var isOfOne: Bool {
    switch kind {
    case .ambiguous, .refused, .incompleteList: true
    default: false
    }
  }

  /// Whether reading something else by its id may go well all the same.
  var isOfOneId: Bool {
    switch kind {
    case .forbidden, .tooLarge: true
    case .serverFault: !isUncertain
    default: false
    }
  }
}
