package dev.switchback.words;

import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.Failure;
import dev.switchback.mend.Mend;
import dev.switchback.mend.MendPlan;
import dev.switchback.mend.MendRefusal;
import dev.switchback.mend.MendReport;
import dev.switchback.registry.Database;
import dev.switchback.schema.TableRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a cure would do, and what came of it.
public final class MendWords {
  private static final int MOST = 8;

  private final Bundle bundle;
  private final Formats formats;

  MendWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "index t_y", "table users", "the whole file".
  public String subject(Mend mend) {
    return switch (mend) {
      case Mend.Reindex(Optional<String> subject) ->
          subject
              .map(name -> bundle.text("mend.subject.index", name))
              .orElseGet(() -> bundle.text("mend.subject.indexes"));
      case Mend.RebuildTable(String table) -> bundle.text("mend.subject.table", table);
      case Mend.Compact() -> bundle.text("mend.subject.file");
    };
  }

  /// What the button says: "Rebuild index t_y", "Compact shop.db".
  public String act(Mend mend, Database database) {
    return mend instanceof Mend.Compact
        ? bundle.text("mend.act.compact", database.name())
        : bundle.text("mend.act.rebuild", subject(mend));
  }

  /// The command line that does the same.
  public String command(Mend mend, Database database) {
    String name = ShellText.database(database);
    return switch (mend) {
      case Mend.Reindex(Optional<String> subject) ->
          "switchback reindex " + name + subject.map(it -> " " + ShellText.word(it)).orElse("");
      case Mend.RebuildTable(String table) ->
          "switchback rebuild " + name + " " + ShellText.word(table);
      case Mend.Compact() -> "switchback compact " + name;
    };
  }

  /// What would be done, before anybody has agreed to it.
  public Account say(Database database, MendPlan plan) {
    Account.Parts parts = new Account.Parts();
    parts.add(bundle.text("mend.label.does"), does(plan));
    parts.add(bundle.text("mend.label.sql"), shortened(plan.statements()));
    if (!plan.newRowids().isEmpty()) {
      parts.add(
          bundle.text("mend.label.rowids"),
          bundle.text("mend.rowids", formats.list(shortened(plan.newRowids()))));
    }
    parts.add(
        bundle.text("mend.label.needs"),
        plan.expected().toSeconds() < 2
            ? bundle.text(
                "mend.needs.short", formats.size(plan.needsBytes()), formats.size(plan.roomBytes()))
            : bundle.text(
                "mend.needs",
                formats.duration(plan.expected()),
                formats.size(plan.needsBytes()),
                formats.size(plan.roomBytes())));
    parts.add(bundle.text("mend.label.wayBack"), bundle.text("mend.wayBack"));
    return parts.under(bundle.text("mend.plan", act(plan.mend(), database)));
  }

  private List<String> does(MendPlan plan) {
    List<String> lines = new ArrayList<>();
    switch (plan.mend()) {
      case Mend.Reindex _ -> {
        lines.add(
            bundle.counted(
                "mend.does.reindex",
                plan.about().size(),
                formats.list(shortened(plan.about())),
                formats.count(plan.about().size())));
      }
      case Mend.RebuildTable(String table) -> lines.add(bundle.text("mend.does.table", table));
      case Mend.Compact() -> {
        lines.add(bundle.text("mend.does.compact"));
        lines.add(
            bundle.text(
                "mend.does.free", formats.size(plan.freeBytes()), formats.size(plan.sizeBytes())));
      }
    }
    lines.add(bundle.text("mend.does.sameRows"));
    return lines;
  }

  private List<String> shortened(List<String> all) {
    if (all.size() <= MOST) {
      return all;
    }
    List<String> some = new ArrayList<>(all.subList(0, MOST));
    some.add(bundle.text("salvage.more", formats.count(all.size() - (long) MOST)));
    return some;
  }

  /// Why it can't be done, and what would allow it.
  public Said say(MendRefusal refusal) {
    return new Said(
        bundle.text(
            "mend.refused." + Bundle.camelCase(refusal.reason()),
            subject(refusal.mend()),
            refusal.detail()),
        bundle.text("mend.refused.do." + Bundle.camelCase(refusal.reason())));
  }

  /// What came of it, on the file.
  public Account say(Database database, MendReport report) {
    return account(database, report, "mend.done.");
  }

  /// What came of it on a copy.
  public Account sayTried(Database database, MendReport report) {
    return account(database, report, "mend.tried.");
  }

  private Account account(Database database, MendReport report, String family) {
    Account.Parts parts = new Account.Parts();
    if (report.isWritten()) {
      parts.add(bundle.text("mend.label.proof"), proof(report));
    }
    parts.add(bundle.text("mend.label.still"), shortened(report.problemsAfter()));
    report.failure().ifPresent(failure -> why(failure, parts));
    if (report.plan().mend() instanceof Mend.Reindex
        && report.failure().filter(DatabaseDamaged.class::isInstance).isPresent()) {
      parts.add(
          bundle.text("mend.label.next"),
          bundle.text(
              "mend.next",
              "switchback salvage " + ShellText.database(database) + " --into NEW-FILE"));
    }
    report
        .safetyCopy()
        .ifPresent(
            copy ->
                parts.add(
                    bundle.text("mend.label.wayBack"),
                    bundle.text("mend.copy", formats.path(copy.file()))));
    return parts.under(
        bundle.text(
            family + Bundle.camelCase(report.outcome()),
            act(report.plan().mend(), database),
            formats.duration(report.took()),
            database.name()));
  }

  private void why(Failure failure, Account.Parts parts) {
    Said said = new FailureWords(bundle, formats, new SqliteWords(bundle)).say(failure);
    parts.add(bundle.text("run.label.why"), said.sentence());
    parts.add(bundle.text("run.label.do"), said.advice());
  }

  private List<String> proof(MendReport report) {
    List<String> lines = new ArrayList<>();
    List<String> others =
        report.rows().stream().filter(TableRows::differs).map(TableRows::table).toList();
    if (!others.isEmpty()) {
      lines.add(bundle.text("mend.proof.otherRows", formats.list(shortened(others))));
    } else if (report.failure().isEmpty()) {
      long rows = report.rows().stream().mapToLong(table -> table.after().orElse(0)).sum();
      lines.add(
          bundle.text("mend.proof.rows", formats.rows(rows), formats.tables(report.rows().size())));
    }
    if (!report.problemsBefore().isEmpty()) {
      lines.add(
          bundle.text(
              "mend.proof.problems",
              formats.problems(report.problemsBefore().size()),
              formats.count(report.problemsAfter().size())));
    }
    if (report.plan().mend() instanceof Mend.Compact) {
      lines.add(
          bundle.text(
              "mend.proof.size",
              formats.size(report.bytesBefore()),
              formats.size(report.bytesAfter())));
    }
    return lines;
  }
}
