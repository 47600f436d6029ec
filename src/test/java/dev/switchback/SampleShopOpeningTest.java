package dev.switchback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchback.backup.Backup;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.migration.Version;
import dev.switchback.registry.Activity;
import dev.switchback.registry.Database;
import dev.switchback.registry.DatabaseStatus;
import dev.switchback.registry.Environment;
import dev.switchback.registry.Protection;
import dev.switchback.work.Work;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SampleShopOpeningTest {
  @TempDir Path folder;
  private Administration administration;

  @BeforeEach
  void open() {
    administration =
        Administration.open(folder.resolve("home"), Clock.systemUTC(), Activity.Surface.LIBRARY);
  }

  @AfterEach
  void close() {
    administration.close();
  }

  @Test
  void hasSevenOfNineAppliedAndTwoVerifiedBackups() {
    Database shop = administration.openSampleShop(Work.quiet());

    DatabaseStatus status = administration.status(shop);
    assertThat(status.pendingCount()).isEqualTo(2);
    assertThat(status.history().applied().lastKey()).isEqualTo(Version.of("0007"));
    assertThat(administration.backups(shop))
        .filteredOn(backup -> backup.reason() == Backup.Reason.ASKED_FOR)
        .hasSize(2)
        .allMatch(backup -> backup.state() == Backup.State.VERIFIED);
    assertThat(administration.databases())
        .extracting(Database::name)
        .containsExactlyInAnyOrder("sample-shop", "sample-shop-damaged");
  }

  @Test
  void isBuiltOnlyOnce() {
    Database first = administration.openSampleShop(Work.quiet());
    int operations = administration.activity(Optional.empty(), 100).size();

    Database second = administration.openSampleShop(Work.quiet());

    assertThat(second).isEqualTo(first);
    assertThat(administration.activity(Optional.empty(), 100)).hasSize(operations);
  }

  @Test
  void removingItLeavesNothingOfItAndEverythingElse() throws IOException {
    Path own = Files.createFile(folder.resolve("own.db"));
    administration.add(
        "sample-shop", own, Optional.empty(), Environment.DEVELOPMENT, Protection.NONE);
    Database shop = administration.openSampleShop(Work.quiet());
    assertThat(shop.name()).isEqualTo("sample-shop-2");

    administration.removeSampleShop();

    assertThat(administration.databases()).extracting(Database::file).containsExactly(own);
    assertThat(own).exists();
    assertThat(shop.file()).doesNotExist();
    assertThat(administration.backups(shop)).isEmpty();
    try (Stream<Path> files = Files.walk(folder.resolve("home"))) {
      assertThat(files.filter(file -> file.toString().contains("shop")))
          .noneMatch(Files::isRegularFile);
    }
  }

  @Test
  void stoppingWhileItIsBuiltLeavesNothing() {
    Work work = Work.quiet();
    work.cancellation().request();

    assertThatThrownBy(() -> administration.openSampleShop(work))
        .isInstanceOf(OperationCancelled.class);

    assertThat(administration.databases()).isEmpty();
    assertThat(folder.resolve("home/sample-shop")).doesNotExist();
  }
}
