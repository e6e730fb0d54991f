import TutorialDiagnostics
import TutorialReader

extension Rule {
  static let stepNumber = Rule(
    id: "step-number",
    severity: .warning,
    summary: "The \"Step\" headings don't count 1, 2, 3, or a reference is to no step of the page.",
    rationale: """
      Pages and support staff refer to steps by their numbers. Two steps of one number, or a number left out, send the \
      administrator to the wrong place or have them look for a step that isn't there. So does a reference to a number \
      that no step has, or to the step that it stands in.
      """,
    examples: Examples(
      triggering: [
        Example(.end, "## Step 2: Monitor your deployment"), Example(.end, "## Step 4: Monitor your deployment"),
        Example([.appSide: "## Step 2: Open the console\n\nOpen it.", .end: "## Step 3: Monitor\n\nWatch it."]),
        Example(
          .groupMapping,
          "1. Select **Synchronize Microsoft Entra groups to Orbit Teams**, and set the scope as described in step 5."),
        Example(.appSide, "1. Copy the **SCIM URL** and the **API Token**.\n1. If they are lost, go back to step 9."),
      ],
      passing: [
        .sound, Example(.end, "## Step 3: Monitor your deployment\n\nGo back to step 7 of the other page."),
        Example(
          .appSide,
          "1. Copy the **SCIM URL** and the **API Token**, which are made as described in step 2.\n1. Make them (see step 4 in the app).\n1. If they are lost, go back to step 2, or repeat step 3."
        ),
        Example(
          .appSide,
          "1. Open the console.\n1. Open the site.\n1. Copy the **SCIM URL** and the **API Token** as described in step 3.\n\nIn the site:\n\n1. Open it.\n1. Go on.\n1. Make a token."
        ),
      ]),
    check: { tutorial in
      var expected = 1
      var last: (number: Int, range: Range<Int>)?
      var findings: [Finding] = []
      for step in tutorial.headings.compactMap(\.step) {
        if step.value != expected {
          let message: String
          if let last, step.value == last.number {
            message = "There are two headings of step \(step.value)."
          } else if let last {
            message = "Step \(step.value) follows step \(last.number)."
          } else {
            message = "The first numbered step is step \(step.value)."
          }
          findings.append(
            Finding(
              message: message, help: "number the steps 1, 2, 3 in the order of the page", range: step.range,
              related: last.map { [("the step before it", $0.range)] } ?? []))
        }
        expected = step.value + 1
        last = (step.value, step.range)
      }
      // The steps after a doubled one are off by one for the same reason.
      return findings.prefix(1) + LostStepReference.findings(in: tutorial)
    })
}
