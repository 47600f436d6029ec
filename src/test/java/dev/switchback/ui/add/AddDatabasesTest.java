package dev.switchback.ui.add;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.NotADatabase;
import dev.switchback.registry.Database;
import dev.switchback.registry.Environment;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Settings;
import dev.switchback.testing.Sql;
import dev.switchback.ui.app.Made;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.app.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddDatabasesTest {
  @TempDir Path folder;
  private final List<String> told = new ArrayList<>();
  private List<NewDatabase> found = List.of();

  @Test
  void oneThatIsPlainToSeeIsAddedAtOnce() {
    found = List.of(proposal("shop", Optional.empty()));

    offer();

    assertThat(told).containsExactly("added shop");
  }

  @Test
  void oneThatOnlyAConfigurationSpeaksOfIsShownFirst() {
    found =
        List.of(
            new NewDatabase(
                "shop",
                Path.of("/srv/nowhere/shop.db"),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                ".env, line 1: DATABASE_URL",
                new NewDatabase.Inside.Nothing(),
                Settings.NONE,
                Environment.DEVELOPMENT));

    offer();

    assertThat(told).containsExactly("choose 1", "added shop");
  }

  @Test
  void severalAreOfferedAndOnlyTheChosenOnesAdded() {
    found = List.of(proposal("blog", Optional.empty()), proposal("shop", Optional.empty()));

    offer();

    assertThat(told).containsExactly("choose 2", "added blog");
  }

  @Test
  void oneThatIsRegisteredAlreadyIsShown() {
    found = List.of(proposal("shop", Optional.of("shop")));

    offer();

    assertThat(told).containsExactly("known shop.db");
  }

  @Test
  void whereNoDatabaseIsFoundItIsSaid() {
    offer();

    assertThat(told).containsExactly("failed NotADatabase");
  }

  private void offer() {
    new AddDatabases(
            paths -> found,
            proposal -> Made.database(proposal.name()),
            new SameThreadFxJobs(),
            Texts.load(),
            new Told())
        .offer(List.of(Path.of("/srv")));
  }

  private NewDatabase proposal(String name, Optional<String> registered) {
    Path file = folder.resolve(name + ".db");
    Sql.run(file, "CREATE TABLE t (x)");
    return new NewDatabase(
        name,
        file,
        Optional.empty(),
        List.of(),
        registered,
        Optional.empty(),
        "",
        new NewDatabase.Inside.Nothing(),
        Settings.NONE,
        Environment.DEVELOPMENT);
  }

  private final class Told implements AddDatabases.Outlet {
    @Override
    public void added(List<Database> databases) {
      databases.forEach(database -> told.add("added " + database.name()));
    }

    @Override
    public void known(Path file) {
      told.add("known " + file.getFileName());
    }

    @Override
    public void choose(List<NewDatabase> proposals, Consumer<List<NewDatabase>> chosen) {
      told.add("choose " + proposals.size());
      chosen.accept(proposals.subList(0, 1));
    }

    @Override
    public void failed(Throwable failure) {
      assertThat(failure).isInstanceOf(NotADatabase.class);
      told.add("failed " + failure.getClass().getSimpleName());
    }
  }
}
