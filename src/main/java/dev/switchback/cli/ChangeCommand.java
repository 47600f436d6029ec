package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Changes what is registered of a database.
@Command(
    name = "change",
    customSynopsis = "switchback change DATABASE [OPTIONS]",
    description = {
      "Changes what is registered of a database: its name, its file, its migrations folder, what it"
          + " is used for, whether it is protected. No file is touched.",
      "Where the file was moved, its backups and its activity go along.",
      "DATABASE is a registered name or the path of a registered file."
    })
final class ChangeCommand extends Verb {
  @Parameters(paramLabel = "DATABASE", description = "A registered database.", hidden = true)
  private String database = "";

  @Option(names = "--name", paramLabel = "NAME", description = "How to call it from now on.")
  private @Nullable String name;

  @Option(names = "--file", paramLabel = "FILE", description = "Where its file is now.")
  private @Nullable String file;

  @Option(names = "--migrations", paramLabel = "DIR", description = "The folder of its migrations.")
  private @Nullable String migrations;

  @Option(
      names = "--no-migrations",
      description = "It has no migrations: it is backed up, checked and restored only.")
  private boolean noMigrations;

  @Option(
      names = "--environment",
      paramLabel = "WHICH",
      description =
          "What it is used for: development, staging or production. Where a prefix is set for an"
              + " environment, the file's name changes with it.")
  private @Nullable Environment environment;

  @Option(
      names = "--protected",
      description = "Its name has to be typed before anything is written to it.")
  private boolean isProtected;

  @Option(
      names = "--not-protected",
      description = "Its name has not to be typed any more. Needs --confirm.")
  private boolean notProtected;

  @Mixin private Consent consent = new Consent();

  ChangeCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    if (migrations != null && noMigrations) {
      throw new Usage("--migrations and --no-migrations exclude each other.");
    }
    if (isProtected && notProtected) {
      throw new Usage("--protected and --not-protected exclude each other.");
    }
    Database before = Chosen.registered(administration, face(), database);
    Registration change = new Registration(before, changed(before));
    if (change.isEmpty()) {
      answer(List.of(before.name() + " stays as it is."), document(change));
      return ExitCode.DONE;
    }
    List<String> lines = new ArrayList<>();
    lines.add("Change what is registered of " + before.name());
    face().words().settings().changes(change).forEach(line -> lines.add("  " + line));
    if (consent.isDryRun()) {
      answer(lines, document(change));
      return ExitCode.DONE;
    }
    if (change.isLessSafe() || before.protection() == Protection.PROTECTED) {
      Optional<ExitCode> refused = consent.refusedToChange(before, lines, this);
      if (refused.isPresent()) {
        return refused.get();
      }
    } else {
      lines.forEach(face().console()::message);
    }
    try {
      administration.update(change);
    } catch (IllegalArgumentException taken) {
      throw new Usage(taken.getMessage() + ".");
    }
    answer(List.of("Changed."), document(change));
    return ExitCode.DONE;
  }

  private Database changed(Database before) {
    Database after = before;
    FileNaming naming = new FileNaming(before.settings());
    if (environment != null) {
      after =
          after
              .withEnvironment(environment)
              .withFile(naming.file(before.file(), before.environment(), environment));
    }
    if (file != null) {
      after = after.withFile(naming.file(face().path(file)));
    }
    if (name != null) {
      after = after.withName(name.strip());
    }
    if (noMigrations) {
      after = after.withSource(Optional.empty());
    } else if (migrations != null) {
      after = after.withSource(Optional.of(face().path(migrations)));
    }
    if (isProtected || notProtected) {
      after = after.withProtection(isProtected ? Protection.PROTECTED : Protection.NONE);
    }
    return after;
  }

  private static Fields document(Registration change) {
    return new Fields()
        .put("before", StatusFields.database(change.from()))
        .put("after", StatusFields.database(change.to()))
        .put("records", change.records());
  }
}
