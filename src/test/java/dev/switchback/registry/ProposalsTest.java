package dev.switchback.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.Mapping;
import dev.switchback.migration.Tool;
import dev.switchback.run.Performer;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProposalsTest {
  private static final String GOOSE =
      "CREATE TABLE goose_db_version (id INTEGER PRIMARY KEY AUTOINCREMENT, version_id INTEGER NOT"
          + " NULL, is_applied INTEGER NOT NULL, tstamp TIMESTAMP DEFAULT (datetime('now')))";

  @TempDir Path temporary;
  private Shop shop;

  @BeforeEach
  void open() {
    shop = Shop.in(temporary.resolve("shop"));
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void aDatabaseAndAProjectThatAreDroppedTogetherBelongTogether() throws IOException {
    Path file =
        database(
            "elsewhere/app.db",
            GOOSE,
            "INSERT INTO goose_db_version VALUES (1, 0, 1, '2026-01-01 00:00:00')");
    write("project/db/changes/00001_a.sql", "-- +goose Up\nCREATE TABLE a (x);\n");
    write("project/db/reports/all.sql", "SELECT 1;\n");

    NewDatabase proposal = only(shop.administration().propose(List.of(file, at("project"))));

    assertThat(proposal.file()).isEqualTo(file);
    SourceGuess source = proposal.source().orElseThrow();
    assertThat(source.folder()).isEqualTo(at("project/db/changes"));
    assertThat(source.layout()).contains(Tool.GOOSE);
    assertThat(source.migrations()).isOne();
    assertThat(source.reason()).isNotEmpty();
    assertThat(proposal.history().map(FoundHistory::tool)).contains(Tool.GOOSE);
    assertThat(proposal.history().map(FoundHistory::reason).orElse("")).contains("version_id");
    // Queries without versions are no migrations.
    assertThat(proposal.otherSources()).isEmpty();
    assertThat(proposal.isPlain()).isFalse();
  }

  @Test
  void everyGuessOfAConfigurationSaysItsLine() throws IOException {
    write(
        "p/alembic.ini",
        "[alembic]\n# where they are\nscript_location = db\n\nsqlalchemy.url = sqlite:///app.db\n");
    write("p/db/env.py", "");
    write("p/db/versions/a1.py", "from alembic import op\nrevision = 'a1'\ndown_revision = None\n");

    NewDatabase proposal = only(shop.administration().propose(at("p")));

    assertThat(proposal.saidBy()).isEqualTo("alembic.ini, line 5: sqlalchemy.url");
    SourceGuess source = proposal.source().orElseThrow();
    assertThat(source.saidBy()).isEqualTo("alembic.ini, line 3: script_location");
    assertThat(source.migrations()).isOne();
    assertThat(proposal.inside()).isInstanceOf(NewDatabase.Inside.Nothing.class);
  }

  @Test
  void severalDatabasesOfAProjectAreProposedEachWithItsOwnMigrations() throws IOException {
    database("p/one/one.db", "CREATE TABLE t (x)");
    database("p/two/two.db", "CREATE TABLE t (x)");
    write("p/one/migrations/1_a.up.sql", "CREATE TABLE a (x);\n");
    write("p/two/migrations/1_b.up.sql", "CREATE TABLE a (x);\n");

    List<NewDatabase> proposals = shop.administration().propose(at("p"));

    assertThat(proposals)
        .extracting(one -> one.source().orElseThrow().folder())
        .containsExactly(at("p/one/migrations"), at("p/two/migrations"));
    assertThat(proposals.getFirst().otherSources())
        .extracting(SourceGuess::folder)
        .contains(at("p/two/migrations"));
  }

  @Test
  void aFolderIsReadOnceForAllTheDatabasesBesideIt() throws IOException {
    write("p/migrations/1_a.sql", "CREATE TABLE a (x);\n");
    write("q/m001_a.py", "version = 1\nsql = 'CREATE TABLE a (x)'\n");
    SourceGuesses guesses = new SourceGuesses();

    assertThat(guesses.once(at("p/migrations"), Tool.GOOSE, at("p/one.db")))
        .isPresent()
        .isSameAs(guesses.once(at("p/migrations"), Tool.GOOSE, at("p/two.db")))
        .isNotSameAs(guesses.once(at("p/migrations"), Tool.DBMATE, at("p/two.db")));
    // Of these each database may have its own list.
    assertThat(guesses.once(at("q"), Tool.HOME_MADE_NEWEST, at("p/one.db")))
        .isNotSameAs(guesses.once(at("q"), Tool.HOME_MADE_NEWEST, at("p/two.db")));
  }

  @Test
  void moreDatabasesThanAreLookedForAreNotLeftOutInSilence() throws IOException {
    for (String file : List.of("p/a/1.db", "p/b/2.db", "q/3.db", "q/4.db")) {
      database(file, "CREATE TABLE t (x)");
    }
    Clock clock = Clock.systemUTC();
    try (Catalogue none = Catalogue.open(at("home"), new Performer("test", "test"), clock)) {
      assertThat(
              new Proposals(new DatabaseRegister(none, clock), 3)
                  .propose(List.of(at("p"), at("q"))))
          .extracting(NewDatabase::file)
          .containsExactly(at("p/a/1.db"), at("p/b/2.db"), at("q/3.db"));
    }
    NewDatabase one = only(shop.administration().propose(at("q/3.db")));
    assertThat(shop.administration().cutOffAt(Collections.nCopies(4_999, one))).isEmpty();
    assertThat(shop.administration().cutOffAt(Collections.nCopies(5_000, one))).hasValue(5_000);
  }

  @Test
  void theMigrationsThatLookLikeTheHistorysToolGoBeforeNearerOnes() throws IOException {
    Path file = database("p/app.db", GOOSE);
    write("p/migrations/1_x.sql", "-- migrate:up\nCREATE TABLE x (x);\n");
    write("p/sql/migrations/00001_a.sql", "-- +goose Up\nCREATE TABLE a (x);\n");

    assertThat(only(shop.administration().propose(file)).source().orElseThrow().folder())
        .isEqualTo(at("p/sql/migrations"));
  }

  @Test
  void anotherLayoutIsRememberedAndReadSo() throws IOException {
    Path file = database("p/app.db", "CREATE TABLE t (x)");
    write("p/migrations/1_a.sql", "CREATE TABLE a (x);\n");
    NewDatabase proposal = only(shop.administration().propose(file));
    assertThat(proposal.source().flatMap(SourceGuess::layout)).isEmpty();

    SourceGuess asFlyway =
        shop.administration()
            .guess(at("p/migrations"), Optional.of(Tool.FLYWAY), file)
            .orElseThrow();
    Database added =
        shop.administration().add(proposal.withLayout(Optional.of(Tool.SQLX)), Protection.NONE);

    assertThat(asFlyway.migrations()).isZero();
    assertThat(shop.administration().status(added).history().tool()).isEqualTo(Tool.SQLX);
    Database again =
        shop.administration()
            .update(added.withSettings(added.settings().withLayout(Optional.of(Tool.SWITCHBACK))));
    assertThat(shop.administration().status(again).history().tool()).isEqualTo(Tool.SWITCHBACK);
  }

  @Test
  void aHomeMadeTableIsProposedWithItsColumnsAndCountsOnceSomebodySaysSo() throws IOException {
    Path file =
        database(
            "p/app.db",
            "CREATE TABLE schema_patches (number INTEGER, title TEXT, run_at TEXT)",
            "INSERT INTO schema_patches VALUES (1, 'first', '2026-01-01 00:00:00')",
            "CREATE TABLE db_version (version TEXT, applied_at TEXT)",
            "INSERT INTO db_version VALUES ('1', '2026-01-01 00:00:00')");

    NewDatabase proposal = only(shop.administration().propose(file));
    assertThat(proposal.findings().orElseThrow().proposals())
        .anySatisfy(guess -> assertThat(guess.mapping().table()).isEqualTo("db_version"));
    assertThat(proposal.isPlain()).isFalse();

    Mapping mapping =
        new Mapping(
            "schema_patches",
            "number",
            Optional.of("title"),
            Optional.of("run_at"),
            Optional.empty(),
            Optional.empty());
    Database added =
        shop.administration()
            .add(
                proposal.withHistory(
                    new HistoryChoice(
                        Optional.of(Tool.HOME_MADE),
                        Optional.of("schema_patches"),
                        Optional.of(mapping))),
                Protection.NONE);

    assertThat(shop.administration().status(added).timeline().rows()).hasSize(1);
  }

  @Test
  void aFileThatCannotBeReadIsProposedWithTheReason() throws IOException {
    write("p/app.db", "no database at all, but long enough to be looked at as one");

    assertThat(only(shop.administration().propose(at("p/app.db"))).inside())
        .isInstanceOf(NewDatabase.Inside.Unread.class);
  }

  @Test
  void lookingForMigrationsStaysOutOfPackagesAndHiddenFolders() throws IOException {
    Path file = database("app.db", "CREATE TABLE t (x)");
    write("p/node_modules/x/migrations/1_a.up.sql", "CREATE TABLE a (x);\n");
    write("p/.git/migrations/1_a.up.sql", "CREATE TABLE a (x);\n");
    write("p/deep/er/still/too/deep/migrations/1_a.up.sql", "CREATE TABLE a (x);\n");

    NewDatabase proposal = only(shop.administration().propose(List.of(file, at("p"))));

    assertThat(proposal.source()).isEmpty();
    assertThat(proposal.otherSources()).isEmpty();
  }

  private static NewDatabase only(List<NewDatabase> proposals) {
    assertThat(proposals).hasSize(1);
    return proposals.getFirst();
  }

  private Path at(String path) {
    return temporary.resolve(path);
  }

  private Path database(String path, String... statements) throws IOException {
    Files.createDirectories(at(path).getParent());
    Sql.run(at(path), statements);
    return at(path);
  }

  private void write(String path, String text) throws IOException {
    Files.createDirectories(at(path).getParent());
    Files.writeString(at(path), text);
  }
}
