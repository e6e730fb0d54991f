import ConnectorRuntime
import Testing

struct MappingExpressionTests {
  private let ada: DirectoryObject = [
    "givenName": "Ada", "surname": "Lovelace", "state": "QLD", "empty": "", "IsSoftDeleted": false, "level": 7,
    "proxyAddresses": ["ada@example.com", "countess@example.com"], "manager": .reference("7d1c"),
    "appRoleAssignments": .appRoleAssignments(["Admin"]), "manyRoles": .appRoleAssignments(["Admin", "Reader"]),
    "noRoles": .appRoleAssignments([]),
  ]

  @Test(
    "An expression has the value that the directory's reference gives it",
    arguments: [
      (#"[givenName]"#, "Ada"), (#"[department]"#, nil), (#""a text""#, "a text"), (#""""#, ""), (#"42"#, 42),
      (#""Company: \"Contoso\" C:\\""#, #"Company: "Contoso" C:\"#),
      (#"Switch([IsSoftDeleted], , "False", "True", "True", "False")"#, "True"),
      (#"Switch([state], "Sydney", "NSW", "Sydney", "QLD", "Brisbane")"#, "Brisbane"),
      (#"Switch([state], "Sydney", "qld", "Brisbane")"#, "Sydney"),
      (#"Switch([department], "set", "", "unset")"#, "unset"), (#"Switch([state], , "NSW", "Sydney")"#, nil),
      (#"Switch([level], "other", "7", "seven")"#, "seven"),
      (#"Join(" ", [givenName], [surname])"#, "Ada Lovelace"),
      (#"Join(", ", "", [surname], [department], [givenName])"#, "Lovelace, Ada"),
      (#"Join(";", [proxyAddresses], "x")"#, "ada@example.com;countess@example.com;x"),
      (#"Join("", 1000, [level])"#, "10007"), (#"Join(" ", [department], [empty])"#, nil),
      (#"SingleAppRoleAssignment([appRoleAssignments])"#, "Admin"), (#"SingleAppRoleAssignment([noRoles])"#, nil),
      (#"SingleAppRoleAssignment([department])"#, nil),
      (#"Not([IsSoftDeleted])"#, true), (#"Not("True")"#, false), (#"Not([department])"#, true),
      (#"Coalesce([department], [empty], "x")"#, ""), (#"Coalesce([department], [state], "x")"#, "QLD"),
      (#"Coalesce([department])"#, nil), (#"Coalesce([manager])"#, .reference("7d1c")),
      (#"Append([givenName], ".test")"#, "Ada.test"), (#"Append([department], ".test")"#, nil),
      (#"ToLower([surname])"#, "lovelace"), (#"ToUpper([surname], )"#, "LOVELACE"), (#"ToLower([department])"#, nil),
      (#"Mid([surname], 1, 4)"#, "Love"), (#"Mid([surname], 5, 99)"#, "lace"), (#"Mid([surname], 99, 1)"#, ""),
      (#"Mid([department], 1, 4)"#, nil), (#"Mid([surname], 9223372036854775807, 9223372036854775807)"#, ""),
      (#"Left("John Doe", 3)"#, "Joh"), (#"Left([state], 0)"#, ""), (#"Left([state], -1)"#, "QLD"),
      (#"Left([state], 9)"#, "QLD"), (#"Left([department], 3)"#, ""),
      (#"Replace("john@contoso.com", "@contoso.com", , ,"", ,)"#, "john"),
      (#"Replace("aaa", "a", , , "ab", , )"#, "ababab"), (#"Replace("aaa", "A", , , "b", , )"#, "aaa"),
      (#"Replace("jsmith", "<u>", , , , , "<u>@contoso.com")"#, "jsmith@contoso.com"),
      (#"Replace([department], "a", , , "b", , )"#, nil),
      (#"IIF([state]="QLD", [givenName], [surname])"#, "Ada"), (#"IIF([state] <> "QLD", "a", "b")"#, "b"),
      (#"IIF([level] > 5, "senior", "junior")"#, "senior"), (#"IIF([level] <= 6, "junior", "senior")"#, "senior"),
      (#"IIF(Not([IsSoftDeleted]), "in", "out")"#, "in"), (#"IIF(IsPresent([state]), [state], "none")"#, "QLD"),
      (#"IsNull([department])"#, true), (#"IsNull([empty])"#, false),
      (#"IsNullOrEmpty([empty])"#, true), (#"IsNullOrEmpty([state])"#, false), (#"IsNullOrEmpty([noRoles])"#, true),
      (#"IsPresent([state])"#, true), (#"IsPresent([empty])"#, false),
      (#"StripSpaces(" a b ")"#, "ab"),
      ("ToLower(Join(\n\t\"@\", StripSpaces( Mid([givenName],1,2) ),\"x.com\") )", "ad@x.com"),
    ] as [(String, DirectoryValue?)])
  func value(text: String, value: DirectoryValue?) throws {
    #expect(try MappingExpression(parsing: text).value(in: ada) == value)
  }

  @Test("Only the arguments are looked at that the value depends on")
  func laziness() throws {
    let bad = "ToLower([manager])"
    for text in [
      "IIF([state]=\"QLD\", \"a\", \(bad))", "Coalesce([state], \(bad))", "Switch([state], \(bad), \"QLD\", \"a\")",
    ] {
      #expect(try MappingExpression(parsing: text).value(in: ada) != nil)
    }
  }

  @Test(
    "What can't be read is an error that says what is wrong, and at which character",
    arguments: [
      ("", .empty, 1), ("  ", .empty, 3), ("[mail", .invalidAttribute, 1), ("[]", .invalidAttribute, 1),
      ("\"mail", .unclosedString, 1), (#""a\""#, .unclosedString, 1), (#""a\b""#, .invalidEscape, 3),
      ("1.5", .invalidNumber, 1), ("-", .invalidNumber, 1), ("99999999999999999999", .invalidNumber, 1),
      ("[a] [b]", .unexpectedCharacter("["), 5), ("mail", .unexpectedEnd, 5), ("%mail%", .unexpectedCharacter("%"), 1),
      ("Not([a]", .unexpectedEnd, 8), ("Not([a]]", .unexpectedCharacter("]"), 8), ("Not([a)", .invalidAttribute, 5),
      ("Join(\"é\", Trim([a]))", .unknownFunction("Trim"), 11),
      ("switch([a], , \"1\", \"2\")", .unknownFunction("switch"), 1),
      ("Not()", .argumentCount(.not, expected: "1 argument", found: 0), 1),
      ("Not(Not([a], [b]))", .argumentCount(.not, expected: "1 argument", found: 2), 5),
      (
        "Switch([a], \"x\", \"1\")",
        .argumentCount(.switch, expected: "a source, a default, and pairs of a key and a value", found: 3), 1
      ),
      ("Append([a], )", .missingArgument(.append, 2), 1), ("Join(, [a])", .missingArgument(.join, 1), 1),
      ("Replace([a], , , , \"b\", , )", .missingArgument(.replace, 2), 1),
      ("Replace([a], , \"b+\", , \"\", , )", .unsupported(.replace, "a regular expression"), 1),
      ("Replace([a], \"b\", , , , , )", .unsupported(.replace, "both or neither of a replacement and a template"), 1),
      ("ToLower([a], \"tr-TR\")", .unsupported(.toLower, "a culture"), 1),
      ("[a]=\"b\"", .misplacedComparison, 4), ("Not([a]=\"b\")", .misplacedComparison, 1),
      ("IIF([a]=\"b\", [a]=\"b\", \"c\")", .misplacedComparison, 1),
      ("Switch(IsPresent([a]), , \"True\", \"b\")", .presenceInSwitch, 1),
      ("Switch(Not(IsNull([a])), , \"True\", \"b\")", .presenceInSwitch, 1),
    ] as [(String, MappingExpressionError.Reason, Int)])
  func malformed(text: String, reason: MappingExpressionError.Reason, column: Int) {
    #expect(throws: MappingExpressionError(reason: reason, column: column)) { try MappingExpression(parsing: text) }
  }

  @Test(
    "A function that can do nothing with a user's values says so, and is not guessed at",
    arguments: [
      ("ToLower([proxyAddresses])", .notText(.toLower), 1), ("Not(ToUpper([manager]))", .notText(.toUpper), 5),
      ("Join(\" \", [manager])", .notText(.join), 1), ("Mid([state], 0, 1)", .notNumber(.mid, minimum: 1), 1),
      ("Mid([state], 1, -1)", .notNumber(.mid, minimum: 0), 1),
      ("Left([state], [state])", .notNumber(.left, minimum: nil), 1),
      ("SingleAppRoleAssignment([manyRoles])", .severalAppRoles(2), 1),
      ("SingleAppRoleAssignment([state])", .notAppRoles, 1),
      ("IIF([department]=\"x\", \"a\", \"b\")", .undecidedCondition, 17),
      ("IIF(IsNullOrEmpty([department]), \"a\", \"b\")", .undecidedCondition, 1),
      ("IIF(Not(IsPresent([empty])), \"a\", \"b\")", .undecidedCondition, 1),
      ("IIF([state], \"a\", \"b\")", .undecidedCondition, 1), ("IIF([state] > 1, \"a\", \"b\")", .notComparable, 13),
      ("Replace([state], [empty], , , \"x\", , )", .missingArgument(.replace, 2), 1),
    ] as [(String, MappingExpressionError.Reason, Int)])
  func unsuitable(text: String, reason: MappingExpressionError.Reason, column: Int) throws {
    let expression = try MappingExpression(parsing: text)
    #expect(throws: MappingExpressionError(reason: reason, column: column)) { try expression.value(in: ada) }
  }

  @Test("Functions may be 64 deep in one another, and no deeper, however long the text is")
  func depth() throws {
    let nested = { (depth: Int) in
      String(repeating: "ToLower(", count: depth) + "\"A\"" + String(repeating: ")", count: depth)
    }
    #expect(try MappingExpression(parsing: nested(64)).value(in: ada) == "a")
    for depth in [65, 100_000] {
      #expect(throws: MappingExpressionError(reason: .nestedTooDeeply, column: 64 * 8 + 1)) {
        try MappingExpression(parsing: nested(depth))
      }
    }
  }

  @Test(
    "No text makes the parser or an evaluation crash: every beginning of an expression, and every byte of it changed")
  func broken() throws {
    let text =
      #"Switch(Join("-", [é], Mid([a], 1, 2)), IIF([a] <> "\"", "x", "y"), "1", Replace([a], "b", , , "c", , ))"#
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      var broken = [String(decoding: bytes[..<index], as: UTF8.self)]
      for byte in "[]\"\\(),<=- 1a\u{0}".utf8 {
        var changed = bytes
        changed[index] = byte
        broken.append(String(decoding: changed, as: UTF8.self))
      }
      for text in broken {
        do throws(MappingExpressionError) {
          _ = try MappingExpression(parsing: text).value(in: ada)
        } catch {
          #expect((1...text.unicodeScalars.count + 1).contains(error.column))
        }
      }
    }
  }

  @Test("An error is a sentence with its column, and has no value of the user's in it")
  func sentences() throws {
    #expect(throws: MappingExpressionError.self) { try MappingExpression(parsing: "Trim([a])") }
    let error = MappingExpressionError(reason: .unknownFunction("Trim"), column: 3)
    #expect(error.description.hasPrefix(#"At column 3, the function "Trim" is not known here; known are Append, "#))
    #expect(
      MappingExpressionError(reason: .notText(.toLower), column: 1).description
        == "At column 1, ToLower needs a text, but the value is a list, a reference or a set of app roles.")
  }
}
