extension Tutorial {
  /// The app's name in the front matter's title, where the heading has one too.
  public var titleAppName: Fact<String>? {
    AppNameReader.titleName(of: page)
  }
}
