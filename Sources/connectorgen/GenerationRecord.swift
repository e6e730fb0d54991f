import ConnectorEmitters
import Foundation
import TutorialDiagnostics

/// What was written into an app's folder, kept in a file beside it, so that a file that somebody has edited since can
/// be told from one that is merely old.
///
/// A file can be in it twice: while it is written anew, its old print and its new one are both right. So whenever the
/// writing is broken off, no file looks edited that isn't.
struct GenerationRecord {
  /// The name of the record's own file.
  static let fileName = ".connectorgen"
  /// Stands for the print of a file that has none.
  private static let noPrint = "-"

  private var entries: [(print: String, name: String)] = []

  /// An empty record.
  init() {}

  /// Reads an app folder's record; empty where there is none.
  init(of folder: String) {
    let bytes = FileManager.default.contents(atPath: folder + "/" + Self.fileName) ?? Data()
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let space = line.firstIndex(of: " ") else { continue }
      entries.append((String(line[..<space]), String(line[space...].drop { $0 == " " })))
    }
  }

  /// The record's file.
  var text: String {
    entries.map { "\($0.print)  \($0.name)\n" }.joined()
  }

  /// Whether a file has been written once.
  func has(_ name: String) -> Bool {
    entries.contains { $0.name == name }
  }

  /// Whether a file is as it was written.
  func has(_ name: String, as bytes: [UInt8]) -> Bool {
    let print = FNV1a(bytes).digits
    return entries.contains { $0.name == name && $0.print == print }
  }

  /// Adds a file as it is to be recognized; one that is its author's has no print.
  mutating func add(_ file: OutputFile) {
    let print = file.isScaffold ? Self.noPrint : FNV1a(file.contents.utf8).digits
    entries.append((print, file.name))
  }

  /// Takes over what another record knows of a file.
  mutating func add(_ name: String, from other: GenerationRecord) {
    entries += other.entries.filter { $0.name == name }
  }
}
