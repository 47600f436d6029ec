package dev.switchback.history;

import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells which tables look like the history of another migration tool, by their names. A hint for
/// the person, not a reading of them.
public final class ForeignHistories {
  private static final Set<String> KNOWN =
      Set.of(
          "__diesel_schema_migrations",
          "__drizzle_migrations",
          "__efmigrationshistory",
          "_prisma_migrations",
          "_sqlx_migrations",
          "alembic_version",
          "ar_internal_metadata",
          "atlas_schema_revisions",
          "d1_migrations",
          "databasechangelog",
          "django_migrations",
          "flyway_schema_history",
          "goose_db_version",
          "gorp_migrations",
          "kysely_migration",
          "knex_migrations",
          "migrations",
          "_migrations",
          "migration_history",
          "mikro_orm_migrations",
          "refinery_schema_history",
          "schema_migrations",
          "schema_version",
          "sequelizemeta",
          "_yoyo_migration");

  private ForeignHistories() {}

  /// Their names, as they are written in the schema.
  public static List<String> in(Session session) {
    return session
        .query(
            "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", row -> row.text(1))
        .stream()
        .filter(name -> KNOWN.contains(name.toLowerCase(Locale.ROOT)))
        .toList();
  }
}
