package dev.switchback.run;

import dev.switchback.migration.Version;
import dev.switchback.schema.BrokenObject;
import dev.switchback.schema.SchemaDiff;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.schema.TableRows;
import java.util.List;
import java.util.Optional;

/// What one migration did to the copy.
///
/// @param after the schema after it
/// @param schema what of it is different from before
/// @param rows every table before and after it; empty when counting after each migration would
///     take too long
/// @param losses tables with fewer rows after it, each with what explains it
/// @param broken views and triggers that can't be compiled since
/// @param quoted names that SQLite took for text
public record StepTrial(
    Version version,
    SchemaSnapshot after,
    SchemaDiff schema,
    Optional<List<TableRows>> rows,
    List<Loss> losses,
    List<BrokenObject> broken,
    List<StepTrial.Quoted> quoted) {
  public StepTrial {
    rows = rows.map(List::copyOf);
    losses = List.copyOf(losses);
    broken = List.copyOf(broken);
    quoted = List.copyOf(quoted);
  }

  /// A name in double quotes that is nothing's name, and so became text.
  ///
  /// @param line 1-based in the migration's file, of the statement
  public record Quoted(String name, int line) {}
}
