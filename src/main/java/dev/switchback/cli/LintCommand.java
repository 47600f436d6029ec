package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.lint.Check;
import dev.switchback.lint.Checklist;
import dev.switchback.lint.Result;
import dev.switchback.migration.SourceProblem;
import dev.switchback.registry.Database;
import dev.switchback.registry.LintFindings;
import dev.switchback.template.SqliteVersion;
import dev.switchback.words.LintWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks migrations before they are run or committed.
@Command(
    name = "lint",
    customSynopsis = {
      "switchback lint DATABASE [OPTIONS]",
      "switchback lint --migrations DIR [OPTIONS]"
    },
    description = {
      "Checks migrations before they are run or committed: with a database those that are not"
          + " applied, with a folder alone all of it. Needs no database, and runs nothing.",
      "Ends with 4 when a migration has a problem; what is only advice doesn't count, unless"
          + " --strict."
    })
final class LintCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @Option(names = "--all", description = "Check those that are applied too.")
  private boolean all;

  @Option(names = "--strict", description = "End with 4 for advice too.")
  private boolean strict;

  @Option(names = "--checklist", description = "Show what is met and what was not checked, too.")
  private boolean checklist;

  @Option(
      names = "--sqlite",
      paramLabel = "RELEASE",
      description =
          "The oldest release of SQLite that has to run them, as 3.40. Default: this one.")
  private @Nullable String release;

  LintCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    LintFindings findings = find(administration);
    answer(lines(findings), fields(findings));
    boolean fails = findings.problems() > 0 || (strict && findings.advice() > 0);
    return fails ? ExitCode.PROBLEMS : ExitCode.DONE;
  }

  private LintFindings find(Administration administration) {
    SqliteVersion target = target();
    Optional<Path> folder = chosen.folderAlone(face()).filter(_ -> chosen.words().isEmpty());
    if (folder.isPresent()) {
      return administration.lint(folder.get(), target);
    }
    Database database = chosen.one(administration, face()).database();
    PlanningVerb.requireSource(database);
    LintFindings findings = administration.lint(database, target);
    return all ? findings : findings.notApplied();
  }

  private SqliteVersion target() {
    try {
      return release == null ? SqliteVersion.here() : SqliteVersion.of(release);
    } catch (IllegalArgumentException e) {
      throw new Usage("--sqlite takes a release such as 3.40 or 3.40.1.");
    }
  }

  private List<String> lines(LintFindings findings) {
    LintWords words = face().words().lint();
    List<String> lines = new ArrayList<>();
    for (SourceProblem problem : findings.unusable()) {
      lines.add("problem  " + face().words().refusals().say(problem));
    }
    for (Checklist each : findings.checklists()) {
      List<String> own = new ArrayList<>();
      each.checks().forEach(check -> own.addAll(lines(check, words)));
      if (!own.isEmpty()) {
        lines.add(
            (each.migration().version().text() + " " + each.migration().description()).strip());
        lines.addAll(own);
      }
    }
    lines.add(
        words.headline(
            findings.problems(),
            findings.advice(),
            findings.checklists().size(),
            findings.target()));
    return lines;
  }

  private List<String> lines(Check check, LintWords words) {
    String label =
        switch (check.result()) {
          case Result.Met() -> "met";
          case Result.NotMet _ -> check.isProblem() ? "problem" : "advice";
          case Result.NotChecked _ -> "not checked";
        };
    List<String> said = words.say(check);
    boolean shown = check.result() instanceof Result.NotMet || checklist;
    if (!shown) {
      return List.of();
    }
    String name = words.name(check.rule());
    return said.isEmpty()
        ? List.of("  %-11s  %s".formatted(label, name))
        : said.stream()
            .map(line -> "  %-11s  %s [%s]".formatted(label, line, check.rule().option()))
            .toList();
  }

  private Fields fields(LintFindings findings) {
    return new Fields()
        .put("sqlite", findings.target().toString())
        .put("problems", findings.problems())
        .put("advice", findings.advice())
        .put(
            "unusable",
            findings.unusable().stream()
                .map(
                    problem ->
                        new Fields()
                            .put("file", problem.file())
                            .put("line", problem.line())
                            .put("kind", problem.kind())
                            .put("message", face().words().refusals().say(problem)))
                .toList())
        .put("migrations", findings.checklists().stream().map(this::fields).toList());
  }

  private Fields fields(Checklist each) {
    return new Fields()
        .put("version", each.migration().version())
        .put("description", each.migration().description())
        .put("file", each.migration().up().file())
        .put(
            "checks",
            each.checks().stream()
                .map(check -> LintFields.of(check, face().words().lint()))
                .toList());
  }
}
