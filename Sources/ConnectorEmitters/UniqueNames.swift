/// Names that are given out once each. Two that differ in case alone count as the same: a person would mistake them.
struct UniqueNames {
  private var taken: Set<String>
  private var numbers: [String: Int] = [:]

  /// - Parameter taken: Names that are not given out.
  init(except taken: some Sequence<String> = []) {
    self.taken = Set(taken.map { $0.lowercased() })
  }

  /// Takes a name, and says whether it was free.
  mutating func take(_ name: String) -> Bool {
    taken.insert(name.lowercased()).inserted
  }

  /// Takes the name, or where it is taken, the name with the first number that makes it free.
  mutating func takeNumbered(_ name: String) -> String {
    if take(name) { return name }
    // Not "address12" for a second "address1".
    let base = name.last?.isNumber == true ? name + "No" : name
    while true {
      let number = numbers[base, default: 1] + 1
      numbers[base] = number
      if take(base + String(number)) { return base + String(number) }
    }
  }
}
