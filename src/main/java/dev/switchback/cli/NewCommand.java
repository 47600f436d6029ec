package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.source.NewMigration;
import dev.switchback.template.Filled;
import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.template.TemplateValues;
import dev.switchback.words.TemplateWords;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Writes a new migration, empty or from a template.
@Command(
    name = "new",
    customSynopsis = {
      "switchback new DATABASE DESCRIPTION [--template TEMPLATE [FIELDS]] [--json]",
      "switchback new --migrations DIR DESCRIPTION [--template TEMPLATE [FIELDS]] [--json]",
      "switchback new --templates"
    },
    description = {
      "Writes an up and a down file into the migrations folder of a database, or into DIR,"
          + " numbered as the other files there are.",
      "DATABASE is a registered name or the path of a registered file.",
      "A template fills both files in; \"switchback new --templates\" lists them with their fields."
    })
final class NewCommand extends Verb {
  @Mixin private Chosen chosen = new Chosen();
  @Spec private CommandSpec spec;

  @Option(
      names = "--template",
      paramLabel = "TEMPLATE",
      description = "What the files are filled in with.")
  private @Nullable String template;

  @Option(names = "--templates", description = "List the templates and their fields.")
  private boolean lists;

  NewCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (lists) {
      list();
      return ExitCode.DONE;
    }
    Place place = place(administration);
    Template wanted = template == null ? Template.EMPTY : TemplateOptions.template(template);
    TemplateValues values = TemplateOptions.values(spec);
    Filled filled = administration.fillTemplate(wanted, values, place.database());
    Filled.Texts texts = texts(filled);
    NewMigration migration =
        administration.draftMigration(
            place.folder(),
            place.description(),
            new NewMigration.Content(texts.up(), texts.down()));
    if (wanted != Template.EMPTY) {
      show(migration, texts);
    }
    List<Path> files = migration.write();
    List<String> lines = new ArrayList<>();
    files.forEach(file -> lines.add("Wrote " + face().words().formats().path(file)));
    answer(lines, new Fields().put("files", files).put("notes", notes(texts)));
    return ExitCode.DONE;
  }

  /// Where the files are to be, and which database they are for.
  private record Place(Path folder, String description, Optional<Database> database) {}

  private Place place(Administration administration) {
    Optional<Path> alone = chosen.folderAlone(face()).filter(dir -> chosen.words().size() == 1);
    if (alone.isPresent()) {
      return new Place(alone.get(), chosen.words().getFirst(), Optional.empty());
    }
    Chosen.Choice choice = chosen.one(administration, face(), "DESCRIPTION");
    Path folder =
        choice
            .database()
            .source()
            .orElseThrow(
                () ->
                    new Usage(
                        choice.database().name()
                            + " has no migrations folder. Give one with --migrations DIR."));
    return new Place(folder, choice.words().getFirst(), Optional.of(choice.database()));
  }

  private Filled.Texts texts(Filled filled) {
    TemplateWords words = face().words().templates();
    return switch (filled) {
      case Filled.Texts texts -> texts;
      case Filled.Wrong(List<Filled.Problem> problems) ->
          throw new Usage(
              problems.stream()
                  .map(problem -> "--" + problem.field().option() + ": " + words.say(problem))
                  .collect(Collectors.joining("\n")));
      case Filled.NoRebuild(var reason) -> throw new Usage(words.say(reason));
      case Filled.NeedsDatabase() -> throw new Usage(words.needsDatabase());
    };
  }

  private List<String> notes(Filled.Texts texts) {
    TemplateWords words = face().words().templates();
    return Stream.concat(
            texts.notes().stream().map(words::say),
            texts.objection().stream().map(words::objection))
        .toList();
  }

  private void show(NewMigration migration, Filled.Texts texts) {
    Console console = face().console();
    if (isJson()) {
      return;
    }
    for (NewMigration.NewFile file : migration.files()) {
      console.message(face().words().formats().path(file.path()) + ":");
      file.text()
          .lines()
          .map(line -> line.isBlank() ? "" : "    " + line)
          .forEach(console::message);
    }
    face().words().templates().say(texts.columns()).forEach(console::message);
    notes(texts).forEach(console::message);
  }

  private void list() {
    TemplateWords words = face().words().templates();
    List<String> lines = new ArrayList<>();
    List<Fields> templates = new ArrayList<>();
    for (Template each : Template.values()) {
      String fields =
          Stream.concat(
                  each.required().stream().map(NewCommand::option),
                  each.optional().stream().map(field -> "[" + option(field) + "]"))
              .collect(Collectors.joining(" "));
      lines.add("%-18s %s".formatted(each.option(), words.about(each)));
      if (!fields.isEmpty()) {
        lines.add(" ".repeat(19) + fields);
      }
      templates.add(
          new Fields()
              .put("template", each.option())
              .put("about", words.about(each))
              .put("required", each.required().stream().map(TemplateField::option).toList())
              .put("optional", each.optional().stream().map(TemplateField::option).toList()));
    }
    answer(lines, new Fields().put("templates", templates));
  }

  private static String option(TemplateField field) {
    return "--" + field.option();
  }
}
