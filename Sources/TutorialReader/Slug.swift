/// Makes a folder name of an app's name: lower-case ASCII letters and digits, everything else a hyphen.
///
/// Letters of other scripts are written as their code points, so that no name comes out empty: "日本" becomes
/// "u65e5-u672c".
func slug(of name: String) -> String {
  var words: [String] = [""]
  for scalar in name.unicodeScalars {
    let value = scalar.value
    if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      words[words.count - 1].append(String(scalar).lowercased())
    } else if !scalar.isASCII, scalar.properties.isAlphabetic {
      words += ["u" + String(value, radix: 16), ""]
    } else if scalar != "'", scalar != "’", scalar != "." {
      words.append("")
    }
  }
  let slug = words.filter { !$0.isEmpty }.joined(separator: "-")
  return slug.isEmpty ? "unnamed" : slug
}
