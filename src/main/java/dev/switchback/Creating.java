package dev.switchback;

import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationPlanning;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.CreationRefusal.Kind;
import dev.switchback.registry.CreationRefusal.Reason;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseRegister;
import dev.switchback.source.MigrationFolder;
import dev.switchback.source.NewMigration;
import dev.switchback.source.SourceReading;
import dev.switchback.sqlite.BlankDatabase;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes databases from nothing: their folders, their first migration, the file, and their place on
/// the list, in this order.
///
/// What a program that is killed in between leaves is a folder or a file of migrations, never half
/// a database: the file gets its name when it is whole.
final class Creating {
  private final DatabaseRegister register;
  private final MigrationFolder sources = new MigrationFolder();
  private final Clock clock;

  Creating(DatabaseRegister register, Clock clock) {
    this.register = register;
    this.clock = clock;
  }

  CreationPlanning plan(Creation creation) {
    List<Reason> reasons = new ArrayList<>();
    refuseName(creation, reasons);
    refuseFile(creation.file(), reasons);
    refuseFolder(creation.folder(), reasons);
    creation.migrations().ifPresent(folder -> refuseFolder(folder, reasons));
    if (creation.first().isPresent() && creation.migrations().isEmpty()) {
      reasons.add(new Reason(Kind.NO_FOLDER_FOR_FIRST, ""));
    }
    if (creation.first().filter(first -> first.description().isBlank()).isPresent()) {
      reasons.add(new Reason(Kind.FIRST_WITHOUT_DESCRIPTION, ""));
    }
    return reasons.isEmpty() ? planned(creation) : new CreationRefusal(distinct(reasons));
  }

  private static List<Reason> distinct(List<Reason> reasons) {
    return List.copyOf(new LinkedHashSet<>(reasons));
  }

  private void refuseName(Creation creation, List<Reason> reasons) {
    Path name = creation.file().getFileName();
    if (creation.name().isBlank() || name == null || name.toString().startsWith(".")) {
      reasons.add(new Reason(Kind.NO_NAME, ""));
    } else if (register.all().stream()
        .anyMatch(other -> other.name().equalsIgnoreCase(creation.name()))) {
      reasons.add(new Reason(Kind.NAME_TAKEN, creation.name()));
    }
  }

  private static void refuseFile(Path path, List<Reason> reasons) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      reasons.add(new Reason(Kind.FILE_EXISTS, path.toString()));
      return;
    }
    DatabaseFile file = DatabaseFile.of(path);
    for (Path companion : List.of(file.wal(), file.shm(), file.journal())) {
      if (Files.exists(companion)) {
        reasons.add(new Reason(Kind.COMPANION_LEFT, companion.toString()));
      }
    }
  }

  /// The nearest folder that is there decides.
  private static void refuseFolder(Path folder, List<Reason> reasons) {
    Path there = folder;
    while (there != null && !Files.exists(there)) {
      there = there.getParent();
    }
    if (there == null || !Files.isDirectory(there)) {
      reasons.add(new Reason(Kind.FOLDER_IS_FILE, String.valueOf(there)));
    } else if (!Files.isWritable(there)) {
      reasons.add(new Reason(Kind.FOLDER_READ_ONLY, there.toString()));
    }
  }

  private CreationPlan planned(Creation creation) {
    Set<Path> folders = new LinkedHashSet<>(missing(creation.folder()));
    creation.migrations().ifPresent(folder -> folders.addAll(missing(folder)));
    Optional<SourceReading> reading = creation.migrations().map(this::read);
    Optional<NewMigration> first =
        creation
            .first()
            .flatMap(
                wanted ->
                    reading.map(
                        folder ->
                            NewMigration.in(
                                folder, wanted.description(), wanted.content(), clock.instant())));
    int pending =
        reading.map(folder -> folder.migrations().migrations().size()).orElse(0)
            + (first.isPresent() ? 1 : 0);
    return new CreationPlan(creation, List.copyOf(folders), first, pending);
  }

  private SourceReading read(Path folder) {
    return Files.isDirectory(folder) ? sources.read(folder) : MigrationFolder.empty(folder);
  }

  /// Outermost first.
  private static List<Path> missing(Path folder) {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder; at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    return List.copyOf(missing);
  }

  /// What was made before something went wrong is taken away again, as far as it is as we made it.
  Database carryOut(CreationPlan plan) {
    Deque<Path> made = new ArrayDeque<>();
    Creation creation = plan.creation();
    boolean isMade = false;
    try {
      for (Path folder : plan.newFolders()) {
        makeFolder(folder, made);
      }
      plan.first().ifPresent(first -> first.write().forEach(made::push));
      BlankDatabase.create(creation.file(), creation.mode());
      isMade = true;
      return register.add(
          creation.name(),
          creation.file(),
          creation.migrations(),
          creation.environment(),
          creation.protection());
    } catch (Failure | IllegalArgumentException e) {
      if (isMade) {
        CopyOut.deleteWithCompanions(DatabaseFile.of(creation.file()));
      }
      made.forEach(Creating::takeBack);
      throw e;
    }
  }

  private static void makeFolder(Path folder, Deque<Path> made) {
    if (Files.isDirectory(folder)) {
      return;
    }
    try {
      Files.createDirectory(folder);
      made.push(folder);
    } catch (IOException e) {
      throw new FileFailed(folder, "create", String.valueOf(e.getMessage()));
    }
  }

  /// A folder into which somebody put something meanwhile stays.
  private static void takeBack(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException notEmpty) {
      // It is somebody else's now.
    }
  }
}
