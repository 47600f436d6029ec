package dev.switchback.ui.adoption;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.run.Unplayed;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Line.Tone;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SchemaLines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet about what a database seems to have had. Writes nothing: it ends in a
/// version that another sheet goes on with.
public final class AdoptionViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ObservableList<AdoptionRow> rows = FXCollections.observableArrayList();
  private final ObservableList<Line> headline = FXCollections.observableArrayList();
  private final ObservableList<Line> found = FXCollections.observableArrayList();
  private final ObservableList<Line> compared = FXCollections.observableArrayList();
  private final ObservableList<Line> ended = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<AdoptionRow>> selected =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<Adoption> adoption = Optional.empty();
  private int asking;

  public AdoptionViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    selected.addListener((_, _, _) -> explain());
  }

  /// Replays the migrations on an empty file and compares. Called when the sheet is shown, and by
  /// "Check again".
  public void look() {
    int question = ++asking;
    looking.set(true);
    headline.setAll(Line.muted(text("adoption.working")));
    jobs.look(
        text("adoption.looking", database.name()),
        work -> {
          Adoption replayed = administration.adoption(database, work);
          return new Answer(
              replayed,
              replayed.notReplayed().isEmpty()
                  ? List.of()
                  : administration.unplayed(database, replayed));
        },
        answer -> {
          if (question == asking) {
            looking.set(false);
            show(answer);
          }
        },
        failure -> {
          if (question == asking) {
            looking.set(false);
            adoption = Optional.empty();
            selected.set(Optional.empty());
            rows.clear();
            ended.clear();
            headline.setAll(Lines.failure(failure, words));
          }
        });
  }

  private record Answer(Adoption replayed, List<Unplayed> others) {}

  private void show(Answer answer) {
    Adoption replayed = answer.replayed();
    adoption = Optional.of(replayed);
    boolean isNothingPlayed = replayed.evidence().isEmpty() && !answer.others().isEmpty();
    headline.setAll(
        isNothingPlayed
            ? Line.plain(text("adoption.programs"))
            : new Line(
                replayed.isExact() ? Tone.GOOD : Tone.WARNING,
                words.blockages().say(database, replayed).headline()));
    ended.setAll(
        isNothingPlayed
            ? List.of()
            : replayed.notReplayed().map(words.blockages()::say).map(Line::warning).stream()
                .toList());
    selected.set(Optional.empty());
    List<AdoptionRow> all = new ArrayList<>();
    replayed.evidence().stream().map(AdoptionRow::of).forEach(all::add);
    answer.others().stream().map(AdoptionRow::of).forEach(all::add);
    rows.setAll(all);
    selected.set(
        rows.stream().filter(this::isProposed).findFirst().or(this::newestThatSeemsApplied));
  }

  /// Only where nothing could be compared: a place to begin with.
  private Optional<AdoptionRow> newestThatSeemsApplied() {
    return rows.stream().allMatch(row -> row.differences().isEmpty())
        ? rows.reversed().stream()
            .filter(row -> row.found().conclusion() == Evidence.Conclusion.APPLIED)
            .findFirst()
        : Optional.empty();
  }

  private void explain() {
    found.setAll(selected.get().map(this::items).orElse(List.of()));
    compared.setAll(selected.get().map(this::comparison).orElse(List.of()));
  }

  private List<Line> items(AdoptionRow row) {
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(tone(row), conclusion(row) + "."));
    List<String> items = words.blockages().items(row.found());
    for (int i = 0; i < items.size(); i++) {
      Evidence.Item item = row.found().items().get(i);
      lines.add(new Line(item.isFor() ? Tone.GOOD : Tone.MUTED, items.get(i)));
    }
    return lines;
  }

  private static Tone tone(AdoptionRow row) {
    return switch (row.found().conclusion()) {
      case PARTLY -> Tone.WARNING;
      case APPLIED, NOT_APPLIED, NO_TRACE -> Tone.PLAIN;
    };
  }

  private List<Line> comparison(AdoptionRow row) {
    if (row.differences().isEmpty()) {
      return List.of(Line.muted(text("adoption.notCompared")));
    }
    int differences = row.differences().getAsInt();
    if (differences == 0) {
      return List.of(Line.good(text("adoption.same")));
    }
    List<Line> lines = new ArrayList<>();
    lines.add(Line.warning(text("adoption.differs", differences)));
    if (isProposed(row)) {
      adoption.ifPresent(now -> lines.addAll(SchemaLines.of(now.differences(), words)));
    }
    return lines;
  }

  /// Whether the schema after this migration fits best.
  public boolean isProposed(AdoptionRow row) {
    return adoption
        .flatMap(Adoption::proposed)
        .filter(row.migration().version()::equals)
        .isPresent();
  }

  /// What the file shows of a migration, in words.
  public String conclusion(AdoptionRow row) {
    return words.blockages().word(row.found().conclusion());
  }

  /// How far the schema is from the one after a migration, in a few words.
  public String distance(AdoptionRow row) {
    return row.differences().isEmpty()
        ? text("adoption.distance.unknown")
        : text("adoption.distance", row.differences().getAsInt());
  }

  /// The version up to which everything would be recorded; empty while none is chosen.
  public Optional<Version> version() {
    return selected.get().map(row -> row.migration().version());
  }

  public Database database() {
    return database;
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// The migrations that could be compared, oldest first.
  public ObservableList<AdoptionRow> rows() {
    return rows;
  }

  public ObjectProperty<Optional<AdoptionRow>> selectedProperty() {
    return selected;
  }

  /// What came of the comparison, or what prevents it.
  public ObservableList<Line> headline() {
    return headline;
  }

  /// What of the selected migration the file has.
  public ObservableList<Line> found() {
    return found;
  }

  /// What differs between the file and the schema after the selected migration.
  public ObservableList<Line> compared() {
    return compared;
  }

  /// Why the comparison ended early.
  public ObservableList<Line> ended() {
    return ended;
  }
}
