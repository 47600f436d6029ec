package dev.switchback.source;

/// What a changelog that isn't SQL lists, in order.
sealed interface ChangelogEntry {

  /// @param file as it is written
  record Include(String file, Base base) implements ChangelogEntry {}

  /// Everything in a folder.
  record IncludeAll(String path, Base base) implements ChangelogEntry {}

  /// A changeset in the changelog itself.
  record Own(String author, String id) implements ChangelogEntry {}

  record Property(String name, String value) implements ChangelogEntry {}

  /// What a written path begins at.
  enum Base {
    ROOT,
    THIS_FILE;

    static Base of(String isRelative) {
      return isRelative.equalsIgnoreCase("true") ? THIS_FILE : ROOT;
    }
  }
}
