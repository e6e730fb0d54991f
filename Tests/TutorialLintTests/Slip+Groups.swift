extension Slip {
  /// One part of the page provisions groups, and another doesn't.
  static func groups(in page: CleanPage) -> [Slip] {
    page.hasGroups ? promised(in: page) : page.firstIndex(of: "groups**.") == nil ? [] : switchedOff(in: page)
  }

  // MARK: Pages that provision groups

  private static func promised(in page: CleanPage) -> [Slip] {
    guard let capability = page.firstIndex(of: "> * Provision groups"),
      let review = page.firstIndex(of: "Review the group attributes"),
      let step = page.body.last(where: { $0 < review }),
      let table = page.tables.first(where: { ($0.first ?? 0) > review }), let end = table.last
    else { return [] }
    // The steps after the two that go are counted on, so that nothing else is wrong.
    var renumbered: [Int: [String]] = [:]
    for item in page.numberedLists.first(where: { $0.contains { $0.index == step } }) ?? []
    where item.index > end && item.number > 1 {
      renumbered[item.index] = ["\(item.number - 2)" + page.lines[item.index].drop { $0.isNumber }]
    }
    let dropped = Dictionary(uniqueKeysWithValues: (step...end + 1).map { ($0, [String]()) })
    let onlyTable = Dictionary(uniqueKeysWithValues: table.map { ($0, [String]()) })
    var slips = [
      page.slip(
        "the group step and table dropped", "group-conflict", line: nil,
        lines: dropped.merging(renumbered) { first, _ in first }, change: "no group step"),
      page.slip(
        "the group table dropped", "missing-attribute-table", line: nil, lines: onlyTable, change: "no group table"),
      page.slip(
        "the capability line dropped", "group-conflict", line: nil, lines: [capability: []],
        change: "no line \(page.lines[capability])"),
    ]
    for (count, place) in denialPlaces(in: page).enumerated() {
      for denial in denials(of: page.app) {
        let isList = count.isMultiple(of: 2)
        slips.append(
          page.slip(
            "a group denial added", "group-conflict", line: nil,
            lines: [place: [isList ? "* \(denial)" : denial, "", page.lines[place]]],
            change: "\(denial) above line \(place + 1)"))
      }
    }
    return slips
  }

  private static func denials(of app: String) -> [String] {
    [
      "\(app) doesn't support group provisioning.", "Provisioning of groups isn't supported.",
      "The connector does not support groups.", "Group provisioning is not available yet.",
      "Groups can't be provisioned to \(app).", "Only users are provisioned; groups are not supported.",
    ]
  }

  /// The headings of level 2 above which a sentence can be added.
  private static func denialPlaces(in page: CleanPage) -> [Int] {
    let headings = page.body.filter { page.lines[$0].hasPrefix("## ") }
    return headings.filter { index in
      ["## Step 3", "## Step 5", "## Step 6"].contains { page.lines[index].hasPrefix($0) }
    }
  }

  // MARK: Pages that switch them off

  private static func switchedOff(in page: CleanPage) -> [Slip] {
    var slips = page.body.filter { page.lines[$0].hasPrefix("> * ") }.map { index in
      let line = "> * Provision groups and group memberships in \(page.app)"
      return page.slip(
        "groups promised", "group-conflict", line: nil, lines: [index: [page.lines[index], line]],
        change: "\(line) below line \(index + 1)")
    }
    if let scope = page.firstIndex(of: "want to provision to") {
      let number = page.lines[scope].prefix { $0 != " " }
      slips += ["users and/or groups", "users and groups"].map { words in
        page.slip(
          "groups asked for", "group-conflict", at: scope,
          "\(number) Define the \(words) that you would like to provision to \(page.app).", isPageWide: true)
      }
    }
    if let last = page.tables.last?.last {
      let table = [
        "|Attribute|Type|Supported for filtering|", "|---|---|---|", "|displayName|String|&check;|",
        "|members|Reference||",
      ]
      let indented = ["", "    The groups of the app have these attributes:", ""] + table.map { "    " + $0 }
      slips.append(
        page.slip(
          "a group table added", "group-conflict", line: nil, lines: [last: [page.lines[last]] + indented],
          change: "a group table below line \(last + 1)"))
    }
    return slips
  }
}
