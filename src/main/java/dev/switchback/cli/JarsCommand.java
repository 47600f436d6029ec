package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import dev.switchback.registry.Settings;
import dev.switchback.source.CodeJar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Shows the jars with migrations in Java beside the SQL files, and remembers which may be run.
@Command(
    name = "jars",
    customSynopsis = "switchback jars DATABASE [OPTIONS]",
    description = {
      "Shows the jars with migrations in Java that lie beside a database's migrations, what is in"
          + " them, and which of them may be run. Looking runs nothing of them.",
      "A jar is a program: what is allowed runs with your rights. It is known by its content, so a"
          + " changed jar has to be allowed again."
    })
final class JarsCommand extends Verb {
  private static final int LEAST_OF_A_DIGEST = 8;

  @Mixin private Chosen chosen = new Chosen();
  @Mixin private Consent consent = new Consent();

  @Option(
      names = "--allow",
      paramLabel = "JAR",
      description = "Let this jar be run: its file's name, or its SHA-256.")
  private @Nullable String allow;

  @Option(
      names = "--forbid",
      paramLabel = "JAR",
      description = "Don't let this jar be run any more.")
  private @Nullable String forbid;

  JarsCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Database database = chosen.one(administration, face()).database();
    List<CodeJar> jars = administration.jars(database);
    if (allow == null && forbid == null) {
      List<String> lines = new ArrayList<>();
      lines.add(face().words().jars().headline(database, jars));
      jars.forEach(jar -> lines.addAll(lines(database, jar)));
      answer(lines, fields(database, jars));
      return ExitCode.DONE;
    }
    if (allow != null && forbid != null) {
      throw new Usage("--allow and --forbid exclude each other.");
    }
    if (database.id().isEmpty()) {
      throw new Usage(
          database.name()
              + " is not registered, so nothing can be remembered of it. Add it with \"switchback"
              + " add\", or use --allow-jar for one command.");
    }
    Database registered = administration.database(database.name());
    return allow != null
        ? allow(administration, registered, find(jars, allow))
        : forbid(administration, registered, find(jars, String.valueOf(forbid)));
  }

  private ExitCode allow(Administration administration, Database database, CodeJar jar) {
    List<String> lines = new ArrayList<>(lines(database, jar));
    lines.add(face().words().jars().warning());
    if (consent.isDryRun()) {
      answer(lines, fields(database, List.of(jar)));
      return ExitCode.DONE;
    }
    Optional<ExitCode> refused = consent.refusedToRemember(database, "jars", lines, this);
    if (refused.isPresent()) {
      return refused.get();
    }
    Settings settings =
        database
            .settings()
            .withAllowedJar(jar.checksum().value(), String.valueOf(jar.file().getFileName()));
    return remember(administration, database.withSettings(settings), jar);
  }

  private ExitCode forbid(Administration administration, Database database, CodeJar jar) {
    return remember(
        administration,
        database.withSettings(database.settings().withoutAllowedJar(jar.checksum().value())),
        jar);
  }

  private ExitCode remember(Administration administration, Database changed, CodeJar jar) {
    administration.update(changed);
    answer(
        List.of(jar.file().getFileName() + ": " + face().words().jars().state(changed, jar)),
        fields(changed, List.of(jar)));
    return ExitCode.DONE;
  }

  private static CodeJar find(List<CodeJar> jars, String typed) {
    List<CodeJar> found =
        jars.stream()
            .filter(
                jar ->
                    String.valueOf(jar.file().getFileName()).equals(typed)
                        || (typed.length() >= LEAST_OF_A_DIGEST
                            && jar.checksum().value().startsWith(typed)))
            .toList();
    if (found.size() != 1) {
      throw new Usage(
          "There is no jar \""
              + typed
              + "\" with migrations in Java. \"switchback jars DATABASE\" shows which there are.");
    }
    return found.getFirst();
  }

  private List<String> lines(Database database, CodeJar jar) {
    return Face.lines(face().words().jars().say(database, jar));
  }

  private static Fields fields(Database database, List<CodeJar> jars) {
    return new Fields()
        .put("database", database.name())
        .put(
            "jars",
            jars.stream()
                .map(
                    jar ->
                        new Fields()
                            .put("file", jar.file())
                            .put("sizeBytes", jar.sizeBytes())
                            .put("sha256", jar.checksum().value())
                            .put("classes", jar.classes())
                            .put("allowed", database.settings().allowsJar(jar.checksum().value())))
                .toList());
  }
}
