package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.HistoryFit;
import dev.switchback.registry.Database;
import dev.switchback.registry.HistoryFindings;
import dev.switchback.registry.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows which history of a database counts, and remembers which one shall.
@Command(
    name = "history",
    customSynopsis = "switchback history DATABASE [OPTIONS]",
    description = {
      "Shows which history stands in a database, why it was recognised, what else could be meant,"
          + " and its rows as they are stored. Looking changes nothing.",
      "With --use, --map or --forget it remembers which history counts, with --layout how the files"
          + " are read, with --option how the tool of the migrations is set up. The database itself"
          + " is not written to.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class HistoryCommand extends Verb {
  private static final int ROWS_SHOWN_FIRST = 5;

  @Mixin private Chosen chosen = new Chosen();
  @Mixin private HistoryWish wish = new HistoryWish();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--layout",
      paramLabel = "TOOL",
      description =
          "The tool as which the migrations are read, whatever the history is; switchback for plain"
              + " files, pairs and sections; found to go by the history and the files again.")
  private @Nullable String layout;

  HistoryCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    HistoryFindings now = administration.history(database);
    Optional<HistoryChoice> choice = wish.choice(now);
    if (choice.isEmpty() && chosen.options().isEmpty() && layout == null) {
      answer(lines(database, now, now.rows().size()), HistoryFields.of(database, now));
      return ExitCode.DONE;
    }
    return remember(administration, database, choice);
  }

  private ExitCode remember(
      Administration administration, Database database, Optional<HistoryChoice> choice) {
    if (database.id().isEmpty()) {
      throw new Usage(
          database.name()
              + " is not registered, so nothing can be remembered of it. Add it with \"switchback"
              + " add\".");
    }
    Database registered = administration.database(database.name());
    Settings settings =
        choice
            .map(registered.settings()::withHistory)
            .orElse(registered.settings())
            .withToolOptions(chosen.options());
    if (layout != null) {
      settings =
          settings.withLayout(
              layout.equals("found")
                  ? Optional.empty()
                  : Optional.of(SourceWish.layout(administration, layout)));
    }
    Database changed = registered.withSettings(settings);
    HistoryFindings findings = administration.history(changed);
    if (choice.isPresent()
        && findings.fit() != HistoryFit.FITS
        && !HistoryNaming.isYetToBeMade(choice.get(), findings)) {
      return refused(database, findings);
    }
    List<String> lines = lines(changed, findings, ROWS_SHOWN_FIRST);
    Fields fields = HistoryFields.of(changed, findings);
    if (consent.isDryRun()) {
      answer(lines, fields);
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused = consent.refusedToRemember(changed, "history", lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    administration.update(changed);
    answer(
        List.of(
            choice.filter(it -> it.tool().isEmpty()).isPresent()
                ? "Forgotten: the history of " + changed.name() + " is the one that is found."
                : "Remembered for " + changed.name() + "."),
        fields);
    return ExitCode.DONE;
  }

  private ExitCode refused(Database database, HistoryFindings findings) {
    String sentence = face().words().histories().misfit(findings);
    if (isJson()) {
      face()
          .console()
          .document(
              new Fields()
                  .put("database", database.name())
                  .put("refusal", new Fields().put("message", sentence).put("reasons", List.of())));
    } else {
      face().console().message(sentence);
    }
    return ExitCode.REFUSED;
  }

  private List<String> lines(Database database, HistoryFindings findings, int most) {
    List<String> lines =
        new ArrayList<>(Face.lines(face().words().histories().say(database, findings)));
    lines.addAll(HistoryRows.lines(findings.rows(), most));
    return lines;
  }
}
