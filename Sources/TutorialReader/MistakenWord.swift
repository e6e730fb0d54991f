/// Words that writers of tutorials take for others, with a word beside them by which the slip is certain.
package enum MistakenWord {
  /// What is written, in lower case, and what is meant.
  package static let all: [(written: String, meant: String)] = pairs + setups

  private static let pairs: [(written: String, meant: String)] = [
    ("compliment each other", "complement each other"), ("compliments each other", "complement each other"),
    ("choose to enabled", "choose to enable"), ("has been setup", "has been set up"),
    ("have been setup", "have been set up"), ("an user", "a user"), ("an unique", "a unique"),
    ("a account", "an account"), ("a attribute", "an attribute"), ("a email", "an email"),
    ("loose access", "lose access"),
  ]

  /// "The last step is setup" is right; beside an adverb it can only be the verb.
  private static let setups: [(written: String, meant: String)] = ["is", "are", "be"].flatMap { verb in
    ["correctly", "properly"].map { ("\(verb) setup \($0)", "\(verb) set up \($0)") }
  }
}
