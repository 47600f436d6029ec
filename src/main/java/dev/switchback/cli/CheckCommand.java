package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.health.CheckKind;
import dev.switchback.health.CheckReport;
import dev.switchback.health.Verdict;
import dev.switchback.registry.Database;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Checks a file.
@Command(
    name = "check",
    customSynopsis = "switchback check DATABASE [--quick | --full | --foreign-keys] [OPTIONS]",
    description = {
      "Checks a database and says what was found, what it means, and the mildest cure. Writes"
          + " nothing to it.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class CheckCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  @ArgGroup(exclusive = true)
  private Kind kind = new Kind();

  CheckCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    CheckReport report =
        face().doing(this, work -> administration.check(database, kind.kind(), work));
    if (report.verdict() == Verdict.CANNOT_BE_OPENED) {
      throwUnlessDamaged(administration, database);
    }
    answer(
        Face.lines(face().words().checks().say(database, report)),
        new CopyFields(face().words()).check(database, report));
    return report.verdict() == Verdict.HEALTHY ? ExitCode.DONE : ExitCode.PROBLEMS;
  }

  /// What isn't a database, isn't there or isn't readable wasn't checked at all.
  private static void throwUnlessDamaged(Administration administration, Database database) {
    administration
        .status(database)
        .failure()
        .filter(failure -> !(failure instanceof DatabaseDamaged))
        .ifPresent(
            failure -> {
              throw failure;
            });
  }

  /// How thoroughly. At most one of them; none is quick.
  static final class Kind {
    @Option(
        names = "--quick",
        description = "Structure, types and rules of rows. This is the default.")
    private boolean quick;

    @Option(names = "--full", description = "The same, and every index entry. Takes longer.")
    private boolean full;

    @Option(names = "--foreign-keys", description = "References to rows that do not exist.")
    private boolean foreignKeys;

    CheckKind kind() {
      if (full) {
        return CheckKind.INTEGRITY;
      }
      return foreignKeys && !quick ? CheckKind.FOREIGN_KEYS : CheckKind.QUICK;
    }
  }
}
