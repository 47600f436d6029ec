package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.Database;
import dev.switchback.salvage.CombinePlan;
import dev.switchback.salvage.CombineReport;
import dev.switchback.salvage.CombineRequest;
import dev.switchback.salvage.CombinedTrial;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.app.Operation;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Account;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for putting the newest backup and the newer salvaged rows together. Nothing is written
/// before a new file was named.
public final class CombineViewModel {
  private static final int CONFLICTS = 20;

  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final Database database;
  private final SalvageDraft draft;
  private final Backup backup;
  private final ObjectProperty<CombineRequest.Prefer> prefer =
      new SimpleObjectProperty<>(CombineRequest.Prefer.SALVAGED);
  private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<Account>> account =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Line.Tone> tone =
      new ReadOnlyObjectWrapper<>(Line.Tone.PLAIN);
  private final ReadOnlyBooleanWrapper planned = new ReadOnlyBooleanWrapper();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private int asked;

  CombineViewModel(SheetContext context, Database database, SalvageDraft draft, Backup backup) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.database = database;
    this.draft = draft;
    this.backup = backup;
    prefer.addListener((_, _, _) -> look());
  }

  private CombineRequest request(Path into) {
    return CombineRequest.of(draft.report(), backup.file(), into).preferring(prefer.get());
  }

  /// Counts what would come out, and the first conflicts. Reads only.
  public void look() {
    int number = ++asked;
    CombineRequest request = request(draft.folder().resolve("combined.db"));
    working.set(true);
    planned.set(false);
    jobs.look(
        text("combine.looking"),
        work -> {
          CombinePlan plan = administration.planCombine(request, work);
          return new CombinedTrial(
              draft.report(),
              plan,
              plan.tables().stream()
                  .filter(table -> table.conflicts() > 0)
                  .map(
                      table ->
                          administration.combineConflicts(
                              request, table.name(), 0, CONFLICTS, work))
                  .toList());
        },
        trial -> {
          if (number == asked) {
            working.set(false);
            planned.set(true);
            message.clear();
            tone.set(Line.Tone.PLAIN);
            account.set(Optional.of(words.combining().say(trial)));
          }
        },
        failure -> {
          if (number == asked) {
            working.set(false);
            message.setAll(Lines.failure(failure, words));
          }
        });
  }

  /// Writes the new file; never over another.
  ///
  /// @return what runs
  public Optional<Operation> save(Path target) {
    if (!planned.get()) {
      return Optional.empty();
    }
    working.set(true);
    planned.set(false);
    CombineRequest request = request(target);
    Operation running =
        jobs.operate(
            database.file(),
            text("combine.operation", String.valueOf(target.getFileName())),
            work -> administration.combine(database, request, work),
            this::show,
            failure -> {
              working.set(false);
              planned.set(true);
              message.setAll(Lines.failure(failure, words));
            });
    return Optional.of(running);
  }

  private void show(CombineReport report) {
    working.set(false);
    planned.set(true);
    message.clear();
    tone.set(report.isAsPlanned() ? Line.Tone.GOOD : Line.Tone.WARNING);
    account.set(Optional.of(words.combining().say(report)));
  }

  /// Where the new file is proposed to be.
  public Path proposedName() {
    String name = String.valueOf(database.file().getFileName());
    int dot = name.lastIndexOf('.');
    return database
        .file()
        .resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-combined.db");
  }

  public String title() {
    return text("combine.title", words.formats().instant(backup.at()));
  }

  public ObjectProperty<CombineRequest.Prefer> preferProperty() {
    return prefer;
  }

  public ReadOnlyBooleanProperty workingProperty() {
    return working.getReadOnlyProperty();
  }

  /// Whether it was counted, so that it may be written.
  public ReadOnlyBooleanProperty plannedProperty() {
    return planned.getReadOnlyProperty();
  }

  /// What would come out, or what came out.
  public ReadOnlyObjectProperty<Optional<Account>> accountProperty() {
    return account.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Line.Tone> toneProperty() {
    return tone.getReadOnlyProperty();
  }

  public ObservableList<Line> message() {
    return message;
  }
}
