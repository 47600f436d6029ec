package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.failure.OperationCancelled;
import dev.switchback.registry.Activity;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import dev.switchback.work.Cancellation;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import dev.switchback.work.WorkEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tries on copies that nobody asked for.
class TryingAheadTest {
  private static final long SMALL = 64L << 20;

  @TempDir Path folder;

  @Test
  void whatIsPendingIsTriedOnceAndNothingIsLeftOrWrittenDown() throws IOException {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      Sql.run(shop.file(), "CREATE TABLE notes (text)", "INSERT INTO notes VALUES ('kept')");
      Map<String, String> before = beside(shop.file());
      AtomicInteger clones = new AtomicInteger();
      Work work =
          Work.reportingTo(
              event -> {
                if (event instanceof WorkEvent.StepStarted(Step step, String subject)
                    && step == Step.CLONE) {
                  clones.incrementAndGet();
                }
              });

      Ahead first = later.tryAhead(shop.database(), SMALL, work);
      Ahead again = later.tryAhead(shop.database(), SMALL, work);

      assertThat(first)
          .isInstanceOfSatisfying(
              Ahead.Tried.class,
              tried -> assertThat(tried.report().up().outcome()).isEqualTo(RunReport.Outcome.DONE));
      assertThat(again).isEqualTo(first);
      assertThat(clones).hasValue(1);
      assertThat(beside(shop.file())).isEqualTo(before);
      assertThat(triesLeft()).isZero();
      assertThat(later.activity(Optional.of(shop.database()), 10))
          .noneMatch(activity -> activity.kind() == Activity.Kind.TRY);

      shop.migration("003_broken", "INSERT INTO nowhere VALUES (1);");

      assertThat(later.tryAhead(shop.database(), SMALL, work))
          .isInstanceOfSatisfying(
              Ahead.Tried.class, tried -> assertThat(tried.report().up().failure()).isPresent());
      assertThat(clones).hasValue(2);
    }
  }

  @Test
  void aFileThatSomebodyWritesToIsLeftAloneAndSoIsALargeOne() {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      assertThat(shop.administration().tryAhead(shop.database(), SMALL, Work.quiet()))
          .isEqualTo(new Ahead.Not(Ahead.Why.BEING_WRITTEN));
      Sql.run(shop.file(), "CREATE TABLE notes (text)");
      assertThat(later.tryAhead(shop.database(), 1000, Work.quiet()))
          .isEqualTo(new Ahead.Not(Ahead.Why.TOO_LARGE));
      assertThat(triesLeft()).isZero();
    }
  }

  @Test
  void whatIsWrittenWhileItIsTriedMakesTheAnswerWorthless() {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      Work work =
          Work.reportingTo(
              event -> {
                if (event
                        instanceof WorkEvent.StepFinished(Step step, String subject, String detail)
                    && step == Step.CLONE) {
                  Sql.run(shop.file(), "CREATE TABLE meanwhile (x)");
                }
              });

      assertThat(later.tryAhead(shop.database(), SMALL, work))
          .isEqualTo(new Ahead.Not(Ahead.Why.BEING_WRITTEN));
    }
  }

  @Test
  void noOtherFileIsTouchedUnasked() {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      Path other = folder.resolve("other.db");
      shop.migration("003_copy", "VACUUM INTO '" + other + "';");

      assertThat(later.tryAhead(shop.database(), SMALL, Work.quiet()))
          .isInstanceOf(Ahead.Not.class);
      assertThat(other).doesNotExist();
    }
  }

  @Test
  void itStopsWhenItIsAskedToAndLeavesNothing() {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      Cancellation cancellation = new Cancellation();
      Work work =
          new Work(
              cancellation,
              event -> {
                if (event
                        instanceof WorkEvent.StepFinished(Step step, String subject, String detail)
                    && step == Step.CLONE) {
                  cancellation.request();
                }
              });

      assertThatThrownBy(() -> later.tryAhead(shop.database(), SMALL, work))
          .isInstanceOf(OperationCancelled.class);
      assertThat(triesLeft()).isZero();
    }
  }

  @Test
  void nothingIsTriedWhereNothingIsPending() {
    try (Shop shop = Shop.in(folder).withTwoMigrations();
        Administration later = anHourLater()) {
      shop.runAll();

      assertThat(later.tryAhead(shop.database(), SMALL, Work.quiet()))
          .isEqualTo(new Ahead.Not(Ahead.Why.NOTHING_PENDING));
    }
  }

  private Administration anHourLater() {
    return Administration.open(
        folder.resolve("home"),
        Clock.offset(Clock.systemUTC(), Duration.ofHours(1)),
        Activity.Surface.DESKTOP);
  }

  private long triesLeft() {
    try (Stream<Path> left = Files.list(folder.resolve("home/tries"))) {
      return left.count();
    } catch (java.nio.file.NoSuchFileException none) {
      return 0;
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Map<String, String> beside(Path file) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(file.getParent())) {
      for (Path one : files.toList()) {
        contents.put(
            one.getFileName().toString(),
            java.util.HexFormat.of().formatHex(Files.readAllBytes(one)));
      }
    }
    return contents;
  }
}
