package dev.switchback.source;

import java.util.List;

/// The layouts of the tools that come from Rust and Go.
final class RustAndGoSources {
  private RustAndGoSources() {}

  static List<SourceFormat> all() {
    return List.of(
        new GooseSource(),
        new DieselSource(),
        new RefinerySource(),
        new SqlxSource(),
        new GolangMigrateSource(),
        new DbmateSource());
  }
}
