package dev.switchback.source;

import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Version;
import dev.switchback.sql.Script;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The text of a file as Flyway would run it: placeholders filled in, in a transaction or not.
///
/// @param text what is run
/// @param problems what Flyway would refuse
record FlywayScript(MigrationText text, List<SourceProblem> problems) {
  private static final Pattern OUTSIDE =
      Pattern.compile("PRAGMA\\s+(?:\\w+\\s*\\.\\s*)?FOREIGN_KEYS\\b.*", flags());

  private static int flags() {
    return Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
  }

  static FlywayScript of(String raw, Path file, Version version, FlywaySettings settings) {
    List<SourceProblem> problems = new ArrayList<>();
    String sql = raw;
    if (settings.replacesPlaceholders()) {
      Placeholders.Filled filled = settings.placeholders(file.getFileName().toString()).in(raw);
      sql = filled.text();
      if (!filled.unknown().isEmpty()) {
        problems.add(
            new SourceProblem(
                file,
                0,
                Kind.UNKNOWN_PLACEHOLDER,
                Optional.of(version),
                String.join(", ", filled.unknown())));
      }
    }
    MigrationText text = new MigrationText(sql, Optional.of(file), 1);
    return transactionOf(text, file, version, settings, problems);
  }

  private static FlywayScript transactionOf(
      MigrationText text,
      Path file,
      Version version,
      FlywaySettings settings,
      List<SourceProblem> problems) {
    if (!settings.runsInTransaction()) {
      return new FlywayScript(text.outsideTransaction("executeInTransaction=false"), problems);
    }
    List<Boolean> outside =
        Script.of(text.sql()).statements().stream()
            .map(statement -> OUTSIDE.matcher(statement.text()).matches())
            .toList();
    if (!outside.contains(true)) {
      return new FlywayScript(text, problems);
    }
    if (outside.contains(false) && !settings.isMixed()) {
      problems.add(
          new SourceProblem(
              file, 0, Kind.MIXED_TRANSACTIONS, Optional.of(version), "PRAGMA foreign_keys"));
      return new FlywayScript(text, problems);
    }
    return new FlywayScript(text.outsideTransaction("PRAGMA foreign_keys"), problems);
  }
}
