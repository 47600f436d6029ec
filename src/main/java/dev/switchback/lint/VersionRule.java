package dev.switchback.lint;

import dev.switchback.migration.Migration;
import dev.switchback.migration.Version;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/// Files that are counted follow each other; time stamps are of the past.
final class VersionRule implements LintRule {
  private static final Duration CLOCKS_DIFFER = Duration.ofDays(2);
  private static final BigInteger LARGEST_COUNT = BigInteger.valueOf(99_999);
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

  @Override
  public Result check(Subject subject) {
    Version version = subject.migration().version();
    Optional<BigInteger> number = number(version);
    if (number.isEmpty()) {
      return new Result.Met();
    }
    if (number.get().compareTo(LARGEST_COUNT) > 0) {
      return stamp(version).filter(at -> at.isAfter(subject.now().plus(CLOCKS_DIFFER))).isPresent()
          ? new Result.NotMet(List.of(Spot.whole(Spot.What.FUTURE, version.text())))
          : new Result.Met();
    }
    return gap(subject, number.get());
  }

  /// A folder in which most follow without a gap counts; in others a gap means nothing.
  private static Result gap(Subject subject, BigInteger number) {
    List<BigInteger> all =
        subject.all().stream()
            .map(Migration::version)
            .flatMap(v -> number(v).stream())
            .filter(n -> n.compareTo(LARGEST_COUNT) <= 0)
            .toList();
    int at = all.indexOf(number);
    long followed = 0;
    for (int i = 1; i < all.size(); i++) {
      followed += all.get(i).equals(all.get(i - 1).add(BigInteger.ONE)) ? 1 : 0;
    }
    boolean counts = all.size() >= 3 && followed * 10 >= (all.size() - 1) * 8L;
    if (at < 1 || !counts || number.equals(all.get(at - 1).add(BigInteger.ONE))) {
      return new Result.Met();
    }
    return new Result.NotMet(
        List.of(
            new Spot(
                Spot.Part.UP,
                0,
                Spot.What.GAP,
                subject.migration().version().text(),
                all.get(at - 1).toString())));
  }

  private static Optional<BigInteger> number(Version version) {
    return version.text().matches("\\d+")
        ? Optional.of(new BigInteger(version.text()))
        : Optional.empty();
  }

  private static Optional<Instant> stamp(Version version) {
    try {
      return Optional.of(LocalDateTime.parse(version.text(), STAMP).toInstant(ZoneOffset.UTC));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  @Override
  public Rule rule() {
    return Rule.VERSION;
  }
}
