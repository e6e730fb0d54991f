/// Makes a folder name of an app's name: lower-case ASCII letters and digits, everything else a hyphen.
///
/// Letters of other scripts are written as their code points, so that no name comes out empty: "日本" becomes
/// "u65e5-u672c". A long name is cut, so that a folder can have it everywhere.
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
  var slug = words.filter { !$0.isEmpty }.joined(separator: "-").prefix(maximumSlugLength)
  if slug.last == "-" { slug.removeLast() }
  return slug.isEmpty ? "unnamed" : String(slug)
}

/// No app's name is as long, and file systems take at least 143 bytes.
private let maximumSlugLength = 100
