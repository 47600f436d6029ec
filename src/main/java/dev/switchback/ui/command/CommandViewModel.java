package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.CommandReport;
import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Protection;
import dev.switchback.run.Preflight;
import dev.switchback.schema.SchemaChange;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.command.CommandFacts.Tried;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
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
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet of the project's own command: which command, which of its verbs, what that
/// does to a copy, and then to the file.
///
/// The file isn't written to before [#act], and a verb that writes to it can only be carried out
/// after it worked on a copy.
public final class CommandViewModel {

  /// Where the sheet is.
  public enum Phase {
    REVIEW,
    WORKING,
    REPORT
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final CommandFacts facts;
  private final CommandWish wish;
  private final CommandChoice choice = new CommandChoice();
  private final VerbChoice verb;

  private final ReadOnlyObjectWrapper<Database> database;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.REVIEW);
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper trying = new ReadOnlyBooleanWrapper();
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ObservableList<Line> wayBack = FXCollections.observableArrayList();
  private final ObservableList<Line> inUse = FXCollections.observableArrayList();
  private final ObjectProperty<Duration> lockWait;
  private final StringProperty typedName = new SimpleStringProperty("");
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ReadOnlyObjectWrapper<Optional<CommandReport>> attempt =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<CommandReportView>> report =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  private Optional<Preflight> preflight = Optional.empty();
  private int asking;

  public CommandViewModel(SheetContext context, Database database, CommandWish wish) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    facts = new CommandFacts(words);
    this.wish = wish;
    this.database = new ReadOnlyObjectWrapper<>(database);
    lockWait = new SimpleObjectProperty<>(database.settings().busyTimeout());
    verb = new VerbChoice(administration, jobs, words, databaseProperty(), this::planned);
    typedName.subscribe((_, _) -> decide());
    choice.openProperty().subscribe((_, _) -> decide());
    decide();
  }

  /// Looks for commands in the project, and at the file. Called when the sheet is shown, and by
  /// "Check again".
  public void look() {
    int question = ++asking;
    looking.set(true);
    decide();
    Database now = database.get();
    jobs.look(
        text("command.looking", now.name()),
        _ ->
            new Found(
                administration.proposeCommands(now),
                administration.status(now),
                administration.preflightCommand(now)),
        found -> {
          if (question == asking) {
            looking.set(false);
            show(found);
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            fail(failure);
          }
        });
  }

  private record Found(
      List<CommandProposal> proposals, DatabaseStatus status, Preflight preflight) {}

  private void show(Found found) {
    obstacles.clear();
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
    decide();
  }

  private void fail(Throwable failure) {
    obstacles.setAll(Lines.failure(failure, words));
    decide();
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
                    this::fail));
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
    blocked.set(blockedNow());
  }

  private String blockedNow() {
    if (looking.get()) {
      return text("review.blocked.looking");
    }
    if (choice.openProperty().get()) {
      return text("command.blocked.choice");
    }
    if (verb.verbProperty().get().isEmpty()) {
      return text("command.blocked.verb");
    }
    if (!obstacles.isEmpty() || !verb.obstacles().isEmpty()) {
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
    return nameToType().isEmpty() || typedName.get().strip().equals(nameToType())
        ? ""
        : text("review.blocked.name", nameToType());
  }

  /// Runs it on a copy. For a verb that writes to nothing, or to the project, that is all.
  public void tryOnCopy() {
    if (plan().isEmpty() || trying.get() || phase.get() != Phase.REVIEW) {
      return;
    }
    CommandPlan now = plan().get();
    Database of = database.get();
    Duration wait = lockWait.get();
    attempt.set(Optional.empty());
    obstacles.clear();
    trying.set(true);
    decide();
    operation.set(
        Optional.of(
            jobs.operate(
                of.file(),
                text(verb.writes() ? "command.trying" : "command.asking", verb.word(), of.name()),
                work -> administration.tryCommand(of, now, wait, work),
                result -> endTry(now, result),
                failure -> {
                  trying.set(false);
                  fail(failure);
                })));
  }

  private void endTry(CommandPlan now, CommandReport result) {
    trying.set(false);
    if (result.outcome() == CommandReport.Outcome.WROTE_TO_THE_FILE) {
      showReport(result);
    } else {
      conclude(CommandReportView.of(database.get(), result, words));
      if (plan().filter(now::equals).isPresent()) {
        attempt.set(Optional.of(result));
      }
    }
    decide();
  }

  /// Carries it out. Does nothing while something stands in the way.
  public void act() {
    if (!blocked.get().isEmpty() || phase.get() != Phase.REVIEW || plan().isEmpty()) {
      return;
    }
    if (!verb.writes()) {
      tryOnCopy();
      return;
    }
    CommandPlan now = plan().get();
    Database of = database.get();
    Duration wait = lockWait.get();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                of.file(),
                text("command.running", verb.word(), of.name()),
                work -> administration.runCommand(of, now, wait, work),
                this::showReport,
                failure -> {
                  phase.set(Phase.REVIEW);
                  fail(failure);
                })));
  }

  private void showReport(CommandReport result) {
    CommandReportView view = CommandReportView.of(database.get(), result, words);
    conclude(view);
    report.set(Optional.of(view));
    phase.set(Phase.REPORT);
  }

  /// A report of something that failed arrives as a result: the strip has to say so too.
  private void conclude(CommandReportView view) {
    operation.get().ifPresent(o -> o.conclude(view.state(), view.account().headline()));
  }

  /// Goes back to the review, with what is true now.
  public void tryAgain() {
    phase.set(Phase.REVIEW);
    report.set(Optional.empty());
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

  /// The name that has to be typed before the file is written to; empty when none has to.
  public String nameToType() {
    return database.get().protection() == Protection.PROTECTED ? database.get().name() : "";
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

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Whether an answer is on its way.
  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Whether it runs on a copy now.
  public ReadOnlyBooleanProperty tryingProperty() {
    return trying.getReadOnlyProperty();
  }

  /// What prevents an answer.
  public ObservableList<Line> obstacles() {
    return obstacles;
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

  public StringProperty typedNameProperty() {
    return typedName;
  }

  /// Why the button that acts is disabled; empty when it isn't.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }

  /// What came of running it on a copy.
  public ReadOnlyObjectProperty<Optional<CommandReport>> attemptProperty() {
    return attempt.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<CommandReportView>> reportProperty() {
    return report.getReadOnlyProperty();
  }
}
