package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Proposals for projects in JavaScript and TypeScript. Most of them are told their database by an
/// environment variable that their configuration reads.
final class NodeProposals {
  private static final Pattern VARIABLE =
      Pattern.compile("process\\.env\\.(\\w*(?:URL|URI|DATABASE|DB|SQLITE|STORAGE|FILENAME)\\w*)");
  private static final Pattern BRACKETS =
      Pattern.compile(
          "process\\.env\\[['\"](\\w*(?:URL|URI|DATABASE|DB|SQLITE|STORAGE|FILENAME)\\w*)['\"]");

  /// A tool: the package it comes in, the program, and where its configuration may be.
  private record Kind(Tool tool, String packageName, String program, List<String> configurations) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(
              Tool.KNEX,
              "knex",
              "knex",
              List.of("knexfile.js", "knexfile.ts", "knexfile.cjs", "knexfile.mjs")),
          new Kind(
              Tool.KYSELY,
              "kysely-ctl",
              "kysely",
              List.of("kysely.config.ts", "kysely.config.js", ".config/kysely.config.ts")),
          new Kind(
              Tool.TYPEORM,
              "typeorm",
              "typeorm",
              List.of("data-source.js", "data-source.ts", "src/data-source.ts", "ormconfig.js")),
          new Kind(
              Tool.MIKRO_ORM,
              "@mikro-orm/cli",
              "mikro-orm",
              List.of("mikro-orm.config.ts", "mikro-orm.config.js", "src/mikro-orm.config.ts")),
          new Kind(
              Tool.SEQUELIZE,
              "sequelize-cli",
              "sequelize-cli",
              List.of(".sequelizerc", "config/config.js", "config/config.json")));

  private NodeProposals() {}

  static Stream<CommandProposal> all(Project project) {
    return KINDS.stream()
        .filter(kind -> project.says("package.json", '"' + kind.packageName() + '"'))
        .map(kind -> proposal(project, kind));
  }

  private static CommandProposal proposal(Project project, Kind kind) {
    List<Clue> clues = new ArrayList<>();
    clues.add(new Clue(Clue.Kind.PROJECT_FILE, "package.json"));
    Optional<String> configuration = project.firstOf(kind.configurations());
    configuration.ifPresent(name -> clues.add(new Clue(Clue.Kind.PROJECT_FILE, name)));
    List<String> words = new ArrayList<>(start(project, kind, clues));
    Map<String, String> environment = Map.of();
    if (kind.tool() == Tool.SEQUELIZE) {
      words.addAll(List.of("--url", "sqlite:{database}"));
      clues.add(new Clue(Clue.Kind.ARGUMENT, "--url"));
    } else {
      if (kind.tool() == Tool.TYPEORM) {
        words.addAll(List.of("{verb}", "-d", configuration.orElse("data-source.js")));
      }
      environment = variable(project, configuration, clues);
    }
    return new CommandProposal(
        kind.tool(), new ProjectCommand(words, project.folder(), environment), clues);
  }

  /// The project's own program, which needs nothing else; else as its users start it.
  private static List<String> start(Project project, Kind kind, List<Clue> clues) {
    String own = "node_modules/.bin/" + kind.program();
    Optional<String> there = project.firstOf(List.of(own + ".cmd", own));
    boolean isTypeScript =
        kind.tool() == Tool.TYPEORM
            && project.firstOf(kind.configurations()).orElse("").endsWith(".ts");
    if (there.isPresent() && !isTypeScript) {
      clues.add(new Clue(Clue.Kind.OWN_PROGRAM, there.get()));
      return List.of(there.get());
    }
    Optional<String> npx = project.onSystem("npx");
    clues.add(
        new Clue(
            npx.isPresent() ? Clue.Kind.SYSTEM_PROGRAM : Clue.Kind.PROGRAM_NOT_FOUND,
            npx.orElse("npx")));
    return List.of(npx.orElse("npx"), isTypeScript ? "typeorm-ts-node-commonjs" : kind.program());
  }

  private static Map<String, String> variable(
      Project project, Optional<String> configuration, List<Clue> clues) {
    Optional<String> read =
        configuration.flatMap(
            name -> project.found(name, VARIABLE).or(() -> project.found(name, BRACKETS)));
    clues.add(
        new Clue(
            read.isPresent() ? Clue.Kind.VARIABLE : Clue.Kind.VARIABLE_GUESSED,
            read.orElse("DATABASE_FILE")));
    return Map.of(read.orElse("DATABASE_FILE"), "{database}");
  }
}
