extension Rule {
  /// Every rule, in the order of their ids.
  public static let all: [Rule] = [
    .attributePath, .attributeType, .brokenLink, .brokenStructure, .credentialName, .doubledWord, .duplicateAttribute,
    .frontMatter, .groupConflict, .legacyBranding, .listNumber, .missingAttributeTable, .missingSpace,
    .noMatchingAttribute, .overPrivilegedRole, .placeholderName, .raggedTable, .secretInPage, .stepNumber,
    .tablePipe, .tenantURLConflict, .tenantURLInsecure, .wrongAppName,
  ]
}
