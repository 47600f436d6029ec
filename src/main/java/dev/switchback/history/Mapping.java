package dev.switchback.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which column of a home-made history table means what.
///
/// @param version the column of the version
/// @param name the column of the description or file name
/// @param appliedAt the column of the time
/// @param success the column that says whether it went well; empty when a row alone says so
/// @param checksum the column of the checksum
public record Mapping(
    String table,
    String version,
    Optional<String> name,
    Optional<String> appliedAt,
    Optional<String> success,
    Optional<String> checksum) {

  /// The columns it names, the version's first.
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    columns.add(version);
    name.ifPresent(columns::add);
    appliedAt.ifPresent(columns::add);
    success.ifPresent(columns::add);
    checksum.ifPresent(columns::add);
    return List.copyOf(columns);
  }

  /// Whether it says what `column` means.
  boolean isOf(String column) {
    return columns().stream().anyMatch(column::equalsIgnoreCase);
  }

  static boolean is(Optional<String> mapped, String column) {
    return mapped.filter(column::equalsIgnoreCase).isPresent();
  }
}
