package dev.switchback.words;

import dev.switchback.run.Loss;
import dev.switchback.run.Offending;
import dev.switchback.run.Promise;
import dev.switchback.run.Rehearsal;
import dev.switchback.run.RunFailure;
import dev.switchback.run.StepTrial;
import dev.switchback.run.TryReport;
import dev.switchback.schema.BrokenObject;
import dev.switchback.schema.ValueLoss;
import java.util.ArrayList;
import java.util.List;

/// What a try on a copy saw of each migration, in sentences.
public final class RehearsalWords {
  private final Bundle bundle;
  private final Formats formats;
  private final SchemaWords schemas;

  RehearsalWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    schemas = new SchemaWords(bundle);
  }

  /// What somebody should look at before running: rows that nothing explains, views that don't
  /// compile any more, names that became text. Empty when there is nothing of the kind.
  public List<String> warnings(Rehearsal rehearsal) {
    List<String> warnings = new ArrayList<>();
    for (StepTrial step : rehearsal.steps()) {
      step.losses().stream()
          .filter(RehearsalWords::isAlarming)
          .forEach(loss -> warnings.add(say(step, loss)));
      step.broken().forEach(object -> warnings.add(say(step, object)));
      step.quoted().forEach(quoted -> warnings.add(say(step, quoted)));
    }
    return warnings;
  }

  private static boolean isAlarming(Loss loss) {
    return switch (loss.cause()) {
      case UNEXPLAINED, REBUILT -> true;
      case DROPPED, DELETED -> false;
    };
  }

  /// "0009: 12 rows of orders are gone, and no statement deletes them. …"
  public String say(StepTrial step, Loss loss) {
    return bundle.counted(
        "rehearsal.loss." + Bundle.camelCase(loss.cause()),
        loss.rows(),
        step.version(),
        formats.count(loss.rows()),
        loss.table());
  }

  private String say(StepTrial step, BrokenObject object) {
    String names = formats.list(object.names());
    return object.names().size() == 1
        ? bundle.text(
            "rehearsal.broken." + Bundle.camelCase(object.type()),
            step.version(),
            names,
            object.message())
        : bundle.text("rehearsal.broken.oneOf", step.version(), names, object.message());
  }

  private String say(StepTrial step, StepTrial.Quoted quoted) {
    return bundle.text("rehearsal.quoted", step.version(), quoted.name(), quoted.line());
  }

  /// What one migration did: its objects, and the tables whose number of rows it changed.
  public List<String> changes(StepTrial step, TryWords tries) {
    List<String> lines = new ArrayList<>(schemas.say(step.schema()));
    step.rows().map(tries::rows).ifPresent(lines::addAll);
    return lines;
  }

  /// The rows that made a statement fail, with some of them.
  public List<String> say(Offending offending) {
    List<String> lines = new ArrayList<>();
    lines.add(
        bundle.counted(
            "rehearsal.offending." + Bundle.camelCase(offending.kind()),
            offending.count(),
            formats.count(offending.count()),
            offending.table(),
            formats.list(offending.columns().stream().filter(c -> !c.isEmpty()).toList())));
    offending.rows().forEach(row -> lines.add(row(offending, row)));
    return lines;
  }

  private String row(Offending offending, List<String> row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String column = offending.columns().get(i);
      values.add(
          column.isEmpty()
              ? bundle.text("rehearsal.times", row.get(i))
              : column + " = " + row.get(i));
    }
    return String.join(", ", values);
  }

  /// "Needs 0.8 s, 3 MB; others can't write for 0.2 s."
  public String needs(TryReport report) {
    return bundle.text(
        "rehearsal.needs",
        formats.duration(report.up().took()),
        formats.size(report.rehearsal().space().extra()),
        formats.duration(report.rehearsal().locked()));
  }

  /// Columns whose values don't come back.
  public List<String> values(Rehearsal rehearsal) {
    return rehearsal.values().orElse(List.of()).stream().map(this::value).toList();
  }

  private String value(ValueLoss loss) {
    return bundle.counted(
        "rehearsal.value", loss.rows(), formats.count(loss.rows()), loss.table(), loss.column());
  }

  /// Whether it runs once more after the rollback; empty when that wasn't tried.
  public List<String> again(TryReport report) {
    return report
        .runsAgain()
        .map(works -> List.of(bundle.text(works ? "rehearsal.again" : "rehearsal.againFails")))
        .orElse(List.of());
  }

  /// What wasn't compared, and so isn't known.
  public List<String> unknown(TryReport report) {
    List<String> lines = new ArrayList<>();
    boolean wentBack =
        switch (report.rollBackVerdict()) {
          case EXACT, LOSES_DATA, NOT_INVERSE -> true;
          case NOT_TRIED, FAILS -> false;
        };
    if (wentBack && report.rehearsal().values().isEmpty()) {
      lines.add(bundle.text("rehearsal.valuesNotCompared"));
    }
    if (report.rehearsal().steps().stream().anyMatch(step -> step.rows().isEmpty())) {
      lines.add(bundle.text("rehearsal.stepsNotCounted"));
    }
    return lines;
  }

  /// How what was done differs from what a try promised.
  public List<String> surprises(RunFailure.Surprised surprised) {
    List<String> lines = new ArrayList<>(schemas.say(surprised.schema()));
    for (Promise.RowSurprise row : surprised.rows()) {
      lines.add(
          bundle.text(
              "rehearsal.surprise.rows",
              row.table(),
              signed(row.promised()),
              signed(row.actual())));
    }
    return lines;
  }

  private String signed(long change) {
    return (change > 0 ? "+" : "") + formats.count(change);
  }
}
