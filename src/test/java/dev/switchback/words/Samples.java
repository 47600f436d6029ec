package dev.switchback.words;

import dev.switchback.backup.Backup;
import dev.switchback.failure.SqliteResult;
import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Target;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.sql.Script;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/// Values to make sentences from.
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-20T09:12:00Z");
  static final Path HOME = Path.of("/home/ada").toAbsolutePath();
  static final Words WORDS = new Words(Locale.ENGLISH, Clock.fixed(NOW, ZoneOffset.UTC), HOME);
  static final Path FILE = HOME.resolve("srv/shop/shop.db");
  static final Database SHOP =
      Database.unregistered(FILE, Optional.of(HOME.resolve("srv/shop/migrations")));

  private Samples() {}

  static Version version(String text) {
    return Version.of(text);
  }

  static PlanStep step(PlanStep.Action action, String version, String description, String sql) {
    MigrationText text =
        new MigrationText(
            sql, Optional.of(HOME.resolve("m/" + version + "_" + description + ".sql")), 1);
    return new PlanStep(
        action,
        version(version),
        description,
        text,
        Script.of(sql),
        Optional.of(new Migration(version(version), description, text, Optional.empty())),
        Optional.empty(),
        Optional.empty());
  }

  static Plan plan(Target target, PlanStep... steps) {
    return new Plan(target, List.of(steps), Atomicity.ALL_OR_NOTHING, Set.<Allowance>of(), 0);
  }

  static RunReport report(
      Plan plan, RunReport.Outcome outcome, int done, Optional<RunFailure> failure) {
    List<StepReport> steps =
        plan.steps().stream()
            .map(
                step ->
                    new StepReport(
                        step,
                        plan.steps().indexOf(step) < done
                            ? StepReport.Outcome.DONE
                            : StepReport.Outcome.NOT_REACHED,
                        Duration.ofMillis(700),
                        List.of()))
            .toList();
    return new RunReport(
        plan,
        outcome,
        steps,
        failure,
        Optional.empty(),
        SchemaDiff.NONE,
        0,
        List.of(),
        0,
        Duration.ofMillis(1400),
        OptionalLong.empty());
  }

  static SqliteResult sqlite(int code, String message) {
    return new SqliteResult(code, "SQLITE_" + code, message);
  }

  static Backup backup(Backup.State state) {
    return new Backup(
        7,
        FILE,
        HOME.resolve("backups/shop-20261112-1802.db"),
        Instant.parse("2026-11-12T18:02:00Z"),
        214_000_000,
        Backup.Reason.ASKED_FOR,
        "",
        state,
        Optional.of("ab"),
        Optional.of(version("0007")),
        "");
  }
}
