package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.registry.Act;
import dev.switchback.registry.Agreement;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.run.Preflight;
import dev.switchback.schema.SchemaChange;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.command.CommandFacts.Tried;
import dev.switchback.ui.sheet.Course;
import dev.switchback.ui.sheet.Course.Phase;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet of the project's own command: which command, which of its verbs, what that
/// does to a copy, and then to the file.
///
/// The file isn't written to before [#act], and a verb that writes to it can only be carried out
/// after it worked on a copy.
public final class CommandViewModel {

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final CommandFacts facts;
  private final CommandWish wish;
  private final CommandChoice choice = new CommandChoice();
  private final VerbChoice verb;

  private final ReadOnlyObjectWrapper<Database> database;
  private final Course<CommandReportView> course;
  private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ObjectProperty<Duration> lockWait;
  private final ReadOnlyObjectWrapper<Optional<CommandReport>> attempt =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Preflight> preflight = Optional.empty();

  public CommandViewModel(SheetContext context, Database database, CommandWish wish) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    facts = new CommandFacts(words);
    this.wish = wish;
    this.database = new ReadOnlyObjectWrapper<>(database);
    lockWait = new SimpleObjectProperty<>(database.settings().busyTimeout());
    verb = new VerbChoice(administration, jobs, words, databaseProperty(), this::planned);
    course = new Course<>(context, this::decide);
    course.askForName(nameToType());
    choice.openProperty().subscribe((_, _) -> decide());
    decide();
  }

  /// Looks for commands in the project, and at the file. Called when the sheet is shown, and by
  /// "Check again".
  public void look() {
    Database now = database.get();
    course.look(
        text("command.looking", now.name()),
        _ ->
            new Found(
                administration.proposeCommands(now),
                administration.status(now),
                administration.preflightCommand(now)),
        this::show,
        () -> {});
  }

  private record Found(
      List<CommandProposal> proposals, DatabaseStatus status, Preflight preflight) {}

  private void show(Found found) {
    course.obstacles().clear();
    preflight = Optional.of(found.preflight());
    wayBack.setAll(facts.wayBack(found.preflight()));
    List<Line> use = new ArrayList<>(facts.inUse(found.preflight()));
    use.addAll(facts.concerns(found.preflight()));
    inUse.setAll(use);
    KnownVersions versions = KnownVersions.of(found.status().timeline());
    if (verb.verbProperty().get().isPresent()) {
      verb.renew(versions);
    } else {
      Path place = database.get().source().orElseGet(() -> database.get().file());
      choice.found(
          found.proposals(),
          database.get().settings(),
          found.status().timeline().tool(),
          Optional.ofNullable(place.getParent()).orElse(place));
      verb.offer(
          versions, wish, found.status().pendingCount() > 0 ? ToolVerb.UPGRADE : ToolVerb.CURRENT);
    }
  }

  /// Keeps the command that was chosen. Does nothing while something is missing.
  public void keepCommand() {
    Database now = database.get();
    choice
        .in(now.settings())
        .map(now::withSettings)
        .ifPresent(
            changed ->
                jobs.look(
                    text("command.keeping", now.name()),
                    _ -> changed.id().isPresent() ? administration.update(changed) : changed,
                    kept -> {
                      database.set(kept);
                      verb.clear();
                      look();
                    },
                    course::fail));
  }

  /// Leaves the command as it was.
  public void keepAsItIs() {
    verb.clear();
    look();
  }

  /// A try says nothing about another plan.
  private void planned() {
    attempt.set(Optional.empty());
    decide();
  }

  private void decide() {
    course.askForName(nameToType());
    course.block(blockedNow());
  }

  private String blockedNow() {
    if (course.lookingProperty().get()) {
      return text("review.blocked.looking");
    }
    if (choice.openProperty().get()) {
      return text("command.blocked.choice");
    }
    if (verb.verbProperty().get().isEmpty()) {
      return text("command.blocked.verb");
    }
    if (!course.obstacles().isEmpty() || !verb.obstacles().isEmpty()) {
      return text("review.blocked.refused");
    }
    if (plan().isEmpty()) {
      return verb.need() == Given.Need.NOTHING
          ? text("review.blocked.looking")
          : text("command.blocked.given");
    }
    if (trying.get()) {
      return text("command.blocked.trying");
    }
    return verb.writes() ? blockedFromWriting() : "";
  }

  private String blockedFromWriting() {
    if (attempt.get().isEmpty()) {
      return text("command.blocked.untried");
    }
    String after = CommandFacts.blockedAfter(attempt.get().get());
    if (!after.isEmpty()) {
      return after;
    }
    if (preflight.filter(Preflight::hasRoom).isEmpty()) {
      return text("review.blocked.noRoom");
    }
    if (preflight.flatMap(Preflight::obstacle).isPresent()) {
      return text("review.blocked.refused");
    }
    return course.isNamed() ? "" : text("review.blocked.name", nameToType());
  }

  /// Runs it on a copy. For a verb that writes to nothing, or to the project, that is all.
  public void tryOnCopy() {
    if (plan().isEmpty() || trying.get() || course.phaseProperty().get() != Phase.REVIEW) {
      return;
    }
    CommandPlan now = plan().get();
    Database of = database.get();
    Duration wait = lockWait.get();
    attempt.set(Optional.empty());
    course.obstacles().clear();
    trying.set(true);
    decide();
    course.begin(
        jobs.operate(
            of.file(),
            text(verb.writes() ? "command.trying" : "command.asking", verb.word(), of.name()),
            work -> administration.tryCommand(of, now, wait, work),
            result -> endTry(now, result),
            failure -> {
              trying.set(false);
              course.fail(failure);
            }));
  }

  private void endTry(CommandPlan now, CommandReport result) {
    trying.set(false);
    if (result.outcome() == CommandReport.Outcome.WROTE_TO_THE_FILE) {
      course.end(view(result));
    } else {
      course.conclude(view(result));
      if (plan().filter(now::equals).isPresent()) {
        attempt.set(Optional.of(result));
      }
    }
    decide();
  }

  /// Carries it out. Does nothing while something stands in the way.
  public void act() {
    if (!course.isOpen() || plan().isEmpty()) {
      return;
    }
    if (!verb.writes()) {
      tryOnCopy();
      return;
    }
    CommandPlan now = plan().get();
    Database of = database.get();
    Duration wait = lockWait.get();
    course.carryOut(
        of.file(),
        text("command.running", verb.word(), of.name()),
        work -> administration.runCommand(of, now, wait, work),
        this::view);
  }

  private CommandReportView view(CommandReport result) {
    return CommandReportView.of(database.get(), result, words);
  }

  /// Goes back to the review, with what is true now.
  public void tryAgain() {
    course.review();
    look();
  }

  /// The command line that would do the same.
  public String command() {
    Database now = database.get();
    if (choice.openProperty().get()) {
      return choice
          .in(now.settings())
          .flatMap(
              kept ->
                  kept.command()
                      .map(
                          command ->
                              CommandText.keeping(now, kept.commandTool().orElseThrow(), command)))
          .orElseGet(() -> CommandText.of(now, Optional.empty(), List.of(), lockWait.get()));
    }
    return CommandText.of(
        database.get(),
        verb.verbProperty().get(),
        plan().isPresent() ? verb.givenWords() : List.of(),
        lockWait.get());
  }

  private Optional<CommandPlan> plan() {
    return verb.planProperty().get();
  }

  /// Whether the try took objects or rows away, so that Enter must not go on to the file.
  public boolean removes() {
    return attempt
        .get()
        .map(CommandReport::effect)
        .filter(
            effect ->
                effect.schema().changes().stream().anyMatch(SchemaChange.Removed.class::isInstance)
                    || effect.rows().stream()
                        .anyMatch(rows -> rows.after().orElse(0) < rows.before().orElse(0)))
        .isPresent();
  }

  /// What a try showed, or what was answered, in sentences.
  public Optional<Tried> tried() {
    return attempt.get().map(result -> facts.tried(database.get(), result));
  }

  /// What the try or the answer printed.
  public List<String> output() {
    return attempt
        .get()
        .flatMap(CommandReport::end)
        .map(end -> CommandFacts.output(end.output()))
        .orElse(List.of());
  }

  private String nameToType() {
    return Agreement.nameToType(database.get(), Act.Known.COMMAND);
  }

  /// Which command it is.
  public CommandChoice choice() {
    return choice;
  }

  /// What it is asked to do.
  public VerbChoice verb() {
    return verb;
  }

  /// The database, with the command that is kept for it.
  public final ReadOnlyObjectProperty<Database> databaseProperty() {
    return database.getReadOnlyProperty();
  }

  public Course<CommandReportView> course() {
    return course;
  }

  /// Whether it runs on a copy now.
  public ReadOnlyBooleanProperty tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  public ObservableList<Line> wayBack() {
    return wayBack;
  }

  public ObservableList<Line> inUse() {
    return inUse;
  }

  public ObjectProperty<Duration> lockWaitProperty() {
    return lockWait;
  }

  /// What came of running it on a copy.
  public ReadOnlyObjectProperty<Optional<CommandReport>> attemptProperty() {
    return attempt.getReadOnlyProperty();
  }
}
