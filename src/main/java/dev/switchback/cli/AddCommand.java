package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.NotADatabase;
import dev.switchback.registry.Environment;
import dev.switchback.registry.FileNaming;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.registry.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Registers databases.
@Command(
    name = "add",
    customSynopsis = "switchback add PATH… [OPTIONS]",
    description = {
      "Registers a database file, or every database below a folder, and those that the project's"
          + " own configuration names (alembic.ini, .env, knexfile, flyway.conf and others). Files"
          + " and folders given together belong together. The files are not touched.",
      "It says what each guess rests on: which configuration and line, which files, which table."
          + " Any of them can be said otherwise; --dry-run only shows them."
    })
final class AddCommand extends Verb {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "A database file, or a folder with databases.")
  private List<String> paths = new ArrayList<>();

  @Option(
      names = "--only",
      paramLabel = "FILE",
      description = "Of several databases take this one. May be given several times.")
  private List<String> only = new ArrayList<>();

  @Option(names = "--name", paramLabel = "NAME", description = "How to call the database.")
  private @Nullable String name;

  @Mixin private SourceWish source = new SourceWish();
  @Mixin private HistoryNaming history = new HistoryNaming();

  @Option(
      names = "--environment",
      paramLabel = "WHICH",
      description =
          "What it is used for: development, staging or production. Default: as the project's .env"
              + " files say, else development.")
  private @Nullable Environment environment;

  @Mixin private PrefixOption prefix = new PrefixOption();

  @Option(
      names = "--protected",
      description = "Its name has to be typed before anything is written to it.")
  private boolean isProtected;

  @Option(names = "--dry-run", description = "Show what would be registered, and register nothing.")
  private boolean dryRun;

  AddCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    source.requireSense();
    List<NewDatabase> found = found(administration);
    if (found.size() > 1 && (name != null || history.isGiven())) {
      throw new Usage(
          (name == null ? "--use, --table and --map are" : "--name is")
              + " for one database, and there are "
              + found.size()
              + " here. Choose one with --only.");
    }
    List<String> lines = new ArrayList<>();
    List<Fields> added = new ArrayList<>();
    List<Fields> known = new ArrayList<>();
    for (NewDatabase proposal : found) {
      Optional<String> registered = proposal.alreadyRegisteredAs();
      if (registered.isPresent()) {
        tellKnown(proposal, registered.get());
        known.add(new Fields().put("file", proposal.file()).put("registeredAs", registered.get()));
      } else {
        NewDatabase wanted = wanted(administration, proposal);
        added.add(add(administration, wanted));
        lines.addAll(new ProposalLines(face().words()).of(wanted, dryRun ? "Found" : "Added"));
      }
    }
    if (found.isEmpty()) {
      face().console().message("There is no SQLite database in " + shownPaths() + ".");
    }
    answer(
        lines, new Fields().put(dryRun ? "found" : "added", added).put("alreadyRegistered", known));
    if (found.isEmpty()) {
      return ExitCode.FAILED;
    }
    // Options such as --protected have no effect on what is registered: that has to be noticed.
    return added.isEmpty() ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private List<NewDatabase> found(Administration administration) {
    List<NewDatabase> found = administration.propose(paths.stream().map(face()::path).toList());
    administration
        .cutOffAt(found)
        .ifPresent(most -> face().console().message(face().words().proposals().cutOff(most)));
    for (String file : only) {
      if (found.stream().noneMatch(one -> one.file().equals(face().path(file)))) {
        throw new Usage("There is no database " + file + " in " + shownPaths() + ".");
      }
    }
    return only.isEmpty()
        ? found
        : found.stream()
            .filter(one -> only.stream().map(face()::path).anyMatch(one.file()::equals))
            .toList();
  }

  /// The proposal with what was said otherwise.
  private NewDatabase wanted(Administration administration, NewDatabase proposal) {
    if (proposal.inside() instanceof NewDatabase.Inside.Unread(NotADatabase failure)) {
      throw failure;
    }
    NewDatabase named = name == null ? proposal : proposal.withName(name);
    NewDatabase placed = source.applied(administration, face(), named);
    NewDatabase wanted = prefixed(environment == null ? placed : placed.usedFor(environment));
    return history
        .named(wanted.findings())
        .map(
            choice -> {
              NewDatabase changed = wanted.withHistory(choice);
              ProposalLines.requireFit(administration, changed, choice, face());
              return changed;
            })
        .orElse(wanted);
  }

  /// With the prefix of its environment, which its file's name has to have already.
  private NewDatabase prefixed(NewDatabase proposal) {
    Settings settings = prefix.in(proposal.environment(), proposal.settings());
    Path named = new FileNaming(settings).file(proposal.file(), proposal.environment());
    if (!named.equals(proposal.file())) {
      throw new Usage(
          face().words().formats().path(proposal.file())
              + " does not begin with the prefix. Its name is not changed.");
    }
    return proposal.withSettings(settings);
  }

  private Fields add(Administration administration, NewDatabase wanted) {
    Protection protection = isProtected ? Protection.PROTECTED : Protection.NONE;
    if (!dryRun) {
      administration.add(wanted, protection);
    }
    return ProposalFields.of(wanted, protection);
  }

  private void tellKnown(NewDatabase proposal, String registered) {
    face()
        .console()
        .message(
            face().words().formats().path(proposal.file())
                + " is registered already, as "
                + registered
                + ". To register it differently, remove it from the list and add it again;"
                + " its file and its backups stay.");
  }

  private String shownPaths() {
    return face()
        .words()
        .formats()
        .list(
            paths.stream().map(path -> face().words().formats().path(face().path(path))).toList());
  }
}
