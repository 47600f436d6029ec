package dev.switchback.history;

import java.util.List;

/// The histories of the tools that come from Rust and Go.
final class RustAndGoFormats {
  private RustAndGoFormats() {}

  static List<HistoryFormat> all() {
    return List.of(
        new SqlxFormat(),
        new GolangMigrateFormat(),
        new GooseFormat(),
        new DbmateFormat(),
        new DieselFormat(),
        new RefineryFormat());
  }
}
