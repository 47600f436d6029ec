package dev.switchback.ui.histories;

import dev.switchback.history.Mapping;
import java.util.Optional;

/// What a column of a home-made history can mean. The words stand under `histories.meaning.…`.
public enum Meaning {
  VERSION,
  NAME,
  APPLIED_AT,
  SUCCESS,
  CHECKSUM;

  /// The column that `mapping` gives this meaning; empty for none.
  public Optional<String> in(Mapping mapping) {
    return switch (this) {
      case VERSION -> Optional.of(mapping.version()).filter(column -> !column.isEmpty());
      case NAME -> mapping.name();
      case APPLIED_AT -> mapping.appliedAt();
      case SUCCESS -> mapping.success();
      case CHECKSUM -> mapping.checksum();
    };
  }
}
