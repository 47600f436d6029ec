package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandPlanning;
import dev.switchback.command.CommandRefusal;
import dev.switchback.command.Given;
import dev.switchback.command.ToolVerb;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.CommandWish;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.command.KnownVersions.Known;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which of a tool's verbs is meant, with what, and what would be run for it. Every choice plans
/// anew; an answer that a later choice overtook is dropped.
public final class VerbChoice {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final ReadOnlyObjectProperty<Database> database;
  private final ObservableList<ToolVerb> verbs = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<ToolVerb>> verb =
      new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty given = new SimpleStringProperty("");
  private final ObservableList<Known> versions = FXCollections.observableArrayList();
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<CommandPlan>> plan =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final Runnable onChange;
  private KnownVersions known = KnownVersions.none();
  private int planning;

  /// @param onChange called whenever something else is planned, or nothing yet
  VerbChoice(
      Administration administration,
      FxJobs jobs,
      Words words,
      ReadOnlyObjectProperty<Database> database,
      Runnable onChange) {
    this.administration = administration;
    this.jobs = jobs;
    this.words = words;
    this.database = database;
    this.onChange = onChange;
    verb.subscribe((_, now) -> fillIn());
    given.subscribe((_, _) -> plan());
  }

  /// Offers what the command of the database can be asked.
  ///
  /// @param expected what is proposed where nobody wished for anything
  void offer(KnownVersions versionsNow, CommandWish wish, ToolVerb expected) {
    known = versionsNow;
    boolean isKept = database.get().settings().command().isPresent();
    verbs.setAll(isKept ? tool().map(CommandPlan::verbs).orElse(List.of()) : List.of());
    Optional<ToolVerb> wished = wish.verb().filter(verbs::contains);
    verb.set(wished.or(() -> Optional.of(expected).filter(verbs::contains)));
    if (wished.isPresent() && !wish.given().isEmpty()) {
      given.set(wish.given());
    }
  }

  /// The same choice, on a timeline that may have changed.
  void renew(KnownVersions versionsNow) {
    known = versionsNow;
    fillIn();
  }

  void clear() {
    verb.set(Optional.empty());
  }

  private void fillIn() {
    if (verb.get().isEmpty() || tool().isEmpty()) {
      versions.clear();
      plan();
      return;
    }
    versions.setAll(known.forVerb(tool().get(), verb.get().get()));
    String initial = known.initial(tool().get(), verb.get().get());
    if (given.get().equals(initial)) {
      plan();
    } else {
      given.set(initial);
    }
  }

  private void plan() {
    int question = ++planning;
    obstacles.clear();
    plan.set(Optional.empty());
    onChange.run();
    if (verb.get().isEmpty() || tool().isEmpty()) {
      return;
    }
    List<String> with;
    try {
      with = givenWords();
    } catch (IllegalArgumentException notClosed) {
      obstacles.setAll(Line.warning(text("command.problem.quote")));
      onChange.run();
      return;
    }
    ToolVerb wanted = verb.get().get();
    Database now = database.get();
    jobs.look(
        text("command.looking", now.name()),
        _ -> administration.planCommand(now, wanted, with),
        planned -> {
          if (question == planning) {
            show(planned);
          }
        },
        failure -> {
          if (question == planning) {
            obstacles.setAll(Lines.failure(failure, words));
            onChange.run();
          }
        });
  }

  private void show(CommandPlanning planned) {
    switch (planned) {
      case CommandPlan found -> plan.set(Optional.of(found));
      case CommandRefusal(CommandRefusal.Reason reason, _, _)
          when reason == CommandRefusal.Reason.SOMETHING_MISSING -> {
        // The empty field says it.
      }
      case CommandRefusal refusal -> {
        Said said = words.commands().say(database.get(), refusal);
        obstacles.setAll(Line.warning(said.sentence()), Line.plain(said.advice()));
      }
    }
    onChange.run();
  }

  /// The tool whose verbs the command understands.
  public Optional<Tool> tool() {
    return database.get().settings().commandTool();
  }

  /// What the verb wants to be given.
  public Given.Need need() {
    return verb.get()
        .flatMap(wanted -> tool().map(of -> Given.need(of, wanted)))
        .orElse(Given.Need.NOTHING);
  }

  /// What is given, word by word.
  List<String> givenWords() {
    return verb.get()
        .flatMap(wanted -> tool().map(of -> Given.words(of, wanted, given.get())))
        .orElse(List.of());
  }

  /// What the verb is called.
  public String word() {
    return verb.get().map(words.commands()::word).orElse("");
  }

  /// Whether the verb writes to the database.
  public boolean writes() {
    return effect().filter(it -> it == ToolVerb.Effect.DATABASE).isPresent();
  }

  Optional<ToolVerb.Effect> effect() {
    return verb.get().map(ToolVerb::effect);
  }

  /// What the tool can be asked.
  public ObservableList<ToolVerb> verbs() {
    return verbs;
  }

  public ObjectProperty<Optional<ToolVerb>> verbProperty() {
    return verb;
  }

  /// The version, name or message that is given with the verb.
  public StringProperty givenProperty() {
    return given;
  }

  /// What could be given.
  public ObservableList<Known> versions() {
    return versions;
  }

  /// Why it can't be planned.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  public ReadOnlyObjectProperty<Optional<CommandPlan>> planProperty() {
    return plan.getReadOnlyProperty();
  }
}
