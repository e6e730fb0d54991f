/// Why something could not be provisioned.
///
/// The description says what is wrong and what would mend it. It has no token in it, and nothing of a server's text that
/// isn't printable. Of a user's values it has only what the server itself quotes, in ``SCIMFailure/detail``; leave that
/// out where you log what others read.
public struct ProvisioningError: Error, Hashable, Sendable {
  /// The kinds of errors.
  public enum Kind: Hashable, Sendable {
    /// The tenant URL can't be used; the reason completes a sentence.
    case unusableTenantURL(reason: String)
    /// The token is empty, or has characters that a header can't hold.
    case unusableToken
    /// The server's name has no address, or nobody listens there.
    case unreachable
    /// The server can't prove who it is, or speaks no TLS.
    case untrusted
    /// The answer took too long.
    case timedOut
    /// The server takes requests and answers none: neither this one, several times in a row, nor any other meanwhile.
    case silent
    /// The connection ended before the answer did.
    case cutOff
    /// The answer is larger than is taken.
    case tooLarge
    /// The task was cancelled.
    case cancelled
    /// The server doesn't accept the token (401).
    case unauthorized(SCIMFailure)
    /// The token doesn't permit this (403).
    case forbidden(SCIMFailure)
    /// There is no such resource, or no endpoint at the tenant URL (404), or no longer (410).
    case notFound(SCIMFailure)
    /// Another resource has a value that only one may have (409).
    case conflict(SCIMFailure)
    /// Somebody else has changed the resource since it was read (412, RFC 7644 §3.14).
    case changedMeanwhile(SCIMFailure)
    /// The server asks for fewer requests, and goes on asking (429).
    case rateLimited(SCIMFailure)
    /// The server refuses the request for another reason (4xx).
    case refused(SCIMFailure)
    /// The server can't do it (5xx), or the request took too long to come through to it (408).
    case serverFault(SCIMFailure)
    /// The server sends the client elsewhere, which is not followed (3xx); to where, as far as it says.
    case redirected(to: String?)
    /// What is answered is not SCIM; the reason is a clause.
    case notSCIM(reason: String)
    /// The server lists some of its resources again and again, and the others never.
    case incompleteList(count: Int, total: Int)
    /// A resource on the server has not the shape that the connector's type wants. It is there all the same, with the
    /// error's ``ProvisioningError/resourceID``, and ``ResourceClient/update(id:to:)`` can mend it.
    case unreadable(AttributeValueError)
    /// More than one resource has the value that one is looked for by.
    case ambiguous(path: AttributePath)
    /// The resource has no value in any attribute that it could be found by.
    case unmatchable
    /// The resource has no id, or one that can't stand in a URL, so it doesn't come from a server.
    case noIdentifier
    /// Some of a group's members could not be provisioned, so they are no members yet.
    case missingMembers(count: Int)
    /// The mapping and the connector don't go together; the reason is a clause.
    case unusableMapping(reason: String)
    /// The ledger can't be read or written; the reason is what it says itself.
    case ledger(reason: String)
  }

  /// What is wrong.
  public var kind: Kind
  /// What was asked of the server, such as `POST /Users`; `nil` where nothing was.
  public var request: String?
  /// The id of the resource that can't be read; `nil` for the other kinds.
  public var resourceID: String?

  /// Creates an error.
  public init(_ kind: Kind, request: String? = nil, resourceID: String? = nil) {
    self.kind = kind
    self.request = request
    self.resourceID = resourceID
  }
}

extension ProvisioningError {
  init(_ error: TransportError) {
    switch error {
    case .cannotConnect: self.init(Kind.unreachable)
    case .untrusted: self.init(Kind.untrusted)
    case .exposed:
      let reason = "a proxy would get to read the token. Put the server's name into the variable no_proxy"
      self.init(.unusableTenantURL(reason: reason))
    case .timedOut: self.init(Kind.timedOut)
    case .cutOff: self.init(Kind.cutOff)
    case .tooLarge: self.init(Kind.tooLarge)
    case .cancelled: self.init(Kind.cancelled)
    }
  }

  init(_ failure: SCIMFailure) {
    switch failure.status {
    case 401: self.init(.unauthorized(failure))
    case 403: self.init(.forbidden(failure))
    case 404, 410: self.init(.notFound(failure))
    case 409: self.init(.conflict(failure))
    case 429: self.init(.rateLimited(failure))
    case 412: self.init(.changedMeanwhile(failure))
    case 408, 500...: self.init(.serverFault(failure))
    default: self.init(.refused(failure))
    }
  }
}

extension ProvisioningError: CustomStringConvertible {
  /// What is wrong, and what would mend it.
  public var description: String {
    request.map { "\($0): \(sentences)" } ?? sentences
  }

  private var sentences: String {
    switch kind {
    case .unusableTenantURL(let reason): "The tenant URL can't be used: \(reason)."
    case .unusableToken:
      "The token can't be used: it is empty, or has white space or characters beyond ASCII in it. Copy it again."
    case .unreachable: "The server can't be reached. Check the host and port of the tenant URL, and the network."
    case .untrusted:
      "The server can't be trusted: its certificate is not valid for this host, or it speaks no TLS. Check the tenant "
        + "URL; if it is right, the server needs another certificate."
    case .timedOut: "The server didn't answer in time. Try again later; if that doesn't help, allow it more time."
    case .silent:
      "The server takes requests, but answers none of them. Check whether it is in order, and whether something between, "
        + "such as a firewall, holds its answers back."
    case .cutOff: "The connection broke before the answer was complete. Try again."
    case .tooLarge: "The answer is larger than is taken. Ask for smaller pages, or allow the transport larger bodies."
    case .cancelled: "It was cancelled."
    case .unauthorized(let failure):
      "The server doesn't accept the token (\(failure)). Check that it is copied whole, has not expired, and is for this "
        + "tenant; if it is, make a new one."
    case .forbidden(let failure):
      "The token doesn't permit this (\(failure)). Make one with the right to provision users."
    case .notFound(let failure) where request?.hasSuffix(SCIMRequest.idInDescription) == true:
      "The server has no such resource any more (\(failure)). Find it again, or plan again."
    case .notFound(let failure): "The server has nothing there (\(failure)). Check the path of the tenant URL."
    case .conflict(let failure):
      "Another resource has a value already that only one may have (\(failure)). Change one of the two."
    case .changedMeanwhile(let failure):
      "Somebody else has changed the resource since it was read (\(failure)). Read it again."
    case .rateLimited(let failure):
      "The server asks for fewer requests (\(failure)). "
        + (failure.retryAfter.map { "Try again in \($0) seconds." } ?? "Try again later, with less at a time.")
    case .refused(let failure): "The server refuses the request (\(failure))."
    case .serverFault(let failure): "The server can't do it (\(failure)). Try again later, or ask the app's support."
    case .redirected(let target):
      "The server sends the client elsewhere\(target.map { ", to \($0)" } ?? ""). If that is the app's, make it the tenant "
        + "URL; the token is not sent there by itself."
    case .notSCIM(let reason):
      "The answer is not SCIM: \(reason). Check that the tenant URL is the app's SCIM endpoint; if it is, ask the app's "
        + "support."
    case .incompleteList(let count, let total):
      "The server has \(total) resources, but lists only \(count) of them again and again. Look for each by what it is "
        + "matched by, or ask for larger pages."
    case .unreadable(let error): "A resource on the server can't be read, but can be updated by its id. \(error)"
    case .ambiguous(let path):
      "More than one resource on the server has this \(path), so none is touched. Remove all but one."
    case .unmatchable: "There is no value in any attribute that resources are matched by. Give it one."
    case .missingMembers(let count):
      "\(count) of the group's members are not on the server, because they could not be provisioned. Mend that and run "
        + "the cycle again."
    case .unusableMapping(let reason):
      "The mapping can't be used: \(reason). Take the mapping that was generated with the connector, or change both."
    case .ledger(let reason):
      "The ledger can't be used: \(reason)"
    case .noIdentifier:
      "The resource has no id, or one that can't stand in a URL. Use one that was read from the server."
    }
  }
}
