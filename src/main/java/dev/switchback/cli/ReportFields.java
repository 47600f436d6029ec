package dev.switchback.cli;

import dev.switchback.failure.Failure;
import dev.switchback.migration.Refusal;
import dev.switchback.registry.Database;
import dev.switchback.run.Offending;
import dev.switchback.run.RunFailure;
import dev.switchback.run.RunReport;
import dev.switchback.run.StepReport;
import dev.switchback.run.StepTrial;
import dev.switchback.run.TryReport;
import dev.switchback.run.UnknownName;
import dev.switchback.schema.TableRows;
import dev.switchback.schema.ValueLoss;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Locale;

/// The fields of refusals, failures and of the reports of runs.
final class ReportFields {
  private final Words words;

  ReportFields(Words words) {
    this.words = words;
  }

  Fields failure(Failure failure) {
    Said said = words.failures().say(failure);
    return new Fields()
        .put("code", failure.code())
        .put("message", said.sentence())
        .put("advice", said.advice());
  }

  Fields refusal(Database database, Refusal refusal) {
    return new Fields()
        .put("database", database.name())
        .put(
            "refusal",
            new Fields()
                .put("message", words.refusals().headline(database.name(), refusal))
                .put("reasons", refusal.reasons().stream().map(this::reason).toList()));
  }

  private Fields reason(Refusal.Reason reason) {
    Said said = words.refusals().say(reason, Face.ALLOWING);
    return new Fields()
        .put("kind", kind(reason))
        .put("message", said.sentence())
        .put("advice", said.advice())
        .put("allow", reason.allowance());
  }

  Fields run(Database database, RunReport report) {
    return new Fields()
        .put("database", database.name())
        .put(
            "report",
            outcome(database, report)
                .put("safetyCopy", report.safetyCopy().map(CopyFields::backup))
                .put("activity", report.activityId()));
  }

  Fields attempt(Database database, TryReport report) {
    return new Fields()
        .put("database", database.name())
        .put(
            "try",
            new Fields()
                .put("message", words.tries().headline(report))
                .put("up", outcome(database, report.up()))
                .put("rows", rows(report.rows()))
                .put("rollBackVerdict", report.rollBackVerdict())
                .put("rollBack", report.rollBack().map(back -> outcome(database, back)))
                .put("leftBehind", words.schemas().say(report.leftBehind()))
                .put("rowsAfterRollBack", rows(report.rowsAfterRollBack()))
                .put("warnings", words.rehearsals().warnings(report.rehearsal()))
                .put("migrations", report.rehearsal().steps().stream().map(this::trial).toList())
                .put("offending", report.rehearsal().offending().map(ReportFields::offending))
                .put("valuesLost", report.rehearsal().values().map(ReportFields::values))
                .put("runsAgain", report.runsAgain())
                .put("lockedMillis", report.rehearsal().locked())
                .put("extraBytes", report.rehearsal().space().extra())
                .put("clonedMillis", report.cloned())
                .put("tookMillis", report.took()));
  }

  private Fields trial(StepTrial step) {
    return new Fields()
        .put("version", step.version())
        .put("changes", words.schemas().say(step.schema()))
        .put("rows", step.rows().map(ReportFields::rows))
        .put(
            "losses",
            step.losses().stream()
                .map(
                    loss ->
                        new Fields()
                            .put("table", loss.table())
                            .put("rows", loss.rows())
                            .put("cause", loss.cause()))
                .toList())
        .put("broken", step.broken().stream().flatMap(it -> it.names().stream()).toList())
        .put("quotedAsText", step.quoted().stream().map(StepTrial.Quoted::name).toList());
  }

  private static Fields offending(Offending offending) {
    return new Fields()
        .put("kind", offending.kind())
        .put("table", offending.table())
        .put("columns", offending.columns())
        .put("examples", offending.rows())
        .put("count", offending.count());
  }

  private static List<Fields> values(List<ValueLoss> losses) {
    return losses.stream()
        .map(
            loss ->
                new Fields()
                    .put("table", loss.table())
                    .put("column", loss.column())
                    .put("rows", loss.rows()))
        .toList();
  }

  private Fields outcome(Database database, RunReport report) {
    return new Fields()
        .put("outcome", report.outcome())
        .put("message", words.runs().headline(database, report))
        .put("steps", report.steps().stream().map(ReportFields::step).toList())
        .put("failure", report.failure().map(this::failure))
        .put("changes", words.schemas().say(report.schema()))
        .put("brokenForeignKeysBefore", report.brokenBefore())
        .put("staysDone", report.stays())
        .put("hoistedPragmas", report.hoisted())
        .put("tookMillis", report.took());
  }

  private static Fields step(StepReport step) {
    return PlanFields.step(step.step())
        .put("outcome", step.outcome())
        .put("tookMillis", step.took())
        .put("skippedFor", step.skippedFor())
        .put(
            "statements",
            step.statements().stream()
                .map(
                    statement ->
                        new Fields()
                            .put("number", statement.number())
                            .put("line", statement.line())
                            .put("rowsChanged", statement.rowsChanged())
                            .put("tookMillis", statement.took()))
                .toList());
  }

  private Fields failure(RunFailure failure) {
    Said said = words.runs().say(failure, Face.ALLOWING);
    Fields fields =
        new Fields()
            .put("kind", kind(failure))
            .put("message", said.sentence())
            .put("advice", said.advice())
            .put("allow", failure.allowance());
    return switch (failure) {
      case RunFailure.StatementFailed failed ->
          fields
              .put("version", failed.step().version())
              .put("file", failed.step().text().file())
              .put("statement", failed.statement())
              .put("statements", failed.count())
              .put("line", failed.line())
              .put("column", failed.column())
              .put("sql", failed.sql())
              .put("sqliteCode", failed.result().extendedCode())
              .put("sqliteName", failed.result().name())
              .put("sqliteMessage", words.sqlite().ownMessage(failed.result()));
      case RunFailure.ForeignKeysBroken broken ->
          fields.put(
              "references",
              broken.references().stream()
                  .map(
                      reference ->
                          new Fields()
                              .put("table", reference.table())
                              .put("parent", reference.parent())
                              .put("rows", reference.rows()))
                  .toList());
      case RunFailure.CodeFailed failed ->
          fields
              .put("version", failed.step().version())
              .put("file", failed.step().text().file())
              .put("class", failed.className())
              .put("place", failed.place())
              .put("sql", failed.sql())
              .put("sqliteName", failed.code());
      case RunFailure.Surprised surprised ->
          fields
              .put("version", surprised.step().version())
              .put("surprises", words.rehearsals().surprises(surprised));
      case RunFailure.TransactionEnded ended ->
          fields
              .put("version", ended.step().version())
              .put("statement", ended.statement())
              .put("line", ended.line());
      case RunFailure.PreconditionUnmet unmet ->
          fields.put("version", unmet.step().version()).put("condition", unmet.condition());
      case RunFailure.NoSafetyCopy(Failure cause) -> fields.put("cause", failure(cause));
      case RunFailure.Stopped(Failure cause) -> fields.put("cause", failure(cause));
      case RunFailure.NamesUnknown(List<UnknownName> names) ->
          fields.put("unknownNames", names.stream().map(PlanFields::name).toList());
      case RunFailure.HistoryChanged _ -> fields;
    };
  }

  private static List<Fields> rows(List<TableRows> tables) {
    return tables.stream()
        .map(
            table ->
                new Fields()
                    .put("table", table.table())
                    .put("before", table.before())
                    .put("after", table.after()))
        .toList();
  }

  /// `OutOfOrder` as `out-of-order`: a record's name is its word.
  static String kind(Object value) {
    return value
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
        .toLowerCase(Locale.ROOT);
  }
}
