package dev.switchback.lint;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.Tool;
import dev.switchback.sql.Script;
import dev.switchback.sql.SqlStatement;
import dev.switchback.template.SqliteVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A migration, and all that the rules look at.
///
/// @param all the migrations of its folder, in order
/// @param tool whose way they are run in
/// @param known what a database knows of it; empty without one
/// @param target the SQLite release that has to be able to run it
record Subject(
    Migration migration,
    List<Migration> all,
    Tool tool,
    Optional<Known> known,
    SqliteVersion target,
    Instant now) {

  boolean isProgram() {
    return migration.up().code().isPresent();
  }

  boolean isApplied() {
    return known.filter(it -> it.state().isApplied()).isPresent();
  }

  /// A text of it, split.
  record Text(Spot.Part part, MigrationText text, Script script) {
    Spot spot(SqlStatement statement, Spot.What what, String subject, String detail) {
      return new Spot(part, text.fileLine(statement.line()), what, subject, detail);
    }
  }

  Text up() {
    return new Text(Spot.Part.UP, migration.up(), Script.of(migration.up().sql()));
  }

  List<Text> texts() {
    List<Text> texts = new ArrayList<>(List.of(up()));
    migration
        .down()
        .ifPresent(down -> texts.add(new Text(Spot.Part.DOWN, down, Script.of(down.sql()))));
    return texts;
  }
}
