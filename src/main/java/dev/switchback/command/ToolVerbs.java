package dev.switchback.command;

import dev.switchback.migration.Tool;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How each tool's command line says each verb. A table; what isn't in it, the tool can't do in one
/// command.
///
/// `*` stands for the words given with the verb; a verb with it needs at least one.
final class ToolVerbs {
  private static final String GIVEN = "*";

  private static final Map<Tool, Map<ToolVerb, String>> TABLE =
      Map.of(
          Tool.ALEMBIC,
          Map.ofEntries(
              Map.entry(ToolVerb.UPGRADE, "upgrade head"),
              Map.entry(ToolVerb.UPGRADE_ONE, "upgrade +1"),
              Map.entry(ToolVerb.UPGRADE_TO, "upgrade *"),
              Map.entry(ToolVerb.DOWNGRADE_ONE, "downgrade -- -1"),
              Map.entry(ToolVerb.DOWNGRADE_TO, "downgrade *"),
              Map.entry(ToolVerb.STAMP, "stamp *"),
              Map.entry(ToolVerb.CURRENT, "current"),
              Map.entry(ToolVerb.HISTORY, "history"),
              Map.entry(ToolVerb.CHECK, "check"),
              Map.entry(ToolVerb.SQL, "upgrade * --sql"),
              Map.entry(ToolVerb.NEW, "revision -m *"),
              Map.entry(ToolVerb.GENERATE, "revision --autogenerate -m *")),
          Tool.DJANGO,
          Map.of(
              ToolVerb.UPGRADE, "migrate --noinput",
              ToolVerb.UPGRADE_TO, "migrate --noinput *",
              ToolVerb.DOWNGRADE_TO, "migrate --noinput *",
              ToolVerb.STAMP, "migrate --noinput --fake *",
              ToolVerb.CURRENT, "showmigrations",
              ToolVerb.HISTORY, "showmigrations --plan",
              ToolVerb.CHECK, "migrate --check",
              ToolVerb.SQL, "sqlmigrate *",
              ToolVerb.NEW, "makemigrations --noinput --empty *",
              ToolVerb.GENERATE, "makemigrations --noinput *"),
          Tool.RAILS,
          Map.of(
              ToolVerb.UPGRADE, "db:migrate",
              ToolVerb.UPGRADE_TO, "db:migrate VERSION=*",
              ToolVerb.DOWNGRADE_ONE, "db:rollback STEP=1",
              ToolVerb.DOWNGRADE_TO, "db:migrate VERSION=*",
              ToolVerb.CURRENT, "db:migrate:status",
              ToolVerb.CHECK, "db:abort_if_pending_migrations",
              ToolVerb.NEW, "generate migration *"),
          Tool.KNEX,
          Map.of(
              ToolVerb.UPGRADE, "migrate:latest",
              ToolVerb.UPGRADE_ONE, "migrate:up",
              ToolVerb.DOWNGRADE_ONE, "migrate:down",
              ToolVerb.CURRENT, "migrate:list",
              ToolVerb.NEW, "migrate:make *"),
          Tool.KYSELY,
          Map.of(
              ToolVerb.UPGRADE, "migrate:latest",
              ToolVerb.UPGRADE_ONE, "migrate:up",
              ToolVerb.DOWNGRADE_ONE, "migrate:down",
              ToolVerb.CURRENT, "migrate:list",
              ToolVerb.NEW, "migrate:make *"),
          Tool.TYPEORM,
          Map.of(
              ToolVerb.UPGRADE, "migration:run",
              ToolVerb.DOWNGRADE_ONE, "migration:revert",
              ToolVerb.CURRENT, "migration:show",
              ToolVerb.GENERATE, "migration:generate *"),
          Tool.SEQUELIZE,
          Map.of(
              ToolVerb.UPGRADE, "db:migrate",
              ToolVerb.UPGRADE_TO, "db:migrate --to *",
              ToolVerb.DOWNGRADE_ONE, "db:migrate:undo",
              ToolVerb.DOWNGRADE_TO, "db:migrate:undo:all --to *",
              ToolVerb.CURRENT, "db:migrate:status",
              ToolVerb.NEW, "migration:generate --name *"),
          Tool.LARAVEL,
          Map.of(
              ToolVerb.UPGRADE, "migrate --force --no-interaction",
              ToolVerb.DOWNGRADE_ONE, "migrate:rollback --step=1 --force --no-interaction",
              ToolVerb.CURRENT, "migrate:status",
              ToolVerb.SQL, "migrate --pretend --force --no-interaction",
              ToolVerb.NEW, "make:migration *"),
          Tool.EF_CORE,
          Map.of(
              ToolVerb.UPGRADE, "database update --connection \"Data Source={database}\"",
              ToolVerb.UPGRADE_TO, "database update * --connection \"Data Source={database}\"",
              ToolVerb.DOWNGRADE_TO, "database update * --connection \"Data Source={database}\"",
              ToolVerb.CURRENT, "migrations list --connection \"Data Source={database}\"",
              ToolVerb.CHECK, "migrations has-pending-model-changes",
              ToolVerb.SQL, "migrations script",
              ToolVerb.GENERATE, "migrations add *"),
          Tool.MIKRO_ORM,
          Map.of(
              ToolVerb.UPGRADE, "migration:up",
              ToolVerb.UPGRADE_TO, "migration:up --to *",
              ToolVerb.DOWNGRADE_ONE, "migration:down",
              ToolVerb.DOWNGRADE_TO, "migration:down --to *",
              ToolVerb.CURRENT, "migration:list",
              ToolVerb.HISTORY, "migration:pending",
              ToolVerb.CHECK, "migration:check",
              ToolVerb.NEW, "migration:create --blank --name *",
              ToolVerb.GENERATE, "migration:create"));

  private ToolVerbs() {}

  /// The tools that can be driven, in the order of their names in code.
  static List<Tool> tools() {
    return TABLE.keySet().stream().sorted().toList();
  }

  /// What `tool` can be asked.
  static Set<ToolVerb> of(Tool tool) {
    Map<ToolVerb, String> verbs = TABLE.getOrDefault(tool, Map.of());
    return verbs.isEmpty() ? Set.of() : new EnumMap<>(verbs).keySet();
  }

  /// Whether something has to be given with the verb: a version, a name, a message.
  static boolean needsMore(Tool tool, ToolVerb verb) {
    return TABLE.getOrDefault(tool, Map.of()).getOrDefault(verb, "").contains(GIVEN);
  }

  /// Whether what has to be given is a sentence, however many words it has.
  static boolean takesMessage(Tool tool, ToolVerb verb) {
    return TABLE.getOrDefault(tool, Map.of()).getOrDefault(verb, "").endsWith("-m " + GIVEN);
  }

  /// The words for a verb; empty when the tool has none.
  static Optional<List<String>> words(Tool tool, ToolVerb verb, List<String> given) {
    return Optional.ofNullable(TABLE.getOrDefault(tool, Map.of()).get(verb))
        .map(Quoting::split)
        .map(words -> filled(words, given));
  }

  private static List<String> filled(List<String> words, List<String> given) {
    List<String> all = new ArrayList<>();
    boolean isGiven = false;
    for (String word : words) {
      if (word.equals(GIVEN)) {
        all.addAll(given);
        isGiven = true;
      } else if (word.endsWith("=" + GIVEN)) {
        all.add(word.substring(0, word.length() - 1) + String.join(",", given));
        isGiven = true;
      } else {
        all.add(word);
      }
    }
    if (!isGiven) {
      all.addAll(given);
    }
    return all;
  }
}
