package dev.switchback;

import dev.switchback.history.Reading;
import dev.switchback.migration.Blockage;
import dev.switchback.migration.Migration;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.registry.MigrationsReader;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.Replay;
import dev.switchback.run.Unblocking;
import dev.switchback.run.Unplayed;
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
        migrations,
        new Replay(folders.newTry(), database.settings().names()).play(migrations, work),
        present(database));
  }

  List<Unplayed> unplayed(Database database, Adoption adoption) {
    return Unplayed.of(
        reader.read(database).migrations().migrations(), adoption, present(database));
  }

  /// The schema without the tables that histories stand in.
  private SchemaSnapshot present(Database database) {
    return looker
        .lookAsRecovered(
            DatabaseFile.of(database.file()),
            session -> SchemaSnapshot.of(session).without(reader.historyTables(session)))
        .value();
  }

  /// What keeps the tool from going on. Where the history says only where a step was to end, the
  /// objects tell which migration it was about.
  List<Blockage> blockages(Database database, Work work) {
    Reading reading = reader.read(database);
    List<Blockage> blockages = reading.history().blockages();
    if (reading.history().tool() != Tool.GOLANG_MIGRATE || blockages.isEmpty()) {
      return blockages;
    }
    Adoption adoption = look(database, work);
    return blockages.stream().map(dirty -> meant(reading, adoption, dirty)).toList();
  }

  /// A dirty position is that of a way forth to it, or of a way back from the next: where the next
  /// one's objects are there, it was a way back, which SQLite took back. Before the first there is
  /// only a way back.
  private static Blockage meant(Reading reading, Adoption adoption, Blockage dirty) {
    Optional<Version> at = dirty.version();
    Optional<Version> next =
        reading.migrations().migrations().stream()
            .map(Migration::version)
            .filter(version -> at.isEmpty() || version.compareTo(at.get()) > 0)
            .findFirst();
    boolean wasBack =
        at.isEmpty()
            || (next.map(version -> conclusion(adoption, dirty.about(version)))
                    .filter(Evidence.Conclusion.APPLIED::equals)
                    .isPresent()
                && conclusion(adoption, dirty) != Evidence.Conclusion.NOT_APPLIED);
    return next.filter(_ -> wasBack).map(dirty::about).orElse(dirty);
  }

  List<Evidence> evidence(Database database, Work work) {
    List<Blockage> blockages = blockages(database, work);
    if (blockages.stream().allMatch(blockage -> blockage.version().isEmpty())) {
      return blockages.stream().map(blockage -> Evidence.NONE).toList();
    }
    Adoption adoption = look(database, work);
    return blockages.stream().map(blockage -> evidence(adoption, blockage)).toList();
  }

  private static Evidence.Conclusion conclusion(Adoption adoption, Blockage blockage) {
    return evidence(adoption, blockage).conclusion();
  }

  private static Evidence evidence(Adoption adoption, Blockage blockage) {
    return adoption.evidence().stream()
        .filter(row -> isAbout(blockage, row.migration()))
        .map(Adoption.Row::found)
        .findFirst()
        .orElse(Evidence.NONE);
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
    Optional<String> checksum =
        reading.migrations().migrations().stream()
            .filter(migration -> isAbout(blockage, migration))
            .map(migration -> migration.checksum().value())
            .findFirst();
    return new Unblocking(
        reading.history().tool(), blockage, choice, before, checksum, reading.history().mark());
  }
}
