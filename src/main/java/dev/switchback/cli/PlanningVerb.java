package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.migration.Plan;
import dev.switchback.migration.Planning;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.Target;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.run.Preflight;
import dev.switchback.run.RunReport;
import dev.switchback.run.TryReport;
import dev.switchback.words.Said;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;

/// A command that makes a plan, shows it, and carries it out when somebody agrees.
abstract class PlanningVerb extends Verb {
  @Mixin private Wishes wishes = new Wishes();

  PlanningVerb(Face face) {
    super(face);
  }

  final Wishes wishes() {
    return wishes;
  }

  final Planning plan(Administration administration, Database database, Target target) {
    boolean needsFiles =
        switch (target) {
          case Target.RunAll all -> true;
          case Target.RunUpTo upTo -> true;
          case Target.RunNext next -> true;
          case Target.RunOnly only -> true;
          case Target.Stamp stamp -> true;
          case Target.Unstamp unstamp -> false;
          case Target.RollBackLast last -> false;
          case Target.RollBackTo to -> false;
          case Target.RollBackAll all -> false;
        };
    if (needsFiles) {
      requireSource(database);
    }
    return administration.plan(database, target, wishes.atomicity(), wishes.allowed());
  }

  static void requireSource(Database database) {
    if (database.source().isEmpty()) {
      throw new Usage(
          database.name() + " has no migrations folder. Name it with --migrations DIR.");
    }
  }

  /// Shows the plan, asks, carries it out, and tells what came of it.
  final ExitCode write(
      Administration administration,
      Database database,
      Target target,
      String verb,
      Consent consent) {
    return write(administration, database, target, verb, consent, First.NOTHING);
  }

  /// What is done before somebody is asked.
  enum First {
    NOTHING,
    TRY_ON_A_COPY
  }

  final ExitCode write(
      Administration administration,
      Database database,
      Target target,
      String verb,
      Consent consent,
      First first) {
    return switch (plan(administration, database, target)) {
      case Refusal refusal -> refused(database, refusal);
      case Plan plan when plan.isEmpty() -> nothing(database, plan);
      case Plan plan ->
          switch (first) {
            case NOTHING -> write(administration, database, plan, verb, consent, List.of());
            case TRY_ON_A_COPY -> tryAndWrite(administration, database, plan, verb, consent);
          };
    };
  }

  /// A plan that fails on the copy isn't carried out.
  private ExitCode tryAndWrite(
      Administration administration, Database database, Plan plan, String verb, Consent consent) {
    TryReport tried = face().doing(this, work -> administration.tryOnCopy(database, plan, work));
    List<String> lines = Face.lines(face().words().tries().say(database, tried, Face.ALLOWING));
    if (tried.up().outcome() != RunReport.Outcome.DONE) {
      answer(lines, new ReportFields(face().words()).attempt(database, tried));
      return tried.up().failure().isPresent() ? ExitCode.FAILED : ExitCode.CANCELLED;
    }
    return write(administration, database, plan, verb, consent, lines);
  }

  private ExitCode write(
      Administration administration,
      Database database,
      Plan plan,
      String verb,
      Consent consent,
      List<String> tried) {
    Preflight preflight = administration.preflight(database, plan);
    List<String> lines =
        new ArrayList<>(Face.lines(face().words().plans().say(database, plan, preflight)));
    lines.addAll(tried);
    if (consent.isDryRun()) {
      answer(lines, PlanFields.plan(database, plan, preflight));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused =
        consent.refusedFor(database, new Act.CarryOut(plan, preflight), verb, lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    RunReport report =
        face()
            .doing(
                this,
                work -> administration.carryOut(database, plan, wishes.lockWait(database), work));
    answer(
        Face.lines(face().words().runs().say(database, report, Face.ALLOWING)),
        new ReportFields(face().words()).run(database, report));
    return code(report.outcome());
  }

  final ExitCode shown(Database database, Plan plan, Preflight preflight) {
    answer(
        Face.lines(face().words().plans().say(database, plan, preflight)),
        PlanFields.plan(database, plan, preflight));
    return ExitCode.DONE;
  }

  /// A refusal is told on standard error: nothing came of the command.
  final ExitCode refused(Database database, Refusal refusal) {
    if (isJson()) {
      face().console().document(new ReportFields(face().words()).refusal(database, refusal));
      return ExitCode.REFUSED;
    }
    Words words = face().words();
    face().console().message(words.refusals().headline(database.name(), refusal));
    for (Refusal.Reason reason : refusal.reasons()) {
      Said said = words.refusals().say(reason, Face.ALLOWING);
      face().console().message("  " + said.sentence());
      face().console().message("    " + said.advice());
    }
    return ExitCode.REFUSED;
  }

  final ExitCode nothing(Database database, Plan plan) {
    List<String> lines = new ArrayList<>();
    lines.add(face().words().plans().nothing(database, plan));
    answer(lines, PlanFields.nothing(database, plan));
    return ExitCode.DONE;
  }

  static ExitCode code(RunReport.Outcome outcome) {
    return switch (outcome) {
      case DONE, NOTHING_TO_DO -> ExitCode.DONE;
      case FAILED_UNCHANGED -> ExitCode.FAILED;
      case CANCELLED_UNCHANGED -> ExitCode.CANCELLED;
      case FAILED_PARTLY, CANCELLED_PARTLY -> ExitCode.PARTLY;
    };
  }
}
