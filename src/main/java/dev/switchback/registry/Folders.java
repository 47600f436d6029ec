package dev.switchback.registry;

import dev.switchback.backup.Backup;
import dev.switchback.backup.RestorePlan;
import dev.switchback.failure.FileFailed;
import dev.switchback.migration.Checksum;
import dev.switchback.sqlite.ProcessMark;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Where Switchback keeps its files, below its home.
public record Folders(Path home) {
  private static final int LONGEST_STEM_BYTES = 160;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  public Path backups() {
    return home.resolve("backups");
  }

  /// Copies for tries; emptied at each start.
  public Path tries() {
    return home.resolve("tries");
  }

  /// A new private folder for one try; its name tells which process it belongs to.
  public Path newTry() {
    try {
      Files.createDirectories(tries());
      return Files.createTempDirectory(tries(), "try-" + ProcessMark.own().text() + "-");
    } catch (IOException e) {
      throw new FileFailed(tries(), "create a folder in", String.valueOf(e.getMessage()));
    }
  }

  /// Whether the process that a folder for a try belongs to is still there.
  public static boolean isUsed(Path tryFolder) {
    String[] parts = String.valueOf(tryFolder.getFileName()).split("-", 4);
    return parts.length == 4
        && parts[1].chars().allMatch(Character::isDigit)
        && parts[2].chars().allMatch(Character::isDigit)
        && new ProcessMark(Long.parseLong(parts[1]), Long.parseLong(parts[2])).isAlive();
  }

  /// The folder of a database's backups. It carries a part of the path's checksum, because two
  /// databases in different folders may have the same name.
  public Path backupsOf(Path databaseFile) {
    String name = String.valueOf(databaseFile.getFileName());
    String mark = Checksum.sha256(databaseFile.toString()).value().substring(0, 8);
    return backups().resolve(stem(name) + "-" + mark);
  }

  /// A name for a new backup that no file has: database, reason, UTC time.
  public Path newBackup(Path databaseFile, Backup.Reason reason, Instant at) {
    String stem = stem(String.valueOf(databaseFile.getFileName()));
    String why =
        switch (reason) {
          case ASKED_FOR -> "";
          case TAKEN_IN -> "taken-in-";
          case SCHEDULED -> "scheduled-";
          case BEFORE_RUN -> "before-run-";
          case BEFORE_ROLL_BACK -> "before-rollback-";
          case BEFORE_STAMP -> "before-stamp-";
          case BEFORE_UNBLOCK -> "before-unblock-";
          case BEFORE_COMMAND -> "before-command-";
          case BEFORE_MEND -> "before-rebuild-";
          case BEFORE_RESTORE -> "before-restore-";
          case BEFORE_RESET -> "before-reset-";
          case BEFORE_UNDO -> "before-undo-";
          case BEFORE_REDO -> "before-redo-";
        };
    return free(backupsOf(databaseFile), stem + "-" + why + TIME.format(at));
  }

  /// The file that a restore writes: `databaseFile`, or the copy beside it.
  ///
  /// @param target where that copy was wanted; without it, a free name with the time `at`
  public static Path written(
      RestorePlan.Place place, Path databaseFile, Optional<Path> target, Instant at) {
    return switch (place) {
      case IN_PLACE -> databaseFile;
      case BESIDE ->
          target
              .map(path -> path.toAbsolutePath().normalize())
              .orElseGet(() -> beside(databaseFile, at));
    };
  }

  /// A free name beside `databaseFile` for the copy that a restore makes.
  private static Path beside(Path databaseFile, Instant at) {
    String stem = stem(String.valueOf(databaseFile.getFileName()));
    return free(databaseFile.resolveSibling(""), stem + "-" + TIME.format(at));
  }

  private static Path free(Path folder, String stem) {
    Path candidate = folder.resolve(stem + ".db");
    for (int i = 2; Files.exists(candidate); i++) {
      candidate = folder.resolve(stem + "-" + i + ".db");
    }
    return candidate;
  }

  /// The name without its ending, cut where too little would be left of the 255 bytes that a name
  /// may have: a time, a reason and the companions' endings come after it.
  private static String stem(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    while (stem.getBytes(StandardCharsets.UTF_8).length > LONGEST_STEM_BYTES) {
      stem = stem.substring(0, stem.offsetByCodePoints(stem.length(), -1));
    }
    return stem;
  }
}
