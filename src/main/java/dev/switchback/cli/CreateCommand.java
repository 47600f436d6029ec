package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import dev.switchback.template.Filled;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.template.TemplateValues;
import dev.switchback.words.CreationWords;
import dev.switchback.words.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a database from nothing.
@Command(
    name = "create",
    customSynopsis = "switchback create FILE [OPTIONS]",
    description = {
      "Makes a new, empty database and registers it, with its folder of migrations and a first"
          + " migration where they are asked for.",
      "Nothing that is there is replaced. --dry-run shows what would be made."
    })
final class CreateCommand extends Verb {
  @Parameters(paramLabel = "FILE", description = "The database to make. It must not be there.")
  private String file = "";

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "How to call it. Default: the file's name.")
  private @Nullable String name;

  @Option(
      names = "--journal-mode",
      paramLabel = "MODE",
      defaultValue = "wal",
      description =
          "wal: readers and a writer do not wait for each other; for a file on a disk of this"
              + " machine. delete: one file when nobody writes; for network shares and files that"
              + " are passed around. Default: ${DEFAULT-VALUE}.")
  private String journalMode = "wal";

  @Option(
      names = "--migrations",
      paramLabel = "DIR",
      description = "The folder of its migrations, made when it is not there.")
  private @Nullable String migrations;

  @Option(
      names = "--first",
      paramLabel = "DESCRIPTION",
      description = "Write a first migration into that folder.")
  private @Nullable String first;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "With --first: the migration adds this table.")
  private @Nullable String table;

  @Option(
      names = "--columns",
      paramLabel = "SQL",
      description = "With --table: a column, as SQL. May be given several times.")
  private List<String> columns = new ArrayList<>();

  @Option(
      names = "--environment",
      paramLabel = "WHICH",
      defaultValue = "development",
      description =
          "What it is used for: development, staging or production. Default: ${DEFAULT-VALUE}.")
  private Environment environment = Environment.DEVELOPMENT;

  @Mixin private PrefixOption prefix = new PrefixOption();

  @Option(
      names = "--protected",
      description = "Its name has to be typed before anything is written to it.")
  private boolean isProtected;

  @Option(names = "--dry-run", description = "Show what would be made, and make nothing.")
  private boolean dryRun;

  CreateCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Settings settings = prefix.in(environment, Settings.NONE);
    Path path = new FileNaming(settings).file(face().path(file), environment);
    JournalMode mode =
        JournalMode.typed(journalMode)
            .orElseThrow(() -> new Usage("--journal-mode is wal or delete."));
    Creation creation =
        new Creation(
            name == null ? String.valueOf(path.getFileName()) : name,
            path,
            mode,
            Optional.<String>ofNullable(migrations).map(face()::path),
            firstMigration(administration),
            environment,
            isProtected ? Protection.PROTECTED : Protection.NONE);
    return switch (administration.planCreation(creation)) {
      case CreationRefusal refusal -> refused(refusal);
      case CreationPlan plan -> carryOut(administration, plan, settings);
    };
  }

  private Optional<Creation.First> firstMigration(Administration administration) {
    if (first == null) {
      if (table != null || !columns.isEmpty()) {
        throw new Usage("--table and --columns belong to --first DESCRIPTION.");
      }
      return Optional.empty();
    }
    if (table == null) {
      return Optional.of(new Creation.First(first, NewMigration.Content.NONE));
    }
    TemplateValues values =
        new TemplateValues(
            Map.of(TemplateField.TABLE, List.of(table), TemplateField.COLUMNS, columns));
    return switch (administration.fillTemplate(Template.ADD_TABLE, values, Optional.empty())) {
      case Filled.Texts texts ->
          Optional.of(
              new Creation.First(first, new NewMigration.Content(texts.up(), texts.down())));
      case Filled.Wrong(List<Filled.Problem> problems) ->
          throw new Usage(
              problems.stream()
                  .map(
                      problem ->
                          "--"
                              + problem.field().option()
                              + ": "
                              + face().words().templates().say(problem))
                  .collect(Collectors.joining("\n")));
      case Filled.NoRebuild _, Filled.NeedsDatabase _ ->
          throw new AssertionError("A new table needs no database");
    };
  }

  private ExitCode refused(CreationRefusal refusal) {
    CreationWords words = face().words().creations();
    if (isJson()) {
      face()
          .console()
          .document(
              new Fields()
                  .put(
                      "reasons",
                      refusal.reasons().stream()
                          .map(
                              reason ->
                                  new Fields()
                                      .put("reason", reason.kind())
                                      .put("subject", reason.subject())
                                      .put("message", words.say(reason).sentence()))
                          .toList()));
      return ExitCode.REFUSED;
    }
    for (CreationRefusal.Reason reason : refusal.reasons()) {
      Said said = words.say(reason);
      face().console().message(said.sentence());
      face().console().message("  " + said.advice());
    }
    return ExitCode.REFUSED;
  }

  private ExitCode carryOut(Administration administration, CreationPlan plan, Settings settings) {
    CreationWords words = face().words().creations();
    Fields fields =
        new Fields()
            .put("file", plan.creation().file())
            .put("journalMode", plan.creation().mode())
            .put("newFolders", plan.newFolders())
            .put(
                "files",
                plan.first().stream()
                    .flatMap(migration -> migration.files().stream())
                    .map(NewMigration.NewFile::path)
                    .toList());
    if (dryRun) {
      answer(Face.lines(words.say(plan)), fields);
      return ExitCode.DONE;
    }
    Database created = administration.create(plan);
    Database made =
        settings.equals(Settings.NONE)
            ? created
            : administration.update(created.withSettings(settings));
    List<String> lines = new ArrayList<>(List.of(words.made(made)));
    lines.addAll(Face.lines(words.say(plan)).stream().skip(1).toList());
    answer(lines, fields.put("database", StatusFields.database(made)));
    return ExitCode.DONE;
  }
}
