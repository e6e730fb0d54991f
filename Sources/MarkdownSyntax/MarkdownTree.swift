import CMark

/// What Markdown means: its blocks and inlines, nested as they are, but not the numbers that its lists begin with.
package struct MarkdownTree: Hashable, Sendable {
  private let xml: String

  /// The tree of a text.
  package init(_ markdown: ArraySlice<UInt8>) {
    var xml = ""
    CMarkTree.parse(markdown) { root in
      Self.renumberLists(in: root)
      guard let text = cmark_render_xml(root, CMARK_OPT_DEFAULT) else { return }
      xml = String(cString: text)
      cmark_get_default_mem_allocator().pointee.free(text)
    }
    self.xml = xml
  }

  private static func renumberLists(in root: OpaquePointer) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while cmark_iter_next(iterator) != CMARK_EVENT_DONE {
      let node = cmark_iter_get_node(iterator)
      if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST { cmark_node_set_list_start(node, 1) }
    }
  }
}
