package dev.switchback.salvage.kit;

import dev.switchback.testing.Sql;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// The ways a file is damaged, each from a seed.
public final class KitDamage {
  /// What is done to a file. The pristine one, its copy, and what chance decides.
  interface Act {
    void on(Subject subject) throws IOException, SQLException;
  }

  /// A copy that is about to be damaged.
  static final class Subject {
    private final Path pristine;
    private final Path copy;
    private final int pageSize;
    private final Random random;

    Subject(Path pristine, Path copy, int pageSize, Random random) {
      this.pristine = pristine;
      this.copy = copy;
      this.pageSize = pageSize;
      this.random = random;
    }

    byte[] bytes() throws IOException {
      return Files.readAllBytes(copy);
    }

    void write(byte[] bytes) throws IOException {
      Files.write(copy, bytes);
    }

    Path companion(String suffix) {
      return copy.resolveSibling(copy.getFileName() + suffix);
    }

    List<Integer> pages(String where) {
      return new ArrayList<>(
          Sql.column(pristine, "SELECT pageno FROM dbstat WHERE " + where).stream()
              .map(Integer::valueOf)
              .toList());
    }

    List<Integer> some(String where, int count) {
      List<Integer> pages = pages(where);
      Collections.shuffle(pages, random);
      return pages.subList(0, Math.min(count, pages.size()));
    }

    void zero(byte[] bytes, int page) {
      int from = (page - 1) * pageSize;
      Arrays.fill(bytes, from, Math.min(bytes.length, from + pageSize), (byte) 0);
    }
  }

  private static final String TABLES =
      "name IN (SELECT name FROM sqlite_schema WHERE type = 'table') AND name NOT LIKE 'sqlite_%'";

  private KitDamage() {}

  /// All kinds, by name, in the order of the table.
  static Map<String, Act> all() {
    Map<String, Act> kinds = new LinkedHashMap<>();
    kinds.put("none", s -> {});
    kinds.put("leaf_zero_5", s -> zero(s, s.some(TABLES + " AND pagetype = 'leaf'", 5)));
    kinds.put(
        "leaf_random_5",
        s -> {
          byte[] b = s.bytes();
          for (int page : s.some(TABLES + " AND pagetype = 'leaf' AND pageno > 1", 5)) {
            byte[] noise = KitDatabase.bytes(s.random, s.pageSize);
            System.arraycopy(noise, 0, b, (page - 1) * s.pageSize, s.pageSize);
          }
          s.write(b);
        });
    kinds.put(
        "leaf_header_5",
        s -> {
          byte[] b = s.bytes();
          for (int page : s.some(TABLES + " AND pagetype = 'leaf' AND pageno > 1", 5)) {
            Arrays.fill(b, (page - 1) * s.pageSize, (page - 1) * s.pageSize + 8, (byte) 0);
          }
          s.write(b);
        });
    kinds.put(
        "interior_zero_1",
        s -> zero(s, s.some(TABLES + " AND pagetype = 'internal' AND pageno > 1", 1)));
    kinds.put(
        "root_zero",
        s ->
            zero(
                s,
                s.pages(
                    "name = (SELECT name FROM dbstat WHERE "
                        + TABLES
                        + " GROUP BY name ORDER BY count(*) DESC LIMIT 1) AND path = '/'")));
    kinds.put("all_interior_zero", s -> zero(s, s.pages("pagetype = 'internal' AND pageno > 1")));
    kinds.put("page1_zero", s -> zero(s, List.of(1)));
    kinds.put("page1_body_zero", s -> fill(s, 100, s.pageSize - 100, 0));
    kinds.put("schema_leaf_zero", s -> zero(s, s.some("name = 'sqlite_schema' AND pageno > 1", 1)));
    kinds.put("header_magic", s -> fill(s, 0, 16, 'x'));
    kinds.put("header100_zero", s -> fill(s, 0, 100, 0));
    kinds.put("first_64k_zero", s -> fill(s, 0, 65536, 0));
    kinds.put("trunc_10pct", s -> cut(s, 0.9));
    kinds.put("trunc_50pct", s -> cut(s, 0.5));
    kinds.put(
        "middle_cut_5pct",
        s -> {
          byte[] b = s.bytes();
          int pages = b.length / s.pageSize;
          int from = pages / 2 * s.pageSize;
          int gone = Math.max(1, pages / 20) * s.pageSize;
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write(b, 0, from);
          out.write(b, from + gone, b.length - from - gone);
          s.write(out.toByteArray());
        });
    kinds.put(
        "tail_25pct_zero",
        s -> {
          int length = s.bytes().length;
          fill(s, length * 3 / 4, length - length * 3 / 4, 0);
        });
    for (int flips : new int[] {1, 10, 100, 1000}) {
      kinds.put("bitflips_" + flips, s -> flip(s, s.copy, 0, flips));
    }
    for (int share : new int[] {1, 10, 30}) {
      kinds.put(
          "hole_" + share + "pct",
          s -> {
            int pages = s.bytes().length / s.pageSize;
            List<Integer> gone = new ArrayList<>();
            for (int i = 0; i < Math.max(1, pages * share / 100); i++) {
              gone.add(2 + s.random.nextInt(pages - 1));
            }
            zero(s, gone);
          });
    }
    kinds.put(
        "sectors_20_zero",
        s -> {
          byte[] b = s.bytes();
          for (int i = 0; i < 20; i++) {
            int sector = 8 + s.random.nextInt(b.length / 512 - 8);
            Arrays.fill(b, sector * 512, sector * 512 + 512, (byte) 0);
          }
          s.write(b);
        });
    kinds.put("swap_10_pairs", s -> swap(s, 10));
    kinds.put(
        "double_10",
        s -> {
          byte[] b = s.bytes();
          List<Integer> pages = s.some("pagetype = 'leaf' AND pageno > 1", 20);
          for (int i = 0; i + 1 < pages.size(); i += 2) {
            System.arraycopy(
                b,
                (pages.get(i) - 1) * s.pageSize,
                b,
                (pages.get(i + 1) - 1) * s.pageSize,
                s.pageSize);
          }
          s.write(b);
        });
    kinds.put(
        "freelist_garbage",
        s -> {
          byte[] b = s.bytes();
          ByteBuffer.wrap(b).putInt(32, s.random.nextInt(b.length / s.pageSize)).putInt(36, 999);
          s.write(b);
        });
    kinds.put(
        "index_zero",
        s ->
            zero(
                s,
                s.pages(
                    "name IN (SELECT name FROM sqlite_schema WHERE type = 'index') AND name NOT"
                        + " LIKE 'sqlite_%'")));
    kinds.put("page_size_wrong", s -> put(s, 16, s.pageSize == 4096 ? 0x0400 : 0x1000, 2));
    kinds.put("encoding_wrong", s -> put(s, 56, s.bytes()[59] == 1 ? 2 : 1, 4));
    kinds.put("dbsize_wrong", s -> put(s, 28, 3, 4));
    kinds.put("reserved_wrong", s -> put(s, 20, 32, 1));
    kinds.put("format_version_99", s -> put(s, 18, 0x6363, 2));
    kinds.put("schema_format_99", s -> put(s, 44, 99, 4));
    kinds.put(
        "insert_1_byte",
        s -> {
          byte[] b = s.bytes();
          int at = b.length / 3;
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.write(b, 0, at);
          out.write('x');
          out.write(b, at, b.length - at);
          s.write(out.toByteArray());
        });
    kinds.put(
        "crlf",
        s -> {
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          for (byte octet : s.bytes()) {
            if (octet == '\n') {
              out.write('\r');
            }
            out.write(octet);
          }
          s.write(out.toByteArray());
        });
    kinds.put("overflow_zero_10", s -> zero(s, s.some("pagetype = 'overflow'", 10)));
    kinds.put(
        "overflow_ptr_10",
        s -> {
          byte[] b = s.bytes();
          for (int page : s.some("pagetype = 'overflow'", 10)) {
            ByteBuffer.wrap(b)
                .putInt((page - 1) * s.pageSize, 2 + s.random.nextInt(b.length / s.pageSize - 2));
          }
          s.write(b);
        });
    kinds.put("ptrmap_zero", s -> zero(s, List.of(2)));
    return kinds;
  }

  /// Kinds that only make sense where there is something for them to damage.
  static boolean applies(String kind, Path pristine) {
    String where =
        switch (kind) {
          case "schema_leaf_zero" -> "name = 'sqlite_schema' AND pageno > 1";
          case "overflow_zero_10", "overflow_ptr_10" -> "pagetype = 'overflow'";
          case "interior_zero_1" -> TABLES + " AND pagetype = 'internal'";
          default -> "1";
        };
    boolean map = !kind.equals("ptrmap_zero") || Sql.number(pristine, "PRAGMA auto_vacuum") == 1;
    return map && Sql.number(pristine, "SELECT count(*) FROM dbstat WHERE " + where) > 0;
  }

  static void apply(String kind, Path pristine, Path copy, int pageSize, long seed) {
    try {
      Act act = java.util.Objects.requireNonNull(all().get(kind));
      act.on(new Subject(pristine, copy, pageSize, new Random(seed * 31 + kind.hashCode())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static void zero(Subject s, List<Integer> pages) throws IOException {
    byte[] b = s.bytes();
    pages.forEach(page -> s.zero(b, page));
    s.write(b);
  }

  private static void fill(Subject s, int from, int length, int with) throws IOException {
    byte[] b = s.bytes();
    Arrays.fill(b, from, Math.min(b.length, from + length), (byte) with);
    s.write(b);
  }

  private static void put(Subject s, int at, int value, int length) throws IOException {
    byte[] b = s.bytes();
    for (int i = 0; i < length; i++) {
      b[at + i] = (byte) (value >>> (8 * (length - 1 - i)));
    }
    s.write(b);
  }

  private static void cut(Subject s, double share) throws IOException {
    byte[] b = s.bytes();
    s.write(Arrays.copyOf(b, (int) (b.length * share)));
  }

  static void flip(Subject s, Path file, int from, int count) throws IOException {
    byte[] b = Files.readAllBytes(file);
    for (int i = 0; i < count; i++) {
      int at = from + s.random.nextInt(b.length - from);
      b[at] ^= (byte) (1 << s.random.nextInt(8));
    }
    Files.write(file, b);
  }

  private static void swap(Subject s, int pairs) throws IOException {
    byte[] b = s.bytes();
    int pages = b.length / s.pageSize;
    for (int i = 0; i < pairs && pages > 3; i++) {
      int one = 1 + s.random.nextInt(pages - 1);
      int other = 1 + s.random.nextInt(pages - 1);
      byte[] kept = Arrays.copyOfRange(b, one * s.pageSize, (one + 1) * s.pageSize);
      System.arraycopy(b, other * s.pageSize, b, one * s.pageSize, s.pageSize);
      System.arraycopy(kept, 0, b, other * s.pageSize, s.pageSize);
    }
    s.write(b);
  }

  /// A log beside the file that holds the latest changes; or a journal of a change that was never
  /// finished. `expected` gets the content as it should be.
  static void companions(Path file, Path expected, Path damaged, String kind, Random random) {
    try {
      if (kind.startsWith("wal")) {
        log(file, expected, damaged);
      } else {
        journal(file, expected, damaged);
      }
      Subject s = new Subject(expected, damaged, 0, random);
      Path wal = s.companion("-wal");
      Path journal = s.companion("-journal");
      switch (kind) {
        case "wal_ok", "hot_journal_ok", "stale_journal" -> {}
        case "wal_deleted" -> Files.delete(wal);
        case "wal_trunc_half" ->
            Files.write(wal, Arrays.copyOf(Files.readAllBytes(wal), (int) (Files.size(wal) / 2)));
        case "wal_bitflip_first" -> flipAt(wal, 32 + 24 + 300);
        case "wal_bitflip_mid" -> flipAt(wal, (int) (Files.size(wal) / 2));
        case "wal_bitflips_100" -> flip(s, wal, 32, 100);
        case "wal_header_zero" -> zeroAt(wal, 32);
        case "wal_salt_wrong" -> flipAt(wal, 17);
        case "wal_of_another" -> {
          Path other = damaged.resolveSibling("other-" + damaged.getFileName());
          Path otherExpected = damaged.resolveSibling("otherx-" + damaged.getFileName());
          Path made = damaged.resolveSibling("otherm-" + damaged.getFileName());
          KitDatabase.PAGE64K.make(made);
          Sql.run(
              made,
              "PRAGMA page_size=" + Sql.number(file, "PRAGMA page_size"),
              "PRAGMA journal_mode=DELETE",
              "VACUUM");
          log(made, otherExpected, other);
          Files.copy(
              damaged,
              damaged.resolveSibling("x"),
              java.nio.file.StandardCopyOption.REPLACE_EXISTING);
          Files.write(wal, Files.readAllBytes(other.resolveSibling(other.getFileName() + "-wal")));
          Files.write(damaged, Files.readAllBytes(file));
          Files.write(expected, Files.readAllBytes(file));
          Files.delete(damaged.resolveSibling("x"));
        }
        case "hot_journal_zeroed_header" -> zeroAt(journal, 28);
        case "hot_journal_deleted" -> Files.delete(journal);
        default -> throw new IllegalArgumentException(kind);
      }
      if (kind.equals("stale_journal")) {
        String table = largest(expected);
        Sql.run(
            expected,
            "DELETE FROM " + table + " WHERE rowid % 5 = 0",
            "VACUUM",
            "CREATE TABLE afterwards AS SELECT rowid AS was FROM " + table + " LIMIT 9");
        Files.write(damaged, Files.readAllBytes(expected));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static List<String> companionKinds() {
    return List.of(
        "wal_ok",
        "wal_deleted",
        "wal_trunc_half",
        "wal_bitflip_first",
        "wal_bitflip_mid",
        "wal_bitflips_100",
        "wal_header_zero",
        "wal_salt_wrong",
        "wal_of_another",
        "hot_journal_ok",
        "hot_journal_zeroed_header",
        "hot_journal_deleted",
        "stale_journal");
  }

  private static String largest(Path file) {
    return Sql.column(
            file,
            "SELECT name FROM dbstat WHERE "
                + TABLES
                + " GROUP BY name ORDER BY count(*) DESC LIMIT 1")
        .getFirst();
  }

  private static void log(Path file, Path expected, Path damaged) throws IOException, SQLException {
    Path working = damaged.resolveSibling("working-" + damaged.getFileName());
    Files.copy(file, working);
    String table = largest(working);
    String column =
        Sql.column(
                working,
                "SELECT name FROM pragma_table_info('"
                    + table
                    + "') WHERE pk = 0 AND type = 'TEXT' LIMIT 1")
            .getFirst();
    try (Connection c = DriverManager.getConnection(Sql.url(working));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA wal_autocheckpoint=0");
      for (int i = 0; i < 10; i++) {
        statement.execute(
            "UPDATE "
                + table
                + " SET "
                + column
                + " = "
                + column
                + " || '"
                + i
                + "' WHERE rowid % 10 = "
                + i);
      }
      KitDatabase.copy(working, damaged);
      statement.execute("VACUUM INTO '" + expected + "'");
    }
  }

  private static void journal(Path file, Path expected, Path damaged)
      throws IOException, SQLException {
    Path working = damaged.resolveSibling("working-" + damaged.getFileName());
    Files.copy(file, working);
    Files.copy(file, expected);
    String table = largest(working);
    try (Connection c = DriverManager.getConnection(Sql.url(working));
        Statement statement = c.createStatement()) {
      statement.execute("PRAGMA cache_size=10");
      statement.execute("PRAGMA cache_spill=1");
      statement.execute("BEGIN");
      statement.execute("DELETE FROM " + table + " WHERE rowid % 2 = 0");
      statement.execute("INSERT INTO " + table + " SELECT * FROM " + table + " WHERE 0");
      KitDatabase.copy(working, damaged);
      statement.execute("ROLLBACK");
    }
  }

  private static void flipAt(Path file, int at) throws IOException {
    byte[] b = Files.readAllBytes(file);
    b[at] ^= 4;
    Files.write(file, b);
  }

  private static void zeroAt(Path file, int length) throws IOException {
    byte[] b = Files.readAllBytes(file);
    Arrays.fill(b, 0, length, (byte) 0);
    Files.write(file, b);
  }
}
