package dev.switchback.run;

import dev.switchback.failure.Holder;
import dev.switchback.health.CheckRecord;
import dev.switchback.health.Verdict;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.FilePlace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Something about a file that somebody should know before it is written to.
public sealed interface Concern {
  /// Whether nothing can be written as things are.
  default boolean stops() {
    return false;
  }

  /// There is less room beside the file than a journal may need.
  ///
  /// @param needed bytes, at most: every page may have to be kept before it is changed
  record LittleRoom(long needed, long free) implements Concern {}

  /// The file may not be written.
  record ReadOnlyFile() implements Concern {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// No journal can be made in the file's folder.
  record ReadOnlyFolder() implements Concern {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// The file has several names, and its journal would lie beside one of them only
  /// (sqlite.org/howtocorrupt.html, section 2.3).
  record SeveralNames(int count) implements Concern {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// A newer SQLite wrote it in a way that this one mustn't write
  /// (sqlite.org/fileformat2.html, section 1.3.3).
  record TooNew() implements Concern {
    @Override
    public boolean stops() {
      return true;
    }
  }

  /// Locks often don't work there (sqlite.org/useovernet.html).
  record OverNetwork(String fileSystem) implements Concern {}

  /// The last check found something that isn't mended as far as we know.
  record KnownDamage(CheckRecord check) implements Concern {}

  /// A program that crashed left a journal or a log; the first to open the file finishes its work.
  record LeftBehind(long bytes) implements Concern {}

  /// Looks at a file without opening it.
  ///
  /// @param holders who has it open: then a log beside it is theirs and no leftover
  static List<Concern> of(
      DatabaseFile file, Optional<CheckRecord> lastCheck, List<Holder> holders) {
    FilePlace place = FilePlace.of(file);
    List<Concern> concerns = new ArrayList<>();
    if (!place.isWritable()) {
      concerns.add(new ReadOnlyFile());
    }
    if (!place.isFolderWritable()) {
      concerns.add(new ReadOnlyFolder());
    }
    if (place.names() > 1) {
      concerns.add(new SeveralNames(place.names()));
    }
    if (place.isTooNew()) {
      concerns.add(new TooNew());
    }
    lastCheck
        .filter(check -> check.verdict() != Verdict.HEALTHY)
        .ifPresent(check -> concerns.add(new KnownDamage(check)));
    if (place.freeBytes() < file.totalBytes()) {
      concerns.add(new LittleRoom(file.totalBytes(), place.freeBytes()));
    }
    if (place.isNetwork()) {
      concerns.add(new OverNetwork(place.fileSystem()));
    }
    long left = file.walBytes() + file.journalBytes();
    if (left > 0 && holders.isEmpty()) {
      concerns.add(new LeftBehind(left));
    }
    return concerns;
  }
}
