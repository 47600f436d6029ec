package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.registry.Database;
import picocli.CommandLine.Parameters;

/// A database that has to be a registered one.
final class Registered {
  @Parameters(
      paramLabel = "DATABASE",
      description = "A registered name, or the path of a registered file.")
  private String name = "";

  Database one(Administration administration, Face face) {
    return Chosen.registered(administration, face, name);
  }
}
