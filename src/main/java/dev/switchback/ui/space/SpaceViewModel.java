package dev.switchback.ui.space;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.mend.ObjectSpace;
import dev.switchback.mend.Space;
import dev.switchback.registry.Database;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.Account;
import dev.switchback.words.Formats;
import dev.switchback.words.ShellText;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet about the room of a file. Reading changes nothing and can be stopped.
public final class SpaceViewModel {
  /// So many tables and indexes have a colour of their own in the picture.
  static final int COLOURS = 8;

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Space>> space =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ObservableList<Account.Part> facts = FXCollections.observableArrayList();
  private final ObservableList<Line> obstacles = FXCollections.observableArrayList();
  private final ObservableList<ObjectRow> rows = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper damaged = new ReadOnlyBooleanWrapper();
  private Optional<Operation> reading = Optional.empty();

  /// A table or an index in the list.
  ///
  /// @param colour its number in the picture, from 0; −1 where it shares that of the others
  public record ObjectRow(
      String name,
      String kind,
      String size,
      String share,
      String entries,
      String unused,
      String jumps,
      int colour) {}

  public SpaceViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
  }

  /// Reads it. Called when the sheet is shown.
  public void look() {
    looking.set(true);
    obstacles.clear();
    damaged.set(false);
    reading =
        Optional.of(
            jobs.operate(
                database.file(),
                text("space.looking", database.name()),
                work -> administration.space(database, work),
                this::show,
                failure -> {
                  looking.set(false);
                  damaged.set(failure instanceof DatabaseDamaged);
                  obstacles.setAll(Lines.failure(failure, words));
                }));
  }

  /// Stops reading, if that goes on still.
  public void stop() {
    reading.filter(_ -> looking.get()).ifPresent(Operation::cancel);
  }

  private void show(Space found) {
    looking.set(false);
    headline.set(words.spaces().headline(database, found));
    facts.setAll(words.spaces().facts(found).parts());
    rows.setAll(rows(found));
    space.set(Optional.of(found));
  }

  private List<ObjectRow> rows(Space found) {
    Formats formats = words.formats();
    List<ObjectSpace> objects = found.objects();
    return IntStream.range(0, objects.size())
        .mapToObj(
            i -> {
              ObjectSpace it = objects.get(i);
              long share = found.pages() == 0 ? 0 : it.pages() * 100 / found.pages();
              long unused = it.bytes() == 0 ? 0 : it.unusedBytes() * 100 / it.bytes();
              return new ObjectRow(
                  it.name(),
                  SheetTexts.of("space.type", it.type(), it.table()),
                  formats.size(it.bytes()),
                  text("space.percent", share),
                  formats.count(it.entries()),
                  text("space.percent", unused),
                  text("space.percent", it.jumpsPercent()),
                  i < COLOURS ? i : -1);
            })
        .toList();
  }

  /// The account as text.
  public String account() {
    return space.get().map(found -> AccountText.of(words.spaces().say(database, found))).orElse("");
  }

  public String command() {
    return "switchback space " + ShellText.database(database);
  }

  public Database database() {
    return database;
  }

  public ReadOnlyBooleanProperty lookingProperty() {
    return looking.getReadOnlyProperty();
  }

  /// Whether it couldn't be read because it is damaged.
  public ReadOnlyBooleanProperty damagedProperty() {
    return damaged.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Space>> spaceProperty() {
    return space.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  /// Free pages, log, order, and whether compacting is worth it.
  public ObservableList<Account.Part> facts() {
    return facts;
  }

  /// Why nothing is shown.
  public ObservableList<Line> obstacles() {
    return obstacles;
  }

  /// Tables and indexes, the largest first.
  public ObservableList<ObjectRow> rows() {
    return rows;
  }
}
