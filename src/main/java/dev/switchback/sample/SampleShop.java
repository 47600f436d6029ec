package dev.switchback.sample;

import dev.switchback.failure.FileFailed;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The files of the sample shop: a database, the folder of its migrations, and a damaged copy.
///
/// @param folder holds all of them and nothing else
public record SampleShop(Path folder) {
  /// The migrations below `migrations/sample-shop`. A folder inside a jar can't be listed, so they
  /// stand here; a test compares.
  static final List<String> MIGRATIONS =
      List.of(
          "0001_create_users",
          "0002_create_products",
          "0003_create_orders",
          "0004_import_legacy_orders",
          "0005_keep_updated_at",
          "0006_split_address",
          "0007_add_users_email",
          "0008_add_orders_status",
          "0009_drop_legacy_orders");

  public Path database() {
    return folder.resolve("shop.db");
  }

  public Path damagedDatabase() {
    return folder.resolve("shop-damaged.db");
  }

  public Path migrations() {
    return folder.resolve("migrations");
  }

  /// Whether `file` is one of the shop's.
  public boolean contains(Path file) {
    return file.startsWith(folder);
  }

  /// Writes the migrations and an empty database, in place of whatever was in the folder.
  public void layOut() {
    remove();
    try {
      Files.createDirectories(migrations());
      for (String name : MIGRATIONS) {
        layOut(name + ".up.sql");
        layOut(name + ".down.sql");
      }
      Files.createFile(database());
    } catch (IOException e) {
      throw new FileFailed(folder, "write the sample shop to", String.valueOf(e.getMessage()));
    }
  }

  private void layOut(String name) throws IOException {
    try (InputStream text =
        SampleShop.class.getResourceAsStream("/migrations/sample-shop/" + name)) {
      if (text == null) {
        throw new IllegalStateException("Not packaged: " + name);
      }
      Files.copy(text, migrations().resolve(name));
    }
  }

  /// Makes the damaged copy out of the present shop.
  public void makeDamagedCopy(Work work) {
    new CopyOut().copy(DatabaseFile.of(database()), damagedDatabase(), Step.COPY, work);
    new Damage(damagedDatabase()).inflict();
  }

  /// Deletes the folder with everything in it.
  public void remove() {
    PrivateFolder.delete(folder);
  }
}
