package dev.switchback;

import dev.switchback.backup.Backup;
import dev.switchback.failure.Failure;
import dev.switchback.migration.Migration;
import dev.switchback.registry.BackupRecords;
import dev.switchback.registry.Database;
import dev.switchback.registry.KnownSchemas;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.SchemaOffer.Source;
import dev.switchback.salvage.SchemaRow;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.DatabaseFile;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds out where the schema of a damaged file is known from.
final class SchemaOffers {
  private final BackupRecords backups;
  private final KnownSchemas schemas;
  private final MigrationsReader migrations;

  SchemaOffers(BackupRecords backups, KnownSchemas schemas, MigrationsReader migrations) {
    this.backups = backups;
    this.schemas = schemas;
    this.migrations = migrations;
  }

  /// All that is known, the best first; [SchemaOffer#NOTHING] is always the last.
  List<SchemaOffer> all(Database database) {
    DatabaseFile file = DatabaseFile.of(database.file());
    List<SchemaOffer> offers = new ArrayList<>();
    Optional<Backup> backup = newestGood(file);
    Optional<KnownSchemas.Seen> seen = schemas.newest(file.real());
    backup.ifPresent(it -> offers.add(of(it)));
    seen.ifPresent(
        it -> {
          boolean newer = backup.filter(older -> older.at().isAfter(it.at())).isEmpty();
          offers.add(newer ? 0 : offers.size(), of(it, backup));
        });
    migrated(database).ifPresent(offers::add);
    offers.add(SchemaOffer.NOTHING);
    return offers;
  }

  private Optional<Backup> newestGood(DatabaseFile file) {
    return backups.of(file.real()).stream()
        .filter(Backup::isGood)
        .filter(it -> Files.isRegularFile(it.file()))
        .findFirst();
  }

  private SchemaOffer of(Backup backup) {
    return new SchemaOffer(
        Source.BACKUP,
        new KnownSchema.From.OlderCopy(backup.file()),
        backups.rows(backup.id()).size(),
        Optional.of(backup.at()));
  }

  /// The newest look has no counts: those of the backup are a hint, whatever came since.
  private SchemaOffer of(KnownSchemas.Seen seen, Optional<Backup> backup) {
    Map<String, Long> rows = backup.map(it -> backups.rows(it.id())).orElse(Map.of());
    return new SchemaOffer(
        Source.CATALOGUE,
        new KnownSchema.From.Given(seen.objects(), rows),
        seen.tables(),
        Optional.of(seen.at()));
  }

  /// Read as files: the damaged file can't be asked which of them it has had.
  private Optional<SchemaOffer> migrated(Database database) {
    try {
      List<String> scripts =
          migrations
              .source(database, MigrationsReader.Inside.nothing().recorded())
              .map(SourceReading::migrations)
              .map(set -> set.migrations().stream().map(SchemaOffers::text).toList())
              .orElse(List.of());
      List<SchemaRow> schema = KnownSchema.ofScripts(scripts);
      long tables = schema.stream().filter(SchemaRow::isTable).count();
      return tables == 0
          ? Optional.empty()
          : Optional.of(
              new SchemaOffer(
                  Source.MIGRATIONS,
                  new KnownSchema.From.Given(schema, Map.of()),
                  tables,
                  Optional.empty()));
    } catch (Failure notToBeRead) {
      return Optional.empty();
    }
  }

  private static String text(Migration migration) {
    return migration.up().sql();
  }
}
