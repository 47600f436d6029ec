package dev.switchback.source;

import dev.switchback.failure.SourceMissing;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.SourceProblem.Kind;
import dev.switchback.migration.Tool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Liquibase: a changelog in formatted SQL, a folder of them, or a folder with a changelog in XML,
/// YAML or JSON that includes them.
final class LiquibaseLayout implements SourceFormat {
  private static final int MOST_HEADS = 30;
  private static final Pattern CHANGELOG = Pattern.compile(".*\\.(?:sql|xml|ya?ml|json)");

  @Override
  public Tool tool() {
    return Tool.LIQUIBASE;
  }

  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    Path place = glance.place();
    if (Files.isRegularFile(place)) {
      return isChangelog(place) ? Optional.of("a changelog of Liquibase") : Optional.empty();
    }
    if (!Files.isDirectory(place)) {
      return Optional.empty();
    }
    long changelogs =
        glance.below().stream()
            .filter(file -> CHANGELOG.matcher(file.getFileName().toString()).matches())
            .limit(MOST_HEADS)
            .filter(LiquibaseLayout::isChangelog)
            .count();
    return changelogs == 0
        ? Optional.empty()
        : Optional.of(
            changelogs + (changelogs == 1 ? " changelog" : " changelogs") + " of Liquibase");
  }

  private static boolean isChangelog(Path file) {
    String name = file.getFileName().toString();
    return FileTree.textIfThere(file)
        .filter(
            text ->
                name.endsWith(".sql")
                    ? FormattedSql.isHeader(text)
                    : ChangelogText.isChangelog(name, text))
        .isPresent();
  }

  @Override
  public SourceReading read(Path place) {
    return read(place, Wanted.ALL);
  }

  @Override
  public SourceReading read(Path place, Wanted wanted) {
    if (!Files.exists(place)) {
      throw new SourceMissing(place, "there is no such folder");
    }
    LiquibasePlace read = LiquibasePlace.of(place);
    Changelog changelog = new Changelog(read.root());
    List<Path> all = Files.isDirectory(place) ? FileTree.below(place) : List.of(place);
    read.beginnings(all).forEach(changelog::read);
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.LIQUIBASE),
        read.reason(),
        migrations(changelog, read.filter(wanted.options())),
        all.stream().filter(file -> !changelog.hasRead(file)).toList());
  }

  private static MigrationSet migrations(Changelog changelog, LiquibaseFilter filter) {
    List<SourceProblem> problems = new ArrayList<>(changelog.problems());
    Map<String, Integer> uses = new HashMap<>();
    changelog.changesets().forEach(c -> uses.merge(c.shortName(), 1, Integer::sum));
    String files = String.join("\n", changelog.paths());
    Set<String> keys = new HashSet<>();
    List<Migration> migrations = new ArrayList<>();
    for (Changeset changeset : changelog.changesets()) {
      if (changeset.isForOthers()) {
        continue;
      }
      String name =
          uses.getOrDefault(changeset.shortName(), 1) > 1 ? changeset.key() : changeset.shortName();
      Migration migration =
          changeset.migration(
              migrations.size(), name, files, filter.wants(changeset) ? "" : "contexts, labels");
      Path file = changeset.body().file().orElse(Path.of(changeset.path()));
      int line = Math.max(0, changeset.body().firstLine() - 1);
      if (!keys.add(changeset.key())) {
        problems.add(
            new SourceProblem(
                file, line, Kind.DUPLICATE_VERSION, Optional.of(migration.version()), name));
        continue;
      }
      migrations.add(migration);
      if (changeset.commandOnly().isEmpty() && !changeset.body().hasStatements()) {
        problems.add(
            new SourceProblem(file, line, Kind.EMPTY_FILE, Optional.of(migration.version()), ""));
      }
    }
    return new MigrationSet(migrations, problems);
  }
}
