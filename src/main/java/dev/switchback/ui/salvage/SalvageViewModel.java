package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.registry.Database;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest.Extras;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TableVerdict;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.app.OperationState;
import dev.switchback.ui.sheet.AccountText;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.ShellText;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the salvage of a damaged file. The file is copied and never written to; what comes
/// out lies in a folder of its own until it is saved.
public final class SalvageViewModel {

  /// Where the sheet is.
  public enum Phase {
    CHOOSE,
    WORKING,
    RESULT
  }

  /// A schema to choose, in words.
  public record Offer(SchemaOffer offer, String words) {}

  /// Rows without a home, in words.
  ///
  /// @param homes tables they can be given to, those that could hold them first
  /// @param proposed what the salvage proposes; empty where it doesn't know, or not which of
  /// several
  public record Lost(LostRows rows, String words, List<String> homes, Optional<String> proposed) {
    public Lost {
      homes = List.copyOf(homes);
    }
  }

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.CHOOSE);
  private final ObservableList<Offer> offers = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<Offer>> offer =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Extras> extras = new SimpleObjectProperty<>(Extras.NONE);
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Optional<Operation>> operation =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<SalvageDraft>> draft =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<ComparedTable> tables = FXCollections.observableArrayList();
  private final ObservableList<Line> headline = FXCollections.observableArrayList();
  private final ObservableList<Line> notes = FXCollections.observableArrayList();
  private final ObservableList<Lost> lost = FXCollections.observableArrayList();
  private final ObservableList<Line> news = FXCollections.observableArrayList();
  private Optional<Backup> backup = Optional.empty();
  private Map<String, Long> backupRows = Map.of();
  private boolean closed;

  public SalvageViewModel(SheetContext context, Database database) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
  }

  private record Known(List<SchemaOffer> offers, Optional<Backup> backup, Map<String, Long> rows) {}

  /// Looks what is known from elsewhere. Called when the sheet is shown.
  public void load() {
    jobs.look(
        text("salvage.looking", database.name()),
        _ -> known(),
        found -> {
          backup = found.backup();
          backupRows = found.rows();
          List<Offer> all =
              found.offers().stream()
                  .map(it -> new Offer(it, words.salvages().choice(it)))
                  .toList();
          offer.set(all.stream().findFirst());
          offers.setAll(all);
        },
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private Known known() {
    Optional<Backup> newest =
        administration.backups(database).stream().filter(Backup::isGood).findFirst();
    return new Known(
        administration.schemaOffers(database),
        newest,
        newest.map(administration::rowsOf).orElse(Map.of()));
  }

  /// Salvages into a private folder. Writes nothing beside the damaged file.
  public void salvage() {
    if (phase.get() == Phase.WORKING) {
      return;
    }
    Extras wanted = extras.get();
    SchemaOffer from = offer.get().map(Offer::offer).orElse(SchemaOffer.NOTHING);
    message.clear();
    phase.set(Phase.WORKING);
    operation.set(
        Optional.of(
            jobs.operate(
                database.file(),
                text("salvage.operation", database.name()),
                work -> {
                  SalvageDraft made =
                      administration.draftSalvage(database, from.from(), wanted, work);
                  return new Made(made, administration.lostRows(made));
                },
                this::show,
                failure -> {
                  message.setAll(
                      failure instanceof OperationCancelled
                          ? List.of(Line.plain(text("salvage.cancelled")))
                          : Lines.failure(failure, words));
                  phase.set(Phase.CHOOSE);
                })));
  }

  private record Made(SalvageDraft draft, List<LostRows> lost) {}

  private void show(Made made) {
    closed = false;
    SalvageReport report = made.draft().report();
    compare(made);
    notes.setAll(notes(report));
    operation.get().ifPresent(it -> it.conclude(state(report), words.salvages().brief(report)));
    phase.set(Phase.RESULT);
  }

  private void compare(Made made) {
    SalvageReport report = made.draft().report();
    draft.set(Optional.of(made.draft()));
    tables.setAll(ComparedTable.of(report, backupRows, words));
    headline.setAll(new Line(tone(report), words.salvages().brief(report)));
    show(made.lost(), report);
  }

  private List<Line> notes(SalvageReport report) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.muted(
            text(
                "salvage.fingerprint", report.sha256().getOrDefault("main", "").substring(0, 16))));
    report.offered().map(words.salvages()::sentence).map(Line::plain).ifPresent(lines::add);
    words.salvages().notes(report.how()).stream().map(Line::warning).forEach(lines::add);
    lines.add(Line.muted(text("salvage.honest")));
    return lines;
  }

  private void show(List<LostRows> rows, SalvageReport report) {
    List<String> all = report.tables().stream().map(TableVerdict::name).toList();
    lost.setAll(
        rows.stream()
            .map(
                it ->
                    new Lost(
                        it,
                        words.combining().sentence(it),
                        homes(it.possible(), all),
                        it.proposal()))
            .toList());
  }

  private static List<String> homes(String possible, List<String> all) {
    Set<String> homes = new LinkedHashSet<>();
    if (!possible.isEmpty()) {
      homes.addAll(List.of(possible.split(", ")));
    }
    homes.addAll(all);
    return List.copyOf(homes);
  }

  private static Line.Tone tone(SalvageReport report) {
    return switch (report.outcome()) {
      case COMPLETE -> Line.Tone.GOOD;
      case PARTIAL -> Line.Tone.WARNING;
      case NOTHING -> Line.Tone.DANGER;
    };
  }

  private static OperationState state(SalvageReport report) {
    return report.outcome() == SalvageReport.Outcome.NOTHING
        ? OperationState.FAILED
        : OperationState.DONE;
  }

  /// Gives rows without a home to a table, because somebody says so. Only the draft changes.
  public void giveHome(Lost rows, String table) {
    draft
        .get()
        .ifPresent(
            now ->
                jobs.look(
                    text("salvage.giving", table),
                    work -> {
                      LostAndFound.Moved moved =
                          administration.giveHome(now, rows.rows(), table, work);
                      SalvageDraft after = now.withGiven(rows.rows(), table, moved);
                      return new Given(moved, new Made(after, administration.lostRows(after)));
                    },
                    given -> {
                      compare(given.made());
                      Line.Tone tone =
                          given.moved().refused() == 0 ? Line.Tone.GOOD : Line.Tone.WARNING;
                      news.setAll(
                          new Line(
                              tone, words.combining().given(rows.rows(), table, given.moved())));
                    },
                    failure -> news.setAll(Lines.failure(failure, words))));
  }

  private record Given(LostAndFound.Moved moved, Made made) {}

  /// Saves what was salvaged to a new file; never over another.
  public void save(Path target) {
    draft
        .get()
        .ifPresent(
            now ->
                jobs.operate(
                    database.file(),
                    text("salvage.saving", String.valueOf(target.getFileName())),
                    work -> administration.saveSalvage(now, target, work),
                    saved ->
                        news.setAll(Line.good(text("salvage.saved", words.formats().path(saved)))),
                    failure -> news.setAll(Lines.failure(failure, words))));
  }

  /// Writes the report as text to a new file.
  public void saveReport(Path target) {
    jobs.look(
        text("salvage.saving", String.valueOf(target.getFileName())),
        _ -> {
          administration.writeReport(target, reportText());
          return target;
        },
        saved -> news.setAll(Line.good(text("salvage.saved", words.formats().path(saved)))),
        failure -> news.setAll(Lines.failure(failure, words)));
  }

  /// Forgets the draft, and deletes it. What is underway goes on.
  public void close() {
    Optional<SalvageDraft> now = draft.get();
    if (phase.get() != Phase.RESULT || now.isEmpty() || closed) {
      return;
    }
    closed = true;
    draft.set(Optional.empty());
    phase.set(Phase.CHOOSE);
    jobs.look(
        text("salvage.closing"),
        _ -> {
          administration.throwAway(now.get());
          return now;
        },
        _ -> {},
        _ -> {});
  }

  /// The report as text, without the place of the draft.
  public String reportText() {
    return draft.get().map(it -> AccountText.of(account(it.report()))).orElse("");
  }

  private Account account(SalvageReport report) {
    Account told = words.salvages().say(report);
    return new Account(words.salvages().brief(report), told.parts());
  }

  /// The command line that does the same.
  public String command() {
    return "switchback salvage "
        + ShellText.word(database.id().isPresent() ? database.name() : database.file().toString())
        + " --into "
        + ShellText.word(proposedName().toString());
  }

  /// Where the new file is proposed to be: beside the damaged one.
  public Path proposedName() {
    String name = String.valueOf(database.file().getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    return database.file().resolveSibling(stem + "-salvaged.db");
  }

  public Database database() {
    return database;
  }

  /// The newest good backup.
  public Optional<Backup> backup() {
    return backup;
  }

  public ReadOnlyObjectProperty<Phase> phaseProperty() {
    return phase.getReadOnlyProperty();
  }

  /// Schemas to choose from, the best first.
  public ObservableList<Offer> offers() {
    return offers;
  }

  public ObjectProperty<Optional<Offer>> offerProperty() {
    return offer;
  }

  public ObjectProperty<Extras> extrasProperty() {
    return extras;
  }

  /// Why it couldn't be done.
  public ObservableList<Line> message() {
    return message;
  }

  public ReadOnlyObjectProperty<Optional<Operation>> operationProperty() {
    return operation.getReadOnlyProperty();
  }

  /// What was salvaged, as long as the sheet is open.
  public ReadOnlyObjectProperty<Optional<SalvageDraft>> draftProperty() {
    return draft.getReadOnlyProperty();
  }

  public ObservableList<ComparedTable> tables() {
    return tables;
  }

  public ObservableList<Line> headline() {
    return headline;
  }

  public ObservableList<Line> notes() {
    return notes;
  }

  public ObservableList<Lost> lost() {
    return lost;
  }

  /// What came of saving, and of giving rows a home.
  public ObservableList<Line> news() {
    return news;
  }
}
