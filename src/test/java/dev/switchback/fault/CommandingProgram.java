package dev.switchback.fault;

import dev.switchback.Administration;
import dev.switchback.command.CommandPlan;
import dev.switchback.command.ToolVerb;
import dev.switchback.registry.Database;
import dev.switchback.testing.Shop;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Switchback itself, running the command that is configured for the shop in a folder.
///
/// Arguments: folder, and `run` or `try`.
final class CommandingProgram {
  private CommandingProgram() {}

  public static void main(String[] arguments) {
    try (Administration administration = Shop.administration(Path.of(arguments[0]))) {
      Database shop = administration.database("shop");
      CommandPlan plan =
          (CommandPlan) administration.planCommand(shop, ToolVerb.UPGRADE, List.of());
      Duration wait = Duration.ofSeconds(30);
      if (arguments[1].equals("run")) {
        administration.runCommand(shop, plan, wait, Work.quiet());
      } else {
        administration.tryCommand(shop, plan, wait, Work.quiet());
      }
    }
  }
}
