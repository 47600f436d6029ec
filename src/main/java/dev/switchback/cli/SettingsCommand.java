package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Act;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseSetting;
import dev.switchback.registry.Protection;
import dev.switchback.registry.SettingChange;
import dev.switchback.run.JournalModePlan;
import dev.switchback.run.JournalModeReport;
import dev.switchback.sqlite.JournalMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows and changes the settings of a database.
@Command(
    name = "settings",
    customSynopsis = {
      "switchback settings DATABASE [NAME] [OPTIONS]",
      "       switchback settings DATABASE NAME VALUE [OPTIONS]"
    },
    description = {
      "Shows the settings of a database, or changes one. They are remembered by Switchback and not"
          + " written to the file; journal-mode alone is, after it was shown and confirmed.",
      "Besides the names that are shown, NAME may be function.NAME with a SQL expression over ?1,"
          + " ?2 and so on, and collation.NAME with one of binary, nocase, rtrim, unicode, natural"
          + " or locale:de.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class SettingsCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(names = "--unset", paramLabel = "NAME", description = "Forget this setting.")
  private @Nullable String unset;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long to wait for other programs before the journal mode is changed. Default: what"
              + " busy-timeout says.")
  private @Nullable Integer waitSeconds;

  SettingsCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Chosen.Choice choice = chosen.withRest(administration, face());
    Database database = choice.database();
    List<String> words = choice.words();
    if (unset != null && !words.isEmpty()) {
      throw new Usage("--unset takes the name alone.");
    }
    if (words.isEmpty() && unset == null) {
      return show(administration, database);
    }
    if (words.size() == 1) {
      return showOne(administration, database, words.getFirst());
    }
    if (words.size() > 2) {
      throw new Usage(
          "Not understood: \"" + words.get(2) + "\". A value with spaces has to be quoted.");
    }
    if (database.id().isEmpty()) {
      throw new Usage(
          database.name()
              + " is not registered, so nothing can be remembered of it. Add it with \"switchback"
              + " add\".");
    }
    SettingChange change =
        unset != null
            ? SettingChange.unset(database.settings(), unset)
            : SettingChange.set(database.settings(), words.getFirst(), words.get(1));
    return switch (change) {
      case SettingChange.Refused refused -> throw new Usage(face().words().settings().say(refused));
      case SettingChange.Changed changed -> carryOut(administration, database, changed);
    };
  }

  private ExitCode carryOut(
      Administration administration, Database database, SettingChange.Changed change) {
    Optional<JournalMode> wanted =
        change
            .settings()
            .journalMode()
            .filter(mode -> change.name().equals(DatabaseSetting.JOURNAL_MODE.key()))
            .filter(mode -> java.nio.file.Files.exists(database.file()));
    if (wanted.isPresent()) {
      JournalModePlan plan = administration.planJournalMode(database, wanted.get());
      if (!plan.isEmpty()) {
        return changeJournalMode(administration, database, plan, change);
      }
    }
    Database changed = database.withSettings(change.settings());
    if (consent.isDryRun()) {
      return told(database, change);
    }
    if (database.protection() == Protection.PROTECTED) {
      Optional<ExitCode> refused =
          consent.refusedToChange(
              database, List.of(face().words().settings().say(database, change)), this);
      if (refused.isPresent()) {
        return refused.get();
      }
    }
    administration.update(changed);
    return told(database, change);
  }

  /// The change, and what it brings with it.
  private ExitCode told(Database before, SettingChange.Changed change) {
    List<String> lines = new ArrayList<>();
    lines.add(face().words().settings().say(before, change));
    List<String> known = face().words().settings().cautions(before.settings());
    face().words().settings().cautions(change.settings()).stream()
        .filter(caution -> !known.contains(caution))
        .forEach(caution -> lines.add("  " + caution));
    answer(lines, SettingFields.settings(before.withSettings(change.settings()), face().words()));
    return ExitCode.DONE;
  }

  private ExitCode changeJournalMode(
      Administration administration,
      Database database,
      JournalModePlan plan,
      SettingChange.Changed change) {
    List<String> lines = Face.lines(face().words().settings().say(database, plan));
    if (consent.isDryRun()) {
      answer(lines, SettingFields.plan(database, plan));
      return ExitCode.DONE;
    }
    if (plan.isRefused()) {
      lines.forEach(face().console()::message);
      return ExitCode.REFUSED;
    }
    Optional<ExitCode> refused =
        consent.refusedFor(database, Act.Known.JOURNAL_MODE, "change", lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    JournalModeReport report =
        face()
            .doing(
                this,
                work ->
                    administration.changeJournalMode(
                        database, plan, Wishes.lockWait(waitSeconds, database), work));
    if (report.isDone()) {
      administration.update(database.withSettings(change.settings()));
    }
    answer(
        Face.lines(face().words().settings().say(database, report)),
        SettingFields.report(database, report, face().words()));
    return report.isDone() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private ExitCode show(Administration administration, Database database) {
    List<String> lines =
        new ArrayList<>(
            new SettingLines(face().words()).all(database, journalMode(administration, database)));
    lines.addAll(face().words().settings().cautions(database.settings()));
    answer(lines, SettingFields.settings(database, face().words()));
    return ExitCode.DONE;
  }

  private ExitCode showOne(Administration administration, Database database, String name) {
    if (DatabaseSetting.named(name).isEmpty() && database.settings().get(name).isEmpty()) {
      throw new Usage(
          face()
              .words()
              .settings()
              .say(new SettingChange.Refused(name, "", SettingChange.Reason.UNKNOWN_NAME, "")));
    }
    answer(
        new SettingLines(face().words()).one(database, name, journalMode(administration, database)),
        SettingFields.settings(database, face().words()));
    return ExitCode.DONE;
  }

  private static Optional<JournalMode> journalMode(
      Administration administration, Database database) {
    return administration.status(database).facts().journalMode().map(JournalMode::of);
  }
}
