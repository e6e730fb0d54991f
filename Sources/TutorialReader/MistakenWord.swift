/// Words that writers of tutorials take for others, with a word beside them by which the slip is certain.
package enum MistakenWord {
  /// What is written, in lower case, and what is meant.
  package static let all: [(written: String, meant: String)] = [
    ("compliment each other", "complement each other"), ("compliments each other", "complement each other"),
    ("choose to enabled", "choose to enable"), ("is setup", "is set up"), ("are setup", "are set up"),
    ("be setup", "be set up"), ("been setup", "been set up"), ("an user", "a user"), ("an unique", "a unique"),
    ("a account", "an account"), ("a attribute", "an attribute"), ("a email", "an email"),
    ("loose access", "lose access"),
  ]
}
