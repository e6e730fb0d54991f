import TutorialReader

/// The name of the app that a page is about.
struct OfficialAppName {
  /// The name.
  let name: String
  /// The heading or title that has another one.
  let odd: Fact<String>?

  /// Takes the name from the heading; but where the rest of the page goes with the title, the heading is the odd one
  /// out.
  init(of tutorial: Tutorial, _ nameUses: [NameUse]) {
    let heading = tutorial.appName
    let uses = Dictionary(grouping: nameUses.map(\.name.value), by: { $0 }).mapValues(\.count)
    guard let title = tutorial.titleAppName, title.value != heading.value, title.range != heading.range else {
      let most = uses.max { ($0.value, $1.key) < ($1.value, $0.key) }
      // Without a title to go by, it takes a page that never once says the heading's name.
      if let most, most.value >= 4, uses[heading.value] == nil, AppName(most.key).isForeign(heading.value) {
        (name, odd) = (most.key, heading)
      } else {
        (name, odd) = (heading.value, nil)
      }
      return
    }
    if uses[title.value, default: 0] > uses[heading.value, default: 0] {
      (name, odd) = (title.value, heading)
    } else {
      (name, odd) = (heading.value, AppName(heading.value).isForeign(title.value) ? title : nil)
    }
  }
}
