extension Rule {
  /// Every rule, in the order of their ids.
  public static let all: [Rule] = [
    .attributePath, .attributeType, .brokenLink, .brokenStructure, .credentialName, .doubledPassage, .doubledWord,
    .duplicateAttribute, .emptySection, .encoding, .frontMatter, .groupConflict, .legacyBranding, .listNumber,
    .missingAttributeTable, .missingSpace, .mistakenWord, .noMatchingAttribute, .overPrivilegedRole, .placeholderName,
    .raggedTable, .secretInPage, .stepNumber, .straySpace, .tablePipe, .tenantURLConflict, .tenantURLInsecure,
    .wrongAppName,
  ]
}
