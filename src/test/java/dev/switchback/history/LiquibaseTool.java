package dev.switchback.history;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;

/// Liquibase itself, on one file, quietly.
///
/// @param root what the path of the changelog begins at
record LiquibaseTool(Path file, Path root, String changelog) {

  /// Something that Liquibase does.
  interface Act<T> {
    T with(Liquibase liquibase) throws Exception;
  }

  void update() throws Exception {
    run(
        liquibase -> {
          liquibase.update(new Contexts(), new LabelExpression());
          return 0;
        });
  }

  void rollBackLast() throws Exception {
    run(
        liquibase -> {
          liquibase.rollback(1, null, new Contexts(), new LabelExpression());
          return 0;
        });
  }

  /// Its names for what it would run; validates first.
  List<String> unrun() throws Exception {
    return run(
        liquibase -> {
          liquibase.validate();
          return liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
              .map(ChangeSet::getId)
              .toList();
        });
  }

  <T> T run(Act<T> act) throws Exception {
    Map<String, Object> quiet =
        Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
    return Scope.child(quiet, () -> runHere(act));
  }

  @SuppressWarnings("try") // Liquibase declares that closing may fail in any way
  private <T> T runHere(Act<T> act) throws Exception {
    try (DirectoryResourceAccessor files = new DirectoryResourceAccessor(root)) {
      Database database =
          DatabaseFactory.getInstance().openDatabase("jdbc:sqlite:" + file, "", "", null, files);
      try (Liquibase liquibase = new Liquibase(changelog, files, database)) {
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        return act.with(liquibase);
      }
    }
  }
}
