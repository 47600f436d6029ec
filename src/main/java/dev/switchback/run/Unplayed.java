package dev.switchback.run;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Origin;
import dev.switchback.schema.SchemaSnapshot;
import java.util.List;

/// A migration that couldn't be replayed on an empty file, with what its text names.
///
/// @param named what of that is in the database: a hint, because a program isn't run for it
public record Unplayed(Migration migration, Evidence named) {

  /// Those of `migrations` that `adoption` has no row of, oldest first.
  public static List<Unplayed> of(
      List<Migration> migrations, Adoption adoption, SchemaSnapshot present) {
    return migrations.stream()
        .skip(adoption.evidence().size())
        .map(
            migration ->
                new Unplayed(
                    migration,
                    migration.origin().kind() == Origin.Kind.CODE
                        ? CodeTraces.of(migration, present)
                        : Evidence.NONE))
        .toList();
  }
}
