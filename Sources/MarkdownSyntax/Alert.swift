/// The marker that makes a block quote an alert or a container on the docs platform: `> [!NOTE]`, `> [!div
/// class="checklist"]`.
public enum Alert: Hashable, Sendable {
  case note, tip, important, caution, warning
  /// A styled container and its class, such as `checklist`.
  case div(class: String)
  /// Any other marker, in lower case: `video`, or a misspelt one.
  case other(String)

  /// Reads a marker's inside, the part between `[!` and `]`, in any case and spacing.
  init(marker: some StringProtocol) {
    let words = marker.split(whereSeparator: { $0 == " " || $0 == "\t" })
    switch words.first?.lowercased() {
    case "note": self = .note
    case "tip": self = .tip
    case "important": self = .important
    case "caution": self = .caution
    case "warning": self = .warning
    case "div":
      let rest = words.dropFirst().joined(separator: " ")
      let value = rest.drop(while: { $0 != "=" }).dropFirst()
      self = .div(class: value.filter { $0 != "\"" && $0 != "'" && $0 != " " }.lowercased())
    case let name: self = .other(name ?? "")
    }
  }
}
