package dev.switchback.salvage.kit;

import dev.switchback.testing.Sql;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;

/// The databases that are damaged. Each is made from a seed, the same every time.
public enum KitDatabase {
  /// Many small rows in three tables.
  SMALL(4096, "UTF-8", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      run(
          c,
          "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE, age"
              + " INTEGER, score REAL)",
          "CREATE TABLE events (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, kind TEXT, at"
              + " TEXT, value REAL)",
          "CREATE TABLE tags (name TEXT PRIMARY KEY, uses INTEGER)",
          "CREATE INDEX events_user ON events(user_id)",
          "CREATE INDEX events_at ON events(at)",
          "CREATE VIEW busy AS SELECT user_id, count(*) n FROM events GROUP BY user_id");
      insert(
          c,
          "INSERT INTO users VALUES (?, ?, ?, ?, ?)",
          6000,
          i ->
              List.of(
                  i,
                  words(random, 2),
                  "user" + i + "@" + words(random, 1) + ".example",
                  random.nextInt(90),
                  random.nextInt(1000) / 8.0));
      insert(
          c,
          "INSERT INTO events VALUES (?, ?, ?, ?, ?)",
          24000,
          i ->
              List.of(
                  i * 3,
                  1 + random.nextInt(6000),
                  words(random, 1),
                  "2025-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(9),
                  random.nextGaussian()));
      insert(
          c,
          "INSERT INTO tags VALUES (?, ?)",
          3000,
          i -> List.of("tag-" + i + "-" + words(random, 1), random.nextInt(100)));
    }
  },
  /// Large values, most of the file in overflow chains.
  BLOB(4096, "UTF-8", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      run(
          c,
          "CREATE TABLE files (id INTEGER PRIMARY KEY, path TEXT NOT NULL, body BLOB, note TEXT)",
          "CREATE TABLE notes (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT)",
          "CREATE INDEX files_path ON files(path)");
      insert(
          c,
          "INSERT INTO files VALUES (?, ?, ?, ?)",
          700,
          i ->
              List.of(
                  i,
                  "/srv/" + words(random, 3) + i,
                  bytes(random, 200 + random.nextInt(20000)),
                  words(random, 4)));
      insert(
          c,
          "INSERT INTO notes (id, text) VALUES (?, ?)",
          6000,
          i -> List.of(i, words(random, 3 + random.nextInt(30))));
    }
  },
  /// UTF-16, auto-vacuum, many tables, no rowids, full text, triggers, generated columns.
  MIXED(2048, "UTF-16le", 1) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      run(
          c,
          "CREATE TABLE cities (country TEXT, name TEXT, people INTEGER, PRIMARY KEY (country,"
              + " name)) WITHOUT ROWID",
          "CREATE TABLE prices (sku INTEGER, day INTEGER, price REAL, PRIMARY KEY (sku, day))"
              + " WITHOUT ROWID",
          "CREATE TABLE people (id INTEGER PRIMARY KEY AUTOINCREMENT, first TEXT, last TEXT, born"
              + " INTEGER, full TEXT GENERATED ALWAYS AS (first || ' ' || last) VIRTUAL, initial"
              + " TEXT GENERATED ALWAYS AS (substr(first, 1, 1)) STORED)",
          "CREATE TABLE strictly (id INTEGER PRIMARY KEY, amount INTEGER NOT NULL, label TEXT)"
              + " STRICT",
          "CREATE TABLE log (at TEXT, line TEXT)",
          "CREATE VIRTUAL TABLE texts USING fts5(title, body)",
          "CREATE INDEX people_last ON people(last)",
          "CREATE TRIGGER people_log AFTER DELETE ON people BEGIN INSERT INTO log VALUES ('now',"
              + " old.first); END",
          "CREATE VIEW adults AS SELECT * FROM people WHERE born < 2005");
      for (int i = 0; i < 30; i++) {
        run(
            c,
            "CREATE TABLE setting_" + i + " (key TEXT PRIMARY KEY, value TEXT, changed INTEGER)");
        int table = i;
        insert(
            c,
            "INSERT INTO setting_" + i + " VALUES (?, ?, ?)",
            40,
            k -> List.of("key" + k + "-" + table, words(random, 2), random.nextInt(1000)));
      }
      insert(
          c,
          "INSERT INTO cities VALUES (?, ?, ?)",
          5000,
          i -> List.of(words(random, 1), words(random, 1) + i, random.nextInt(1_000_000)));
      insert(
          c,
          "INSERT INTO prices VALUES (?, ?, ?)",
          8000,
          i -> List.of(i / 20, i % 20, random.nextInt(10000) / 100.0));
      insert(
          c,
          "INSERT INTO people (id, first, last, born) VALUES (?, ?, ?, ?)",
          8000,
          i -> List.of(i, words(random, 1), words(random, 1) + "ø", 1940 + random.nextInt(80)));
      insert(
          c,
          "INSERT INTO strictly VALUES (?, ?, ?)",
          4000,
          i -> List.of(i * 2 - 3000, random.nextInt(), words(random, 2)));
      insert(c, "INSERT INTO log VALUES (?, ?)", 4000, i -> List.of("t" + i, words(random, 6)));
      insert(
          c,
          "INSERT INTO texts VALUES (?, ?)",
          800,
          i -> List.of(words(random, 3), words(random, 20)));
    }
  },
  /// Tables that look alike, rows older than a column, negative rowids, a stretch of free pages.
  ALIKE(8192, "UTF-8", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      run(
          c,
          "CREATE TABLE sensor_a (id INTEGER PRIMARY KEY, at INTEGER, value REAL, unit TEXT)",
          "CREATE TABLE sensor_b (id INTEGER PRIMARY KEY, at INTEGER, value REAL, unit TEXT)",
          "CREATE TABLE sensor_c (id INTEGER PRIMARY KEY, at INTEGER, value REAL, unit TEXT)",
          "CREATE TABLE oddities (k, v)",
          "CREATE TABLE gone (x TEXT)",
          "CREATE INDEX a_at ON sensor_a(at)",
          "CREATE INDEX b_at ON sensor_b(at)");
      insert(c, "INSERT INTO gone VALUES (?)", 3000, i -> List.of(words(random, 8)));
      for (String table : List.of("sensor_a", "sensor_b", "sensor_c")) {
        insert(
            c,
            "INSERT INTO " + table + " VALUES (?, ?, ?, ?)",
            9000,
            i -> List.of(i - 1000, random.nextInt(), random.nextGaussian(), "K"));
      }
      run(c, "ALTER TABLE sensor_b ADD COLUMN quality INTEGER NOT NULL DEFAULT 7");
      insert(
          c,
          "INSERT INTO sensor_b VALUES (?, ?, ?, ?, ?)",
          3000,
          i -> List.of(i + 20000, random.nextInt(), random.nextGaussian(), "K", random.nextInt(9)));
      insert(
          c,
          "INSERT INTO oddities VALUES (?, ?)",
          6000,
          i ->
              List.of(
                  switch (i % 4) {
                    case 0 -> i;
                    case 1 -> "" + i;
                    case 2 -> i / 3.0;
                    default -> bytes(random, 5);
                  },
                  words(random, 2)));
      run(c, "DROP TABLE gone");
    }
  },
  /// The smallest pages.
  PAGE512(512, "UTF-8", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      plain(c, random, 6000);
    }
  },
  /// The largest pages, and big-endian text.
  PAGE64K(65536, "UTF-16be", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      plain(c, random, 30000);
    }
  },
  /// Made after the code was finished, and measured once: a shop with everything at the same time.
  BLIND(8192, "UTF-16le", 0) {
    @Override
    void fill(Connection c, Random random) throws SQLException {
      run(
          c,
          "CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL COLLATE NOCASE, mail"
              + " TEXT UNIQUE, since TEXT DEFAULT CURRENT_DATE, credit NUMERIC CHECK (credit >="
              + " 0))",
          "CREATE TABLE orders (number TEXT PRIMARY KEY, customer INTEGER REFERENCES customers(id),"
              + " placed TEXT, total REAL) WITHOUT ROWID",
          "CREATE TABLE order_lines (order_number TEXT, line INTEGER, product INTEGER, amount"
              + " INTEGER, price REAL, PRIMARY KEY (order_number, line)) WITHOUT ROWID",
          "CREATE TABLE products (id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT, title TEXT,"
              + " price REAL, tags TEXT, label TEXT AS (code || ': ' || title) VIRTUAL)",
          "CREATE TABLE documents (id INTEGER PRIMARY KEY, title TEXT, kind TEXT, body BLOB)",
          "CREATE TABLE settings (name TEXT, value)",
          "CREATE TABLE audit (at INTEGER, what TEXT, who TEXT)",
          "CREATE VIRTUAL TABLE texts USING fts5(title, body)",
          "CREATE INDEX customers_lower ON customers(lower(name))",
          "CREATE INDEX products_code ON products(code) WHERE price > 10",
          "CREATE INDEX orders_customer ON orders(customer)",
          "CREATE INDEX audit_at ON audit(at DESC, what)",
          "CREATE TRIGGER product_audit AFTER UPDATE ON products BEGIN INSERT INTO audit VALUES (1,"
              + " 'product', new.code); END",
          "CREATE VIEW totals AS SELECT customer, sum(total) AS total FROM orders GROUP BY"
              + " customer");
      insert(
          c,
          "INSERT INTO customers VALUES (?, ?, ?, ?, ?)",
          3000,
          i ->
              List.of(
                  i * 2,
                  words(random, 2) + (i % 9 == 0 ? " Ærø 京" : ""),
                  "c" + i + "@" + words(random, 1) + ".example",
                  "20" + (10 + i % 15) + "-01-01",
                  random.nextInt(500)));
      insert(
          c,
          "INSERT INTO products (code, title, price, tags) VALUES (?, ?, ?, ?)",
          2500,
          i ->
              List.of(
                  "P" + random.nextInt(100_000),
                  words(random, 3),
                  random.nextInt(5000) / 100.0,
                  words(random, random.nextInt(5))));
      insert(
          c,
          "INSERT INTO orders VALUES (?, ?, ?, ?)",
          6000,
          i ->
              List.of(
                  "O-" + Integer.toString(i * 7919 % 1_000_003, 36),
                  1 + random.nextInt(6000),
                  "2025-" + (1 + random.nextInt(12)),
                  random.nextInt(100_000) / 100.0));
      insert(
          c,
          "INSERT INTO order_lines VALUES (?, ?, ?, ?, ?)",
          18000,
          i ->
              List.of(
                  "O-" + Integer.toString((1 + i / 3) * 7919 % 1_000_003, 36),
                  i % 3,
                  random.nextInt(2500),
                  1 + random.nextInt(9),
                  random.nextInt(5000) / 100.0));
      insert(
          c,
          "INSERT INTO documents VALUES (?, ?, ?, ?)",
          400,
          i ->
              List.of(
                  i * 5 - 900,
                  words(random, 4),
                  i % 3 == 0 ? "pdf" : "png",
                  bytes(random, i % 40 == 0 ? 150_000 : 500 + random.nextInt(15_000))));
      insert(
          c,
          "INSERT INTO settings VALUES (?, ?)",
          300,
          i -> List.of("s" + i, i % 2 == 0 ? i : words(random, 6)));
      insert(
          c,
          "INSERT INTO audit VALUES (?, ?, ?)",
          9000,
          i -> List.of(1_700_000_000 + i / 4, words(random, 1), words(random, 1)));
      insert(
          c,
          "INSERT INTO texts VALUES (?, ?)",
          600,
          i -> List.of(words(random, 3), words(random, 30)));
      run(
          c,
          "ALTER TABLE audit ADD COLUMN level INTEGER NOT NULL DEFAULT 2",
          "INSERT INTO audit SELECT at + 9000, what, who, 5 FROM audit LIMIT 2000",
          "DELETE FROM settings WHERE rowid % 11 = 0",
          "ANALYZE");
    }
  };

  private static final String[] WORDS = {
    "amber", "basalt", "cedar", "delta", "ember", "fjord", "grove", "heron", "iris", "juniper",
    "kelp", "larch", "moss", "nettle", "osprey", "pebble", "quartz", "reed", "sorrel", "tundra"
  };

  private final int pageSize;
  private final String encoding;
  private final int autoVacuum;

  KitDatabase(int pageSize, String encoding, int autoVacuum) {
    this.pageSize = pageSize;
    this.encoding = encoding;
    this.autoVacuum = autoVacuum;
  }

  int pageSize() {
    return pageSize;
  }

  abstract void fill(Connection connection, Random random) throws SQLException;

  /// Makes it as `file`.
  public Path make(Path file) {
    try (Connection c = DriverManager.getConnection(Sql.url(file))) {
      run(
          c,
          "PRAGMA page_size=" + pageSize,
          "PRAGMA encoding='" + encoding + "'",
          "PRAGMA auto_vacuum=" + autoVacuum,
          "PRAGMA synchronous=OFF",
          "PRAGMA user_version=42");
      fill(c, new Random(name().hashCode()));
      return file;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  static void plain(Connection c, Random random, int rows) throws SQLException {
    run(
        c,
        "CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT, weight REAL, tag TEXT)",
        "CREATE TABLE links (parent INTEGER, child INTEGER, note TEXT)",
        "CREATE INDEX items_tag ON items(tag)",
        "CREATE INDEX links_parent ON links(parent)");
    insert(
        c,
        "INSERT INTO items VALUES (?, ?, ?, ?)",
        rows,
        i -> List.of(i, words(random, 2), random.nextGaussian(), words(random, 1) + i % 500));
    insert(
        c,
        "INSERT INTO links VALUES (?, ?, ?)",
        rows,
        i -> List.of(random.nextInt(rows), i, words(random, 1 + random.nextInt(8))));
  }

  static void run(Connection c, String... statements) throws SQLException {
    try (Statement statement = c.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  interface RowMaker {
    List<Object> row(int number);
  }

  static void insert(Connection c, String sql, int count, RowMaker maker) throws SQLException {
    c.setAutoCommit(false);
    try (PreparedStatement statement = c.prepareStatement(sql)) {
      for (int i = 1; i <= count; i++) {
        List<Object> row = maker.row(i);
        for (int k = 0; k < row.size(); k++) {
          statement.setObject(k + 1, row.get(k));
        }
        statement.executeUpdate();
      }
    }
    c.commit();
    c.setAutoCommit(true);
  }

  static String words(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
    }
    return text.toString();
  }

  static byte[] bytes(Random random, int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /// Copies a file, and companions where `from` has them.
  static void copy(Path from, Path to) {
    try {
      for (String suffix : List.of("", "-wal", "-journal")) {
        Path source = from.resolveSibling(from.getFileName() + suffix);
        if (Files.exists(source)) {
          Files.copy(source, to.resolveSibling(to.getFileName() + suffix));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
