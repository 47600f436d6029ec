package dev.switchback.run;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which migrations a database without a history seems to have had, and what speaks for it.
///
/// @param evidence for each migration that could be replayed, in order
/// @param proposed the newest migration up to which the schema fits best; empty when it fits none
///     better than an empty database
/// @param differences what still differs between the database and the schema at that migration
/// @param notReplayed why the replay ended early: the first migration that couldn't be played
public record Adoption(
    List<Row> evidence,
    Optional<Version> proposed,
    SchemaDiff differences,
    Optional<NotReplayed> notReplayed) {
  public Adoption {
    evidence = List.copyOf(evidence);
  }

  /// @param differences how many objects of the database differ from the schema after it
  public record Row(Migration migration, Evidence found, int differences) {}

  /// @param reason what SQLite said; empty for a program, which can't be replayed
  public record NotReplayed(Version version, String reason) {}

  /// Whether the schema at the proposed migration is exactly the database's.
  public boolean isExact() {
    return proposed.isPresent() && differences.isEmpty();
  }

  /// Compares a replay with a database. Pure.
  ///
  /// A migration that leaves no trace in the schema is never the proposed one: nothing tells
  /// whether it was run.
  public static Adoption of(
      List<Migration> migrations, List<Replay.Played> played, SchemaSnapshot present) {
    List<Row> rows = new ArrayList<>();
    Optional<Replay.Played> best = Optional.empty();
    int fewest = present.objects().size();
    for (Replay.Played one : played) {
      if (one.failure().isPresent()) {
        break;
      }
      int differences = one.after().comparable().to(present.comparable()).changes().size();
      Evidence evidence = Evidence.of(one.changes(), present);
      rows.add(new Row(one.migration(), evidence, differences));
      boolean speaks =
          switch (evidence.conclusion()) {
            case APPLIED, PARTLY -> true;
            case NOT_APPLIED, NO_TRACE -> false;
          };
      if (differences < fewest || (differences == fewest && best.isPresent() && speaks)) {
        best = Optional.of(one);
        fewest = differences;
      }
    }
    return new Adoption(
        rows,
        best.map(one -> one.migration().version()),
        best.map(one -> one.after().comparable().to(present.comparable())).orElse(SchemaDiff.NONE),
        notReplayed(migrations, played));
  }

  private static Optional<NotReplayed> notReplayed(
      List<Migration> migrations, List<Replay.Played> played) {
    Optional<NotReplayed> failed =
        played.stream()
            .filter(one -> one.failure().isPresent())
            .findFirst()
            .map(
                one ->
                    new NotReplayed(
                        one.migration().version(), one.failure().orElseThrow().message()));
    if (failed.isPresent() || played.size() == migrations.size()) {
      return failed;
    }
    return Optional.of(new NotReplayed(migrations.get(played.size()).version(), ""));
  }
}
