package dev.switchback.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A plain copy of a database file that a program left beside it, named
/// `<stem>_backup_YYYYMMDD_HHMMSS<suffix>`.
///
/// Such a copy holds the main file alone: what stood only in the log (`-wal`) when it was made is
/// not in it, and if somebody wrote meanwhile it may not even be whole. It is nothing more than a
/// candidate until it has been checked.
///
/// @param at the time in its name, in whatever zone its program wrote it
public record FoundCopy(Path file, LocalDateTime at) {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuuMMdd_HHmmss", Locale.ROOT);

  /// Those beside `database`, newest first. Opens none of them.
  public static List<FoundCopy> beside(Path database) {
    Path folder = database.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    String name = String.valueOf(database.getFileName());
    int dot = name.lastIndexOf('.');
    String stem = dot > 0 ? name.substring(0, dot) : name;
    String suffix = dot > 0 ? name.substring(dot) : "";
    Pattern copy =
        Pattern.compile(Pattern.quote(stem) + "_backup_(\\d{8}_\\d{6})" + Pattern.quote(suffix));
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(Files::isRegularFile)
          .flatMap(file -> of(file, copy).stream())
          .sorted(Comparator.comparing(FoundCopy::at).reversed())
          .toList();
    } catch (IOException | UncheckedIOException notReadable) {
      return List.of();
    }
  }

  private static Optional<FoundCopy> of(Path file, Pattern copy) {
    Matcher match = copy.matcher(String.valueOf(file.getFileName()));
    if (!match.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new FoundCopy(file, LocalDateTime.parse(match.group(1), STAMP)));
    } catch (DateTimeParseException noTime) {
      return Optional.empty();
    }
  }
}
