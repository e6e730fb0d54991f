/// Pages for tests to put into folders.
enum Sample {
  static func tutorial(_ app: String, attribute: String = "userName") -> String {
    """
    # Configure \(app) for automatic user provisioning

    1. Set the **Provisioning Mode** to **Automatic**.
    2. Input the Tenant URL and Secret Token. Select **Test Connection**.

    |Attribute|Type|Supported for filtering|
    |---|---|---|
    |\(attribute)|String|&check;|

    """
  }

  static let signOn = "# Tutorial: Microsoft Entra integration with Orbit\n\nSelect **SAML**.\n"
}
