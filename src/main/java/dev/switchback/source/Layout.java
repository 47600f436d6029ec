package dev.switchback.source;

/// The layouts of migration folders that can be read.
public enum Layout {
  /// `<version>_<name>.up.sql` with an optional `<version>_<name>.down.sql`.
  PAIRS,
  /// `<version>_<name>.sql`, one direction.
  PLAIN,
  /// `<version>_<name>.sql` with `-- migrate:up` and `-- migrate:down` sections.
  SECTIONS,
  /// As another tool lays its files out; which one, [SourceReading#tool()] says.
  OF_A_TOOL
}
