import ConnectorJSON
import Testing

@Suite("A JSON object")
struct ObjectTests {
  @Test("keeps its members in the order in which they were added")
  func order() {
    var object: JSONObject = ["b": 1, "a": 2]
    object["c"] = 3
    object["b"] = 4
    #expect(object.keys == ["b", "a", "c"])
    #expect(object.map(\.value) == [4, 2, 3])
    #expect(object.count == 3)
  }

  @Test("loses a member that is set to nil, not one that is set to null")
  func removal() {
    var object: JSONObject = ["a": 1, "b": 2, "c": 3]
    object["a"] = nil
    object["missing"] = nil
    object["b"] = .null
    #expect(object.keys == ["b", "c"])
    #expect(object["a"] == nil)
    #expect(object["b"] == .some(.null))
    #expect(object["c"] == 3)
    object["a"] = 4
    #expect(object.keys == ["b", "c", "a"])
  }

  @Test("takes the last value of a key that is given twice, in the first one's place")
  func duplicates() {
    let object: JSONObject = ["a": 1, "b": 2, "a": 3]
    #expect(object.map(\.key) == ["a", "b"])
    #expect(object["a"] == 3)
  }

  @Test("puts an appended member last, also one that was there")
  func appending() {
    var object: JSONObject = ["a": 1, "b": 2]
    object.append("a", 3)
    object.append("c", 4)
    #expect(object.map(\.key) == ["b", "a", "c"])
    #expect(object.map(\.value) == [2, 3, 4])
  }

  @Test("takes over another's members: replaced in place, or last")
  func merging() {
    var object: JSONObject = ["a": 1, "b": 2]
    object.merge(["c": 3, "a": 4])
    #expect(object.map(\.key) == ["a", "b", "c"])
    #expect(object.map(\.value) == [4, 2, 3])
  }

  @Test("equals one with the same members in another order, and hashes like it")
  func equality() {
    let object: JSONObject = ["a": 1, "b": [2]]
    let turned: JSONObject = ["b": [2], "a": 1]
    #expect(object == turned)
    #expect(object.hashValue == turned.hashValue)
    #expect(object != ["a": 1])
    #expect(object != ["a": 1, "b": [2], "c": nil])
    #expect(object != ["a": 1, "c": [2]])
    #expect(object != ["a": 1, "b": [3]])
  }

  @Test("finds each of its members and no other, few or many", arguments: [1, 2, 15, 16, 17, 18, 1_000, 100_000])
  func lookUp(count: Int) {
    var object = JSONObject()
    #expect(object.isEmpty)
    for index in 0..<count { object["key\(index)"] = .number(JSONNumber(index)) }
    #expect(object.count == count)
    #expect(object["key\(count)"] == nil)
    let missed = (0..<count).filter { (index: Int) in object["key\(index)"] != .number(JSONNumber(index)) }
    #expect(missed.isEmpty)
  }

  @Test("stays the same object as a plain list of members through any changes", arguments: 0..<20 as Range<UInt64>)
  func anyChanges(seed: UInt64) {
    var state = seed
    var object = JSONObject()
    var list: [(key: String, value: JSONValue)] = []
    for step in 0..<1_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let key = String((state >> 33) % 40)
      let place = list.firstIndex { $0.key == key }
      if (state >> 60) < 9 {
        object[key] = .number(JSONNumber(step))
        if let place {
          list[place].value = .number(JSONNumber(step))
        } else {
          list.append((key, .number(JSONNumber(step))))
        }
      } else {
        object[key] = nil
        if let place { list.remove(at: place) }
      }
      #expect(object.elementsEqual(list) { $0 == $1 })
      #expect(list.allSatisfy { object[$0.key] == $0.value })
    }
  }
}
