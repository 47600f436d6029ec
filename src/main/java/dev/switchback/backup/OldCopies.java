package dev.switchback.backup;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Version;
import dev.switchback.schema.SchemaSnapshot;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Holders;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.Session;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds copies of a database in a folder, known by what is in them and not by their names. Leaves
/// every file as it is.
public final class OldCopies {
  private static final int DEPTH = 4;
  private static final double MOST = 0.5;

  private final ZoneId zone;
  private final Function<DatabaseFile, Set<Version>> applied;
  private final Looker looker = new Looker();

  /// @param zone in which a name's digits tell a time
  /// @param applied the migrations applied in a file, by whichever tool
  public OldCopies(ZoneId zone, Function<DatabaseFile, Set<Version>> applied) {
    this.zone = zone;
    this.applied = applied;
  }

  /// What the copies are compared with.
  ///
  /// @param schemas digests of the database's schema and of those of its backups
  /// @param newest its schema now, or that of its newest backup; empty when nobody knows
  /// @param known the migrations that it knows, applied or not
  public record Original(
      DatabaseFile file,
      Set<String> schemas,
      Optional<SchemaSnapshot> newest,
      Set<Version> known,
      Set<Path> listed) {}

  /// Looks at a file, or at the database files below a folder, at most four levels deep.
  ///
  /// @return what begins like a database, by path
  /// @throws dev.switchback.failure.OperationCancelled when asked to stop
  public List<OldCopy> look(Path place, Original original, Work work) {
    List<OldCopy> found = new ArrayList<>();
    for (Path file : databasesIn(place)) {
      work.cancellation().throwIfRequested("take in");
      found.add(one(file, original));
    }
    return List.copyOf(found);
  }

  private static List<Path> databasesIn(Path place) {
    try (Stream<Path> files = Files.walk(place, DEPTH)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.getFileName().toString().matches(".*(-wal|-shm|-journal)"))
          .filter(PlainFiles::beginsLikeDatabase)
          .sorted()
          .toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return List.of();
    }
  }

  private OldCopy one(Path path, Original original) {
    DatabaseFile file = DatabaseFile.of(path);
    if (file.real().equals(original.file().real())) {
      return new OldCopy.Refused(path, OldCopy.Why.IS_THE_DATABASE, "");
    }
    if (original.listed().contains(file.real())) {
      return new OldCopy.Refused(path, OldCopy.Why.LISTED_ALREADY, "");
    }
    if (!Holders.of(file).isEmpty()) {
      return new OldCopy.Refused(path, OldCopy.Why.IN_USE, Holders.of(file).getFirst().toString());
    }
    try {
      return recognise(file, original);
    } catch (Failure unreadable) {
      return new OldCopy.Refused(
          path, OldCopy.Why.UNREADABLE, String.valueOf(unreadable.getMessage()));
    }
  }

  private record Facts(FileShape shape, SchemaSnapshot schema) {
    static Facts of(Session session) {
      return new Facts(FileShape.of(session), SchemaSnapshot.of(session));
    }
  }

  private OldCopy recognise(DatabaseFile file, Original original) {
    Facts facts = looker.lookAsRecovered(file, Facts::of).value();
    if (facts.schema().columns().isEmpty()) {
      return new OldCopy.Refused(file.path(), OldCopy.Why.EMPTY, "");
    }
    Set<Version> inside = new TreeSet<>(applied.apply(file));
    Optional<OldCopy.Kin> kin = kin(facts, inside, original);
    if (kin.isEmpty()) {
      return new OldCopy.Refused(
          file.path(),
          OldCopy.Why.ANOTHER_DATABASE,
          String.join(", ", facts.schema().columns().keySet().stream().sorted().limit(5).toList()));
    }
    Optional<Instant> named = CopyName.time(file.path(), zone);
    return new OldCopy.Recognised(
        file.path(),
        kin.get(),
        named.orElseGet(() -> changed(file)),
        named.isPresent() ? OldCopy.TimeFrom.NAME : OldCopy.TimeFrom.FILE,
        file.totalBytes(),
        inside.stream().max(Version::compareTo),
        file.walBytes() > 0 || file.journalBytes() > 0
            ? OldCopy.Manner.AS_A_COPY
            : OldCopy.Manner.WHERE_IT_LIES);
  }

  private static Instant changed(DatabaseFile file) {
    try {
      return Files.getLastModifiedTime(file.real()).toInstant();
    } catch (IOException e) {
      throw new FileFailed(file.path(), "look at", String.valueOf(e.getMessage()));
    }
  }

  private static Optional<OldCopy.Kin> kin(Facts facts, Set<Version> inside, Original original) {
    if (original.schemas().contains(facts.shape().schemaSha256())) {
      return Optional.of(OldCopy.Kin.SAME_SCHEMA);
    }
    if (!inside.isEmpty() && original.known().containsAll(inside) && shares(facts, original) > 0) {
      return Optional.of(OldCopy.Kin.SAME_HISTORY);
    }
    if (original.newest().isEmpty()) {
      return Optional.of(OldCopy.Kin.NOTHING_TO_COMPARE);
    }
    return shares(facts, original) >= MOST
        ? Optional.of(OldCopy.Kin.SAME_TABLES)
        : Optional.empty();
  }

  /// Which part of its tables the original has too, with the same columns; of the side that has
  /// fewer, because an older copy lacks what came later.
  private static double shares(Facts facts, Original original) {
    Map<String, ?> then = facts.schema().columns();
    Map<String, ?> now =
        original.newest().<Map<String, ?>>map(SchemaSnapshot::columns).orElse(Map.of());
    long same =
        then.entrySet().stream()
            .filter(table -> table.getValue().equals(now.get(table.getKey())))
            .count();
    return (double) same / Math.max(1, Math.min(then.size(), now.size()));
  }
}
