package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Proposals for projects in Ruby, PHP and C#.
final class OtherProposals {
  private OtherProposals() {}

  /// Rails merges `DATABASE_URL` over what its configuration says.
  static Stream<CommandProposal> rails(Project project) {
    boolean isRails = project.has("bin/rails") && project.has("config/application.rb");
    if (!isRails) {
      return Stream.empty();
    }
    return Stream.of(
        new CommandProposal(
            Tool.RAILS,
            new ProjectCommand(
                File.separatorChar == '/' ? List.of("bin/rails") : List.of("ruby", "bin/rails"),
                project.folder(),
                Map.of("DATABASE_URL", "sqlite3:{database}")),
            List.of(
                new Clue(Clue.Kind.PROJECT_FILE, "config/application.rb"),
                new Clue(Clue.Kind.OWN_PROGRAM, "bin/rails"),
                new Clue(Clue.Kind.VARIABLE, "DATABASE_URL"))));
  }

  /// Laravel lets the environment go before its `.env`, unless its configuration was cached.
  static Stream<CommandProposal> laravel(Project project) {
    if (!project.has("artisan")) {
      return Stream.empty();
    }
    return Stream.of(
        new CommandProposal(
            Tool.LARAVEL,
            new ProjectCommand(
                List.of(project.onSystem("php").orElse("php"), "artisan"),
                project.folder(),
                Map.of("DB_CONNECTION", "sqlite", "DB_DATABASE", "{database}")),
            List.of(
                new Clue(Clue.Kind.PROJECT_FILE, "artisan"),
                program(project, "php"),
                new Clue(Clue.Kind.VARIABLE, "DB_DATABASE"))));
  }

  /// The verbs carry the address themselves.
  static Stream<CommandProposal> efCore(Project project) {
    return project.endingWith(".csproj").stream()
        .filter(name -> project.says(name, "Microsoft.EntityFrameworkCore"))
        .limit(1)
        .map(
            name ->
                new CommandProposal(
                    Tool.EF_CORE,
                    new ProjectCommand(
                        List.of(project.onSystem("dotnet").orElse("dotnet"), "ef"),
                        project.folder(),
                        Map.of()),
                    List.of(
                        new Clue(Clue.Kind.PROJECT_FILE, name),
                        program(project, "dotnet"),
                        new Clue(Clue.Kind.ARGUMENT, "--connection"))));
  }

  private static Clue program(Project project, String name) {
    return new Clue(
        project.onSystem(name).isPresent() ? Clue.Kind.SYSTEM_PROGRAM : Clue.Kind.PROGRAM_NOT_FOUND,
        name);
  }
}
