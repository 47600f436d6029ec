package dev.switchback.history;

import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.Migration;
import dev.switchback.migration.MigrationText;
import dev.switchback.migration.PlanStep;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The cells of a new row of a home-made table, each in the form of the cells above it.
final class HomeMadeRow {
  private final ToolTable rows;
  private final VersionForm versions;
  private final Mapping mapping;

  HomeMadeRow(ToolTable rows, VersionForm versions, Mapping mapping) {
    this.rows = rows;
    this.versions = versions;
    this.mapping = mapping;
  }

  /// The value for `column`; empty to leave it to the column's default, or where nobody knows it.
  Optional<Object> value(
      HomeMadeColumn column, PlanStep step, HistoryEntry facts, SuccessForm success) {
    String name = column.name();
    if (name.equalsIgnoreCase(mapping.version())) {
      return Optional.of(versions.write(step, column.type()));
    }
    if (Mapping.is(mapping.name(), name)) {
      return Optional.of(title(name, step));
    }
    if (Mapping.is(mapping.appliedAt(), name)) {
      return time(column, facts.at().orElse(Instant.EPOCH));
    }
    if (Mapping.is(mapping.success(), name)) {
      return outcome(column, success);
    }
    return Mapping.is(mapping.checksum(), name) ? checksum(name, step) : Optional.empty();
  }

  private String title(String column, PlanStep step) {
    String sample = newest(column).orElse("");
    if (sample.toLowerCase(Locale.ROOT).endsWith(".sql")) {
      return step.migration()
          .map(Migration::up)
          .flatMap(MigrationText::file)
          .map(Path::getFileName)
          .map(Path::toString)
          .orElse(step.description());
    }
    boolean underscored = sample.contains("_") && !sample.contains(" ");
    return underscored ? step.description().replace(' ', '_') : step.description();
  }

  private Optional<Object> time(HomeMadeColumn column, Instant at) {
    Optional<Cells> sample =
        rows.rows().reversed().stream().filter(row -> !row.isNull(column.name())).findFirst();
    if (sample.isPresent()) {
      return TimeForm.like(
          sample.get().type(column.name()).orElse(""),
          sample.get().text(column.name()).orElse(""),
          at);
    }
    if (column.hasDefault() && !column.isStamped()) {
      return Optional.empty();
    }
    return Optional.of(column.type().contains("int") ? at.getEpochSecond() : ToolTimes.seconds(at));
  }

  /// What the rows say of one that went well; without any, 1 in a column for numbers.
  private Optional<Object> outcome(HomeMadeColumn column, SuccessForm wanted) {
    Optional<Cells> sample =
        rows.rows().reversed().stream()
            .filter(row -> SuccessForm.of(row, column.name()) == wanted)
            .findFirst();
    if (sample.isPresent()) {
      String text = sample.get().text(column.name()).orElse("");
      boolean isNumber = sample.get().type(column.name()).filter("integer"::equals).isPresent();
      return isNumber ? Optional.of(Long.parseLong(text)) : Optional.of(text);
    }
    String type = column.type();
    boolean isNumber = type.contains("bool") || type.contains("int") || type.isEmpty();
    return isNumber ? Optional.of(wanted == SuccessForm.WENT_WELL ? 1L : 0L) : Optional.empty();
  }

  /// By the length of the checksums that are there: a digest of the text. Others are unknown.
  private Optional<Object> checksum(String column, PlanStep step) {
    Optional<String> sample = newest(column).filter(text -> text.matches("[0-9a-fA-F]+"));
    Optional<String> algorithm =
        sample.flatMap(
            hex ->
                switch (hex.length()) {
                  case 32 -> Optional.of("MD5");
                  case 40 -> Optional.of("SHA-1");
                  case 64 -> Optional.of("SHA-256");
                  default -> Optional.empty();
                });
    return algorithm.map(
        name -> {
          String digest = digest(name, step.migration().map(m -> m.up().sql()).orElse(""));
          boolean upper = sample.filter(hex -> hex.matches("[0-9A-F]*[A-F][0-9A-F]*")).isPresent();
          return upper ? digest.toUpperCase(Locale.ROOT) : digest;
        });
  }

  private static String digest(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("Every Java platform has " + algorithm, e);
    }
  }

  private Optional<String> newest(String column) {
    List<String> texts = rows.rows().stream().flatMap(row -> row.text(column).stream()).toList();
    return texts.isEmpty() ? Optional.empty() : Optional.of(texts.getLast());
  }
}
