package dev.switchback;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchback.failure.Failure;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.HistoryTable;
import dev.switchback.history.Join;
import dev.switchback.history.Recorded;
import dev.switchback.migration.Atomicity;
import dev.switchback.migration.History;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import dev.switchback.migration.Way;
import dev.switchback.registry.Activity;
import dev.switchback.registry.ActivityLog;
import dev.switchback.registry.Folders;
import dev.switchback.registry.Settings;
import dev.switchback.registry.UndoPlan;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Session;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.words.Words;
import dev.switchback.work.Step;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds operations that a program left unfinished, looks what became of their databases, and
/// clears away the files they left behind in Switchback's own folders.
final class Interruptions {
  /// The state before couldn't be read.
  static final long UNKNOWN = -1;

  /// A migration of the plan runs outside of a transaction.
  private static final String OUTSIDE = "outside of a transaction";

  /// The plan wrote the history of another tool, named after this.
  private static final String FOREIGN = "history of ";

  private final ActivityLog log;
  private final Folders folders;
  private final Words words;
  private final Looker looker = new Looker();

  Interruptions(ActivityLog log, Folders folders, Words words) {
    this.log = log;
    this.folders = folders;
    this.words = words;
  }

  /// What to remember of a plan in case it is cut off: empty when it is Switchback's own history
  /// and a crash leaves whole migrations.
  ///
  /// @param choice which history of the database counts
  static String note(Plan plan, HistoryChoice choice) {
    boolean outside =
        plan.steps().stream().anyMatch(PlanStep::leavesTransaction)
            || (plan.atomicity() == Atomicity.AS_THE_TOOL
                && plan.way().transactions() == Way.Transactions.NONE);
    return (plan.tool().isOwn() ? "" : FOREIGN + plan.tool().name() + chosen(choice) + " ")
        + (outside ? OUTSIDE : "");
  }

  /// Where its history stands, in one word: empty where it is found by itself.
  private static String chosen(HistoryChoice choice) {
    return new TreeMap<>(Settings.NONE.withHistory(choice).values())
        .entrySet().stream()
            .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }

  /// The history that a note names.
  private static HistoryChoice choice(String noted) {
    String[] parts = noted.split("\\?", 2);
    Map<String, String> values = new TreeMap<>();
    for (String pair : (parts.length < 2 ? "" : parts[1]).split("&")) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        values.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
      }
    }
    HistoryChoice chosen = new Settings(values).history();
    return new HistoryChoice(Optional.of(Tool.valueOf(parts[0])), chosen.table(), chosen.mapping());
  }

  /// Changes with every change of the schema, and with every copy put in the file's place.
  static long schemaVersion(Session session) {
    return session.number("PRAGMA schema_version");
  }

  /// Marks each as interrupted, with what was found. Touches no user's file.
  void resolve() {
    for (ActivityLog.CutOff cutOff : log.cutOff()) {
      Activity activity = cutOff.activity();
      clearBeside(activity);
      String found = found(cutOff);
      // Others may have written since it was cut off, so the present state isn't the one it left.
      log.end(
          activity.id(), Activity.Outcome.INTERRUPTED, found, found, Optional.empty(), Map.of());
    }
    clearBackups();
    clearTries();
  }

  /// Marks one as interrupted that this program itself can't end properly, with what is found now.
  void resolve(long id) {
    log.running(id)
        .ifPresent(
            cutOff -> {
              String found = found(cutOff);
              log.end(id, Activity.Outcome.INTERRUPTED, found, found, Optional.empty(), Map.of());
            });
  }

  private String found(ActivityLog.CutOff cutOff) {
    DatabaseFile file = DatabaseFile.of(cutOff.activity().file());
    try {
      return switch (cutOff.activity().kind()) {
        case TRY, BACK_UP, CHECK, SALVAGE, PROVE, CLEAN_UP, TAKE_IN, JOURNAL_MODE ->
            words.interruptions().untouched();
        case RUN, ROLL_BACK, STAMP ->
            cutOff.activity().report().startsWith(FOREIGN)
                ? fromForeign(cutOff, file)
                : fromHistory(cutOff, looker.lookAsRecovered(file, HistoryTable::read).value());
        case COMMAND -> fromSteps(cutOff.activity());
        case MEND -> words.interruptions().mended();
        case RESTORE, RESET, UNBLOCK ->
            fromSchemaVersion(
                cutOff, looker.lookAsRecovered(file, Interruptions::schemaVersion).value());
        case UNDO -> fromUndo(cutOff, file, UndoPlan.Direction.UNDO);
        case REDO -> fromUndo(cutOff, file, UndoPlan.Direction.REDO);
      };
    } catch (Failure e) {
      return words.interruptions().unreadable(words.failures().say(e).sentence());
    }
  }

  /// Nobody can tell what a program of somebody else did, and it may go on without us.
  private String fromSteps(Activity activity) {
    boolean begun = activity.steps().stream().anyMatch(step -> step.step() == Step.RUN_COMMAND);
    if (!begun) {
      return words.interruptions().untouched();
    }
    return activity.safetyCopy().isPresent()
        ? words.interruptions().command()
        : words.interruptions().commandOnCopy();
  }

  /// One that had been carried out has undone its operation, although nobody had time to say so.
  private String fromUndo(
      ActivityLog.CutOff cutOff, DatabaseFile file, UndoPlan.Direction direction) {
    long now = looker.lookAsRecovered(file, Interruptions::schemaVersion).value();
    if (cutOff.historyMark() != UNKNOWN && now != cutOff.historyMark()) {
      log.aboutOf(cutOff.activity().id()).ifPresent(about -> log.mark(about, direction));
    }
    return fromSchemaVersion(cutOff, now);
  }

  private String fromSchemaVersion(ActivityLog.CutOff cutOff, long now) {
    if (cutOff.historyMark() == UNKNOWN) {
      return words.interruptions().unknown();
    }
    return now == cutOff.historyMark()
        ? words.interruptions().asBefore()
        : words.interruptions().committed();
  }

  /// The history of another tool says which migrations are applied, not when each was begun.
  private String fromForeign(ActivityLog.CutOff cutOff, DatabaseFile file) {
    Activity activity = cutOff.activity();
    HistoryChoice choice = choice(activity.report().substring(FOREIGN.length()).split(" ", 2)[0]);
    Recorded now =
        looker.lookAsRecovered(file, session -> Histories.standard().read(session, choice)).value();
    boolean outside = activity.report().endsWith(OUTSIDE);
    if (now.mark() == cutOff.historyMark()) {
      return outside ? words.interruptions().outside() : words.interruptions().asBefore();
    }
    Set<String> applied =
        Join.of(now, MigrationSet.EMPTY).history().applied().keySet().stream()
            .map(Version::text)
            .collect(Collectors.toSet());
    List<String> planned = List.of(activity.subject().split(", ", -1));
    boolean isRollBack = activity.kind() == Activity.Kind.ROLL_BACK;
    long done = planned.stream().filter(one -> applied.contains(one) != isRollBack).count();
    boolean all = done == planned.size() || applied.contains(planned.getLast()) != isRollBack;
    return all
        ? words.interruptions().committed()
        : words.interruptions().partly(done, planned.size());
  }

  private String fromHistory(ActivityLog.CutOff cutOff, History now) {
    Activity activity = cutOff.activity();
    boolean begun =
        activity.steps().stream()
            .anyMatch(
                step ->
                    step.step() == Step.RUN_MIGRATION || step.step() == Step.ROLL_BACK_MIGRATION);
    long planned = activity.subject().split(", ", -1).length;
    long done =
        now.entries().stream()
            .filter(entry -> entry.id() > cutOff.historyMark())
            .filter(entry -> entry.event() != HistoryEntry.Event.FAILED)
            .count();
    if (cutOff.historyMark() == UNKNOWN) {
      return words.interruptions().unknown();
    }
    if (done >= planned) {
      return words.interruptions().committed();
    }
    if (begun && activity.report().equals(OUTSIDE)) {
      return words.interruptions().outside();
    }
    return done == 0
        ? words.interruptions().asBefore()
        : words.interruptions().partly(done, planned);
  }

  /// What a restore was writing beside the file, or at another place.
  private static void clearBeside(Activity activity) {
    if (activity.kind() != Activity.Kind.RESTORE
        && activity.kind() != Activity.Kind.UNDO
        && activity.kind() != Activity.Kind.REDO) {
      return;
    }
    Stream.concat(
            Stream.of(activity.file()),
            activity.steps().stream()
                .filter(step -> step.step() == Step.COPY)
                .map(step -> Path.of(step.subject())))
        .map(Path::getParent)
        .filter(Objects::nonNull)
        .forEach(Unfinished::clear);
  }

  private void clearBackups() {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folders.backups())) {
      all.forEach(Unfinished::clear);
    } catch (IOException | DirectoryIteratorException nothingThere) {
      // Then there is nothing to clear away.
    }
  }

  private void clearTries() {
    try (DirectoryStream<Path> tries = Files.newDirectoryStream(folders.tries(), "try-*")) {
      for (Path folder : tries) {
        if (!Folders.isUsed(folder)) {
          PrivateFolder.delete(folder);
        }
      }
    } catch (IOException | DirectoryIteratorException nothingThere) {
      // Then there is nothing to clear away.
    }
  }
}
