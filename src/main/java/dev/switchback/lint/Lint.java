package dev.switchback.lint;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.template.SqliteVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks migrations before they are run or committed. Needs no database. Reads the migrations'
/// files again for their encoding; runs nothing.
public final class Lint {
  private static final List<LintRule> RULES =
      List.of(
          new ReadableRule(),
          new VersionRule(),
          new DescriptionRule(),
          new WayBackRule(),
          new TriedRule(),
          new UneditedRule(),
          new RepeatableRule(),
          new OnePurposeRule(),
          new KeepsDataRule(),
          new ForeignKeysRule(),
          new TransactionRule(),
          new InPlaceRule(),
          new EncodingRule());

  private Lint() {}

  /// A checklist for each migration of `set`, in their order.
  ///
  /// @param tool whose way they are run in; Switchback's own where nobody knows
  /// @param known what a database knows of them; empty without one
  /// @param target the release of SQLite that has to be able to run them
  public static List<Checklist> of(
      MigrationSet set, Tool tool, Map<Version, Known> known, SqliteVersion target, Instant now) {
    return set.migrations().stream()
        .map(migration -> of(migration, set, tool, known, target, now))
        .toList();
  }

  /// The checklist of one of them.
  public static Checklist of(
      Migration migration,
      MigrationSet set,
      Tool tool,
      Map<Version, Known> known,
      SqliteVersion target,
      Instant now) {
    return check(
        new Subject(
            migration,
            set.migrations(),
            tool,
            Optional.ofNullable(known.get(migration.version())),
            target,
            now));
  }

  private static Checklist check(Subject subject) {
    return new Checklist(
        subject.migration(),
        RULES.stream().map(rule -> new Check(rule.rule(), rule.check(subject))).toList());
  }
}
