package dev.switchback.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.switchback.migration.Tool;
import dev.switchback.testing.Shop;
import dev.switchback.testing.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectFilesTest {
  @TempDir Path temporary;

  @Test
  void alembicNamesDatabasesAndItsScripts() throws IOException {
    write("backend/alembic/env.py", "");
    write(
        "backend/alembic.ini",
        """
        [alembic]
        script_location = %(here)s/alembic
        # sqlalchemy.url = sqlite:///commented.db
        sqlalchemy.url = sqlite:///app.db

        [audit]
        sqlalchemy.url = sqlite+aiosqlite:////srv/audit.db
        [other]
        sqlalchemy.url = postgresql://localhost/x
        """);

    assertThat(said())
        .containsExactlyInAnyOrder(
            "backend/app.db | ALEMBIC | backend/alembic | backend/alembic.ini, line 4:"
                + " sqlalchemy.url",
            "/srv/audit.db | ALEMBIC | backend/alembic | backend/alembic.ini, line 7:"
                + " sqlalchemy.url of [audit]");
  }

  @Test
  void anEnvironmentFileSaysWhatItsDatabaseIsUsedFor() throws IOException {
    write("app/.env", "DATABASE_URL=sqlite:plain.db\n");
    write("app/.env.development", "DATABASE_URL=sqlite:dev.db\n");
    write("app/.env.staging.local", "DATABASE_URL=sqlite:staging.db\n");
    write("app/.env.production", "DATABASE_URL=sqlite:live.db\n");
    write("laravel/.env", "APP_ENV=production\nDB_CONNECTION=sqlite\nDB_DATABASE=/srv/l.sqlite\n");
    write("both/.env.development", "DATABASE_URL=sqlite:one.db\n");
    write("both/.env.production", "DATABASE_URL=sqlite:one.db\n");

    try (Shop shop = Shop.in(temporary.resolve("elsewhere"))) {
      assertThat(shop.administration().propose(temporary))
          .filteredOn(proposal -> !proposal.saidBy().isEmpty())
          .extracting(
              proposal -> String.valueOf(proposal.file().getFileName()), NewDatabase::environment)
          .contains(
              tuple("plain.db", Environment.DEVELOPMENT),
              tuple("dev.db", Environment.DEVELOPMENT),
              tuple("staging.db", Environment.STAGING),
              tuple("live.db", Environment.PRODUCTION),
              tuple("l.sqlite", Environment.PRODUCTION),
              tuple("one.db", Environment.PRODUCTION));
    }
  }

  @Test
  void aRegisteredDatabaseFindsTheFilesOfItsProjectByEnvironment() throws IOException {
    write("app/.env.production", "DATABASE_URL=sqlite:data/live.db\n");
    write("app/.env.development", "DATABASE_URL=sqlite:data/dev.db\n");
    write("app/.env.staging", "DATABASE_URL=postgres://elsewhere\n");
    Path file = project().resolve("app/data/dev.db");
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());

    assertThat(EnvironmentFile.of(Database.unregistered(file, Optional.empty())))
        .containsExactly(
            new EnvironmentFile(
                Environment.DEVELOPMENT, file, ".env.development, line 1: DATABASE_URL"),
            new EnvironmentFile(
                Environment.PRODUCTION,
                project().resolve("app/data/live.db"),
                ".env.production, line 1: DATABASE_URL"));
  }

  @Test
  void theEnvironmentFileNamesADatabaseAndWhatStandsBesideItTheTool() throws IOException {
    write("one/.env", "DATABASE_URL=sqlite:app.db\n");
    write("one/Cargo.toml", "[dependencies]\nsqlx = \"0.8\"\n");
    write("one/migrations/1_a.sql", "");
    write("two/.env", "export DATABASE_URL=\"sqlite:db/a.db\" # ours\nDBMATE_MIGRATIONS_DIR=sql\n");
    write("two/sql/1_a.sql", "");
    write("three/.env", "DATABASE_URL='sqlite://app.db?mode=rwc'\n");
    write("three/diesel.toml", "[migrations_directory]\ndir = \"changes\"\n");
    write("three/changes/x/up.sql", "");
    write("four/.env", "DB_CONNECTION=sqlite\nDB_DATABASE=/srv/four.sqlite\n");
    write("five/.env", "DATABASE_URL=postgres://localhost/app\n");
    write("five/.env.local", "DATABASE_URL=sqlite::memory:\n");
    write("six/.env", "DATABASE_URL=sqlite:${HOME}/x.db\n");

    assertThat(said())
        .containsExactlyInAnyOrder(
            "one/app.db | SQLX | one/migrations | one/.env, line 1: DATABASE_URL",
            "two/db/a.db | DBMATE | two/sql | two/.env, line 1: DATABASE_URL",
            "three/app.db | DIESEL | three/changes | three/.env, line 1: DATABASE_URL",
            "/srv/four.sqlite | LARAVEL | - | four/.env, line 2: DB_DATABASE");
  }

  @Test
  void programsAreReadWhereTheyAreLiteral() throws IOException {
    write(
        "knex/knexfile.js",
        """
        module.exports = {
          development: {
            client: 'better-sqlite3',
            connection: { filename: './dev.sqlite3' },
            migrations: { directory: './changes', tableName: 'my_migrations' },
          },
          test: { client: 'sqlite3', connection: { filename: path.join(__dirname, 'tmp', 't.db') } },
          production: { client: 'pg', connection: 'postgres://localhost/x' },
          // old: { connection: { filename: './old.db' } },
          staging: { connection: { filename: process.env.FILE } },
        };
        """);
    write("knex/changes/1_a.js", "");
    write(
        "drizzle/drizzle.config.ts",
        """
        export default defineConfig({
          dialect: "sqlite",
          out: "./drizzle",
          dbCredentials: { url: "file:local.db" },
        });
        """);
    write("drizzle/drizzle/0000_a.sql", "");

    assertThat(said())
        .containsExactlyInAnyOrder(
            "knex/dev.sqlite3 | KNEX | knex/changes | knex/knexfile.js, line 4: filename",
            "knex/tmp/t.db | KNEX | knex/changes | knex/knexfile.js, line 7: filename",
            "drizzle/local.db | DRIZZLE | drizzle/drizzle | drizzle/drizzle.config.ts, line 4:"
                + " dbCredentials.url");
    assertThat(claims("knex").getFirst().table()).contains("my_migrations");
  }

  @Test
  void prismaFollowsItsVariableToTheFileThatSaysIt() throws IOException {
    write(
        "a/prisma/schema.prisma",
        "datasource db {\n  provider = \"sqlite\"\n  url = \"file:./dev.db\"\n}\n");
    write("a/prisma/migrations/1_a/migration.sql", "");
    write(
        "b/prisma/schema.prisma",
        "datasource db {\n  provider = \"sqlite\"\n  url = env(\"DATABASE_URL\")\n}\n");
    write("b/.env", "DATABASE_URL=file:./shop.db\n");
    write(
        "c/schema.prisma",
        "datasource db {\n  provider = \"postgresql\"\n  url = \"file:./no.db\"\n}\n");

    assertThat(said())
        .containsExactlyInAnyOrder(
            "a/prisma/dev.db | PRISMA | a/prisma/migrations | a/prisma/schema.prisma, line 3: url",
            "b/prisma/shop.db | PRISMA | - | b/.env, line 1: DATABASE_URL, as"
                + " b/prisma/schema.prisma, line 3: url says");
  }

  @Test
  void flywayAndLiquibaseAndAtlas() throws IOException {
    write(
        "f/flyway.toml",
        """
        [environments.dev]
        url = "jdbc:sqlite:dev.db"
        [flyway]
        locations = ["filesystem:sql", "filesystem:more"]
        table = "changes"
        """);
    write("f/sql/V1__a.sql", "");
    write(
        "g/flyway.conf",
        "flyway.url=jdbc:sqlite:data/g.db\nflyway.locations=filesystem:db,classpath:x\n");
    write("g/db/V1__a.sql", "");
    write("l/liquibase.properties", "url: jdbc:sqlite:l.db\nchangeLogFile=changelog.sql\n");
    write("l/changelog.sql", "--liquibase formatted sql\n");
    write(
        "t/atlas.hcl",
        """
        env "local" {
          url = "sqlite://t.db?_fk=1"
          dev = "sqlite://file?mode=memory"
          migration { dir = "file://changes" }
        }
        """);
    write("t/changes/1_a.sql", "");

    assertThat(said())
        .containsExactlyInAnyOrder(
            "f/dev.db | FLYWAY | f/sql | f/flyway.toml, line 2: url of [environments.dev]",
            "g/data/g.db | FLYWAY | g/db | g/flyway.conf, line 1: flyway.url",
            "l/l.db | LIQUIBASE | l/changelog.sql | l/liquibase.properties, line 1: url",
            "t/t.db | ATLAS | t/changes | t/atlas.hcl, line 2: url");
    assertThat(claims("f").getFirst().table()).contains("changes");
  }

  @Test
  void railsAndDjango() throws IOException {
    write(
        "r/config/database.yml",
        """
        default: &default
          adapter: sqlite3
        development:
          <<: *default
          database: storage/development.sqlite3
        production:
          primary:
            <<: *default
            database: storage/production.sqlite3
          cache:
            database: storage/cache.sqlite3
            migrations_paths: db/cache_migrate
          queue:
            database: <%= ENV["QUEUE"] %>
        """);
    write("r/db/migrate/1_a.rb", "");
    write("r/db/cache_migrate/1_a.rb", "");
    write("d/manage.py", "");
    write(
        "d/site/settings.py",
        """
        BASE_DIR = Path(__file__).resolve().parent.parent
        DATABASES = {
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": BASE_DIR / "db.sqlite3",
            },
            "archive": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.path.join(BASE_DIR, "data", "archive.sqlite3"),
            },
            "hidden": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": os.environ.get("X", "x.sqlite3"),
            },
        }
        """);

    assertThat(said())
        .containsExactlyInAnyOrder(
            "r/storage/development.sqlite3 | RAILS | r/db/migrate | r/config/database.yml, line 5:"
                + " development",
            "r/storage/production.sqlite3 | RAILS | r/db/migrate | r/config/database.yml, line 9:"
                + " production.primary",
            "r/storage/cache.sqlite3 | RAILS | r/db/cache_migrate | r/config/database.yml, line 11:"
                + " production.cache",
            "d/db.sqlite3 | DJANGO | d | d/site/settings.py, line 5: DATABASES",
            "d/data/archive.sqlite3 | DJANGO | d | d/site/settings.py, line 9: DATABASES");
  }

  @Test
  void theLocalDatabasesOfWranglerAreFoundByTheirPlace() throws IOException {
    write(
        "wrangler.toml",
        "[[d1_databases]]\nbinding = \"DB\"\ndatabase_name = \"shop\"\nmigrations_dir = \"sql\"\n");
    write("sql/0001_a.sql", "");
    String state = ".wrangler/state/v3/d1/miniflare-D1DatabaseObject/";
    write(state + "metadata.sqlite", "");
    write(state + "abc.sqlite", "");

    assertThat(said())
        .containsExactly(state + "abc.sqlite | D1 | sql | wrangler.toml, line 1: d1_databases");
  }

  @Test
  void connectionStringsInAllTheirForms() throws IOException {
    Path base = project();
    assertThat(ProjectFilesUrl.file("sqlite:app.db", base)).contains(base.resolve("app.db"));
    assertThat(ProjectFilesUrl.file("sqlite://app.db?mode=rwc", base))
        .contains(base.resolve("app.db"));
    assertThat(ProjectFilesUrl.file("sqlite:///data/app.db", base))
        .contains(base.resolve("data/app.db"));
    assertThat(ProjectFilesUrl.file("sqlite:////srv/app.db", base))
        .contains(Path.of("/srv/app.db"));
    assertThat(ProjectFilesUrl.file("sqlite3:/srv/my%20app.db", base))
        .contains(Path.of("/srv/my app.db"));
    assertThat(ProjectFilesUrl.file("jdbc:sqlite:../app.db", base))
        .contains(base.resolveSibling("app.db"));
    assertThat(ProjectFilesUrl.file("file:./dev.db", base)).contains(base.resolve("dev.db"));
    assertThat(ProjectFilesUrl.file("sqlite::memory:", base)).isEmpty();
    assertThat(ProjectFilesUrl.file("sqlite://x?mode=memory", base)).isEmpty();
    assertThat(ProjectFilesUrl.file("sqlite:", base)).isEmpty();
    assertThat(ProjectFilesUrl.file("mysql://localhost/app.db", base)).isEmpty();
    Path there = Files.writeString(temporary.resolve("there.db"), "");
    assertThat(ProjectFilesUrl.file("sqlite://" + there, base)).contains(there);
  }

  @Test
  void aDroppedProjectIsProposedWithToolFileAndReasonAlsoBeforeTheFileIsThere() throws IOException {
    write("alembic.ini", "[alembic]\nscript_location = db\nsqlalchemy.url = sqlite:///app.db\n");
    write("db/versions/a.py", "");
    Sql.run(project().resolve("found.db"), "CREATE TABLE t (x)");
    Sql.run(project().resolve("both.db"), "CREATE TABLE t (x)");
    write(".env", "DATABASE_URL=sqlite:both.db\n");
    write("flyway.conf", "flyway.url=jdbc:sqlite:alembic.ini\n");

    try (Shop shop = Shop.in(temporary.resolve("shop"))) {
      List<NewDatabase> proposals = shop.administration().propose(project());

      assertThat(proposals)
          .extracting(NewDatabase::name, NewDatabase::exists, NewDatabase::saidBy)
          .containsExactlyInAnyOrder(
              tuple("app.db", false, "alembic.ini, line 3: sqlalchemy.url"),
              tuple("both.db", true, ".env, line 1: DATABASE_URL"),
              tuple("found.db", true, ""));
      assertThat(proposals.getFirst().source().map(SourceGuess::folder))
          .contains(project().resolve("db"));
      assertThat(proposals.getFirst().tool()).contains(Tool.ALEMBIC);
      assertThat(shop.administration().propose(project().resolve("both.db")).getFirst().saidBy())
          .isEqualTo(".env, line 1: DATABASE_URL");
    }
  }

  private List<String> said() throws IOException {
    return claims("").stream()
        .map(
            claim ->
                shown(claim.file())
                    + " | "
                    + claim.tool().map(Tool::name).orElse("-")
                    + " | "
                    + claim.migrations().map(place -> shown(place.path())).orElse("-")
                    + " | "
                    + claim.reason())
        .toList();
  }

  private String shown(Path path) {
    Path base = temporary.resolve("project");
    return path.startsWith(base) ? base.relativize(path).toString() : path.toString();
  }

  private List<ProjectClaim> claims(String folder) throws IOException {
    return ProjectFiles.below(project().resolve(folder).normalize());
  }

  private Path project() throws IOException {
    return Files.createDirectories(temporary.resolve("project"));
  }

  private void write(String name, String text) throws IOException {
    Path file = project().resolve(name);
    Files.createDirectories(Optional.ofNullable(file.getParent()).orElseThrow());
    Files.writeString(file, text);
  }
}
