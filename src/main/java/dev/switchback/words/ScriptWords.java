package dev.switchback.words;

import dev.switchback.migration.Condition;
import dev.switchback.migration.Plan;
import dev.switchback.migration.PlanStep;
import dev.switchback.registry.Database;
import dev.switchback.script.NoScript;
import dev.switchback.script.Part;
import dev.switchback.script.PlanScript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A plan as the text of a script, with comments that say what each part is for.
public final class ScriptWords {
  private static final int WIDTH = 96;

  private final Bundle bundle;
  private final Formats formats;
  private final PlanWords plans;
  private final RunWords runs;

  ScriptWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
    plans = new PlanWords(bundle, formats);
    runs = new RunWords(bundle, formats);
  }

  /// Who is going to carry a script out.
  public enum Reader {
    /// SQLite's own shell: it is told to stop at the first error.
    SHELL,
    /// A program that understands SQL only.
    PROGRAM
  }

  /// The whole script, ending with a line break. UTF-8 is what SQLite's shell expects.
  public String text(Database database, PlanScript script, Reader reader) {
    StringBuilder text = new StringBuilder();
    header(database, script, reader).forEach(line -> comment(text, line));
    if (reader == Reader.SHELL) {
      text.append("\n.bail on\n");
    }
    Part.Role before = Part.Role.END;
    for (Part part : script.parts()) {
      switch (part) {
        case Part.Heading(PlanStep step) -> {
          text.append('\n');
          comment(text, "---- " + heading(step));
          before = Part.Role.MIGRATION;
        }
        case Part.Skipped(PlanStep step) -> {
          text.append('\n');
          comment(text, bundle.text("script.skipped", step.title(), conditions(step)));
        }
        case Part.Assumed(PlanStep _, String condition, Part.Assumed.Then then) ->
            comment(
                text,
                switch (then) {
                  case ONLY_RECORDED -> bundle.text("script.assumed.onlyRecorded", condition);
                  case RUN -> bundle.text("script.assumed.run", condition);
                });
        case Part.Repeated(int times) ->
            comment(text, bundle.counted("script.repeated", times, formats.count(times)));
        case Part.Sql sql -> {
          if (sql.role() != before) {
            text.append(before == Part.Role.MIGRATION || isOfMigration(sql) ? "" : "\n");
            comment(text, isOfMigration(sql) ? "" : bundle.of("script.role.", sql.role()));
          }
          if (!sql.timely().isEmpty()) {
            comment(text, bundle.text("script.timely", String.join(", ", sql.timely())));
          }
          text.append(sql.sql()).append(";\n");
          before = sql.role();
        }
      }
    }
    return text.toString();
  }

  /// "Run 2 migrations on shop: 14 statements, tried on a copy in 0.2 s."
  public String headline(Database database, PlanScript script) {
    long count = script.migrationStatements();
    return bundle.counted(
        "script.made",
        count,
        plans.headline(database, script.plan()),
        formats.count(count),
        formats.duration(script.took()));
  }

  /// That the script was written to a file.
  public String written(Path file) {
    return bundle.text("script.written", formats.path(file));
  }

  /// Why there is no script.
  public Account say(Database database, NoScript none, AllowancePhrase allowing) {
    Account.Parts parts = new Account.Parts();
    switch (none) {
      case NoScript.FailedOnCopy(var report) -> {
        parts.add(bundle.text("script.label.why"), runs.failed(report));
        report
            .failure()
            .map(failure -> runs.say(failure, allowing))
            .ifPresent(
                said ->
                    parts.add(
                        bundle.text("script.label.do"), List.of(said.sentence(), said.advice())));
      }
      case NoScript.RepeatedTooOften(var _, PlanStep step, int statement, int line, int times) -> {
        parts.add(
            bundle.text("script.label.why"),
            bundle.text("script.tooOften", statement, step.title(), line, formats.count(times)));
        parts.add(bundle.text("script.label.do"), bundle.text("script.tooOften.do"));
      }
      case NoScript.Program(var _, PlanStep step) -> {
        String name = step.text().code().map(code -> code.className()).orElse("");
        parts.add(
            bundle.text("script.label.why"), bundle.text("script.program", step.title(), name));
        parts.add(bundle.text("script.label.do"), bundle.text("script.program.do"));
      }
    }
    return parts.under(bundle.text("script.none", plans.headline(database, plan(none))));
  }

  private static Plan plan(NoScript none) {
    return switch (none) {
      case NoScript.FailedOnCopy(var report) -> report.plan();
      case NoScript.RepeatedTooOften tooOften -> tooOften.plan();
      case NoScript.Program program -> program.plan();
    };
  }

  private List<String> header(Database database, PlanScript script, Reader reader) {
    List<String> lines = new ArrayList<>();
    String name = formats.name(database.file());
    lines.add(plans.headline(database, script.plan()));
    lines.add(bundle.text("script.file", name, formats.instant(script.madeAt())));
    lines.add(bundle.text("script.tried", script.sqliteVersion(), formats.duration(script.took())));
    lines.add("");
    lines.addAll(plans.together(script.plan()));
    lines.add(bundle.text("script.noSafetyCopy"));
    lines.add(
        reader == Reader.SHELL
            ? bundle.text("script.how.shell", name)
            : bundle.text("script.how.program"));
    lines.add(bundle.text("script.checks"));
    lines.add(bundle.of("script.timeliness.", script.timeliness()));
    switch (script.references()) {
      case COMPARED -> {}
      case ALLOWED -> lines.add(bundle.text("script.references.allowed"));
      case NOT_COMPARABLE -> lines.add(bundle.text("script.references.notComparable"));
    }
    if (script.hoisted() > 0) {
      lines.add(bundle.text("script.hoisted"));
    }
    return lines;
  }

  private String heading(PlanStep step) {
    return step.action() == PlanStep.Action.STAMP
        ? bundle.text("script.heading.stamp", step.title())
        : bundle.text(
            "script.heading",
            bundle.of("plan.action.", step.action()),
            step.title(),
            step.text()
                .file()
                .map(formats::name)
                .orElseGet(() -> bundle.text("script.heading.recorded")));
  }

  private static String conditions(PlanStep step) {
    return step.preconditions().conditions().stream()
        .map(Condition::text)
        .collect(Collectors.joining("; "));
  }

  private static boolean isOfMigration(Part.Sql sql) {
    return sql.role() == Part.Role.MIGRATION;
  }

  /// A comment ends with its line, whatever a name or a file says.
  private static void comment(StringBuilder text, String sentence) {
    if (sentence.isEmpty()) {
      return;
    }
    StringBuilder line = new StringBuilder("--");
    for (String word : sentence.split("\\s+")) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > 2) {
        text.append(line).append('\n');
        line = new StringBuilder("--");
      }
      line.append(' ').append(word);
    }
    text.append(line).append('\n');
  }
}
