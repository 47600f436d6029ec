package dev.switchback;

import dev.switchback.history.Reading;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.Replay;
import dev.switchback.run.Unblocking;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.work.Work;
import java.util.List;
import java.util.Optional;

/// Finds out what a file has had from what is in it. Changes nothing.
final class Adopting {
  private final Folders folders;
  private final MigrationsReader reader;
  private final Looker looker = new Looker();

  Adopting(Folders folders, MigrationsReader reader) {
    this.reader = reader;
    this.folders = folders;
  }

  Adoption look(Database database, Work work) {
    List<Migration> migrations = reader.read(database).migrations().migrations();
    return Adoption.of(
        migrations, new Replay(folders.newTry()).play(migrations, work), present(database));
  }

  /// The schema without the tables that histories stand in.
  private SchemaSnapshot present(Database database) {
    return looker
        .lookAsRecovered(
            DatabaseFile.of(database.file()),
            session -> SchemaSnapshot.of(session).without(reader.historyTables(session)))
        .value();
  }

  List<Evidence> evidence(Database database, Work work) {
    Reading reading = reader.read(database);
    List<Blockage> blockages = reading.history().blockages();
    if (blockages.stream().allMatch(blockage -> blockage.version().isEmpty())) {
      return blockages.stream().map(blockage -> Evidence.NONE).toList();
    }
    Adoption adoption = look(database, work);
    return blockages.stream()
        .map(
            blockage ->
                adoption.evidence().stream()
                    .filter(row -> isAbout(blockage, row.migration()))
                    .map(Adoption.Row::found)
                    .findFirst()
                    .orElse(Evidence.NONE))
        .toList();
  }

  private static boolean isAbout(Blockage blockage, Migration migration) {
    return blockage
        .version()
        .filter(
            version ->
                version.equals(migration.version())
                    || version.text().equals(migration.version().text())
                    || version.text().equals(migration.origin().key()))
        .isPresent();
  }

  static Unblocking unblocking(Reading reading, Blockage blockage, Unblocking.Choice choice) {
    Optional<Version> before =
        blockage
            .version()
            .filter(Version::isNumber)
            .flatMap(
                version ->
                    reading.migrations().migrations().stream()
                        .map(Migration::version)
                        .filter(other -> other.compareTo(version) < 0)
                        .reduce((older, newer) -> newer));
    return new Unblocking(
        reading.history().tool(), blockage, choice, before, reading.history().mark());
  }
}
