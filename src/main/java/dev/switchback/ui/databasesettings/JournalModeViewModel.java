package dev.switchback.ui.databasesettings;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.ShellWord;
import dev.switchback.ui.sheet.Told;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Thinks for the sheet that changes how a file is journalled: what that would be, and what came of
/// it. Writes nothing before [#carryOut]; afterwards the file is read anew.
public final class JournalModeViewModel {

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final JournalMode wanted;
  private final Course<Told> course;
  private final ReadOnlyObjectWrapper<Optional<Account>> said =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Database>> saved =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<JournalModePlan> plan = Optional.empty();

  public JournalModeViewModel(SheetContext context, Database database, JournalMode wanted) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.wanted = wanted;
    course = new Course<>(context, this::decide);
    course.askForName(Agreement.nameToType(database, Act.Known.JOURNAL_MODE));
    decide();
  }

  /// Looks what it would be. Called when the sheet is shown, and by "Check again".
  public void look() {
    plan = Optional.empty();
    course.look(
        text("journal.looking", database.name()),
        _ -> administration.planJournalMode(database, wanted),
        found -> {
          plan = Optional.of(found);
          course.obstacles().clear();
          said.set(Optional.of(words.settings().say(database, found)));
        },
        () -> {});
  }

  private void decide() {
    course.block(reason());
  }

  private String reason() {
    if (course.lookingProperty().get()) {
      return text("journal.blocked.looking");
    }
    if (plan.isEmpty()) {
      return text("journal.blocked.file");
    }
    if (plan.get().isRefused()) {
      return text("journal.blocked.network");
    }
    if (plan.get().isEmpty()) {
      return text("journal.blocked.nothing");
    }
    return course.isNamed() ? "" : text("settings.blocked.name", database.name());
  }

  /// Does it. Does nothing while something stands in the way.
  public void carryOut() {
    if (!course.isOpen() || plan.isEmpty()) {
      return;
    }
    JournalModePlan now = plan.get();
    course.carryOut(
        database.file(),
        title(),
        work ->
            administration.changeJournalMode(
                database, now, database.settings().busyTimeout(), work),
        this::told);
  }

  /// The way back is changing it back.
  private Told told(JournalModeReport result) {
    if (result.isDone()) {
      keep();
    }
    return new Told(
        result.isDone() ? Line.Tone.GOOD : Line.Tone.DANGER,
        words.settings().say(database, result),
        false,
        !result.isDone(),
        result.isDone() ? OperationState.DONE : OperationState.FAILED);
  }

  private void keep() {
    Database decided =
        database.withSettings(
            database
                .settings()
                .with(DatabaseSetting.JOURNAL_MODE.key(), wanted.name().toLowerCase(Locale.ROOT)));
    jobs.look(
        text("settings.saving", database.name()),
        _ -> administration.update(decided),
        updated -> saved.set(Optional.of(updated)),
        course::fail);
  }

  /// Goes back to the review, with what is true now.
  public void tryAgain() {
    course.review();
    look();
  }

  public String title() {
    return text("journal.title", database.name(), wanted.name());
  }

  /// What the button that writes says.
  public String action() {
    return text("journal.action", wanted.name());
  }

  /// The command line that does the same.
  public String command() {
    String name = ShellWord.quoted(database.name());
    return "switchback settings "
        + name
        + " journal-mode "
        + wanted.name().toLowerCase(Locale.ROOT)
        + " --confirm "
        + name;
  }

  public Database database() {
    return database;
  }

  public Course<Told> course() {
    return course;
  }

  /// What it would be.
  public ReadOnlyObjectProperty<Optional<Account>> saidProperty() {
    return said.getReadOnlyProperty();
  }

  /// The database with its mode remembered, once it is changed.
  public ReadOnlyObjectProperty<Optional<Database>> savedProperty() {
    return saved.getReadOnlyProperty();
  }
}
