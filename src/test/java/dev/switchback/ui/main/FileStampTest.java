package dev.switchback.ui.main;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.registry.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStampTest {
  @TempDir Path folder;
  private Path migrations;

  @BeforeEach
  void oneFolderForEachMigration() throws IOException {
    migrations = Files.createDirectories(folder.resolve("migrations"));
    write("0001_first/up.sql", "SELECT 1;");
  }

  @Test
  void anEditedFileIsNoticedAlsoInTheFolderOfItsMigration() throws IOException {
    FileStamp before = stamp();
    assertThat(stamp()).isEqualTo(before);

    Path file = write("0001_first/up.sql", "SELECT 2;");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThat(stamp()).isNotEqualTo(before);
    assertThat(stamp().isWrittenSince(before)).isFalse();
  }

  @Test
  void aNewAndARemovedFileAreNoticed() throws IOException {
    FileStamp before = stamp();
    Path added = write("0002_second/up.sql", "SELECT 1;");
    FileStamp with = stamp();
    assertThat(with).isNotEqualTo(before);

    Files.delete(added);

    assertThat(stamp()).isNotEqualTo(with);
  }

  @Test
  void aFolderThatIsGoneIsAFactToo() throws IOException {
    FileStamp before = stamp();
    Files.delete(migrations.resolve("0001_first/up.sql"));
    Files.delete(migrations.resolve("0001_first"));
    Files.delete(migrations);

    assertThat(stamp()).isNotEqualTo(before);
  }

  private Path write(String name, String text) throws IOException {
    Path file = migrations.resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    return Files.writeString(file, text);
  }

  private FileStamp stamp() {
    return FileStamp.of(Database.unregistered(folder.resolve("shop.db"), Optional.of(migrations)));
  }
}
