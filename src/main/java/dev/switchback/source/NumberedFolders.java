package dev.switchback.source;

import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationSet;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Tool;
import dev.switchback.migration.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Folders `1-name/up.sql` with an optional `down.sql`, as rusqlite_migration reads them: numbered
/// from 1 without gaps, because the file remembers only how many were applied.
final class NumberedFolders implements SourceFormat {
  private static final Pattern NAME = Pattern.compile("(\\d{1,9})-(.+)");

  @Override
  public Tool tool() {
    return Tool.USER_VERSION;
  }

  /// Other tools have such folders too, with time stamps: these are numbered from 1.
  @Override
  public Optional<String> recognise(Path place) {
    return recognise(new Glance(place));
  }

  @Override
  public Optional<String> recognise(Glance glance) {
    List<Path> folders = folders(glance);
    boolean isCounted =
        !folders.isEmpty()
            && folders.stream().anyMatch(folder -> number(folder) == 1)
            && folders.stream().allMatch(folder -> number(folder) <= folders.size());
    return isCounted
        ? Optional.of(
            folders.size()
                + (folders.size() == 1 ? " folder is" : " folders are")
                + " numbered from 1 and hold up.sql")
        : Optional.empty();
  }

  @Override
  public SourceReading read(Path place) {
    Map<Integer, List<Path>> byNumber = new TreeMap<>();
    folders(Glance.into(place))
        .forEach(
            folder -> byNumber.computeIfAbsent(number(folder), n -> new ArrayList<>()).add(folder));
    List<Migration> migrations = new ArrayList<>();
    List<SourceProblem> problems = new ArrayList<>();
    int next = 1;
    for (Map.Entry<Integer, List<Path>> entry : byNumber.entrySet()) {
      Version version = Version.of(entry.getKey().toString());
      Path folder = entry.getValue().getFirst();
      Optional<MigrationText> up = text(folder.resolve("up.sql"));
      if (entry.getValue().size() > 1) {
        entry
            .getValue()
            .forEach(
                one -> problems.add(problem(one, version, SourceProblem.Kind.DUPLICATE_VERSION)));
      } else if (entry.getKey() == next && up.isPresent()) {
        Optional<MigrationText> down = text(folder.resolve("down.sql"));
        migrations.add(new Migration(version, title(folder), up.get(), down));
        next++;
      } else {
        problems.add(problem(folder, version, SourceProblem.Kind.UNREADABLE));
      }
    }
    return new SourceReading(
        place,
        Layout.OF_A_TOOL,
        Optional.of(Tool.USER_VERSION),
        recognise(place).orElse(""),
        new MigrationSet(migrations, problems),
        List.of());
  }

  private static SourceProblem problem(Path folder, Version version, SourceProblem.Kind kind) {
    Path up = folder.resolve("up.sql");
    boolean isGap = kind == SourceProblem.Kind.UNREADABLE;
    return new SourceProblem(
        up,
        0,
        kind,
        Optional.of(version),
        isGap
            ? "the number before it is missing or can't be used, so it can't be counted"
            : String.valueOf(folder.getFileName()));
  }

  private static Optional<MigrationText> text(Path file) {
    return SmallText.read(file).map(text -> new MigrationText(text, Optional.of(file), 1));
  }

  private static int number(Path folder) {
    Matcher match = NAME.matcher(String.valueOf(folder.getFileName()));
    return match.matches() ? Integer.parseInt(match.group(1)) : 0;
  }

  private static String title(Path folder) {
    return String.valueOf(folder.getFileName())
        .replaceFirst("^\\d+-", "")
        .replaceAll("[_-]+", " ")
        .strip();
  }

  private static List<Path> folders(Glance glance) {
    return glance.folders().stream()
        .filter(entry -> NAME.matcher(String.valueOf(entry.getFileName())).matches())
        .filter(entry -> Files.isRegularFile(entry.resolve("up.sql")))
        .toList();
  }
}
