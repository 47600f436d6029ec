package dev.switchback.salvage;

/// Rows without a home that came from the same b-tree, and the tables they could belong to.
///
/// @param sideTable the table they are kept aside in
/// @param rootPage the page they were found below
/// @param possible tables that could hold such rows, parted by commas; never more than a proposal
public record LostRows(String sideTable, long rootPage, String possible, long rows, long fields) {

  /// The one table that is proposed; empty where none is, or several.
  public java.util.Optional<String> proposal() {
    return possible.isEmpty() || possible.contains(", ")
        ? java.util.Optional.empty()
        : java.util.Optional.of(possible);
  }
}
