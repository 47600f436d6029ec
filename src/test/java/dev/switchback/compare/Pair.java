package dev.switchback.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.testing.Sql;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Two files in a folder of a test, to be compared.
record Pair(Path today, Path backup) {

  static Pair in(Path folder) {
    return new Pair(folder.resolve("today.db"), folder.resolve("backup.db"));
  }

  /// The other way round.
  Pair turned() {
    return new Pair(/* today= */ backup, /* backup= */ today);
  }

  Pair both(String... statements) {
    return today(statements).backup(statements);
  }

  Pair today(String... statements) {
    Sql.run(today, statements);
    return this;
  }

  Pair backup(String... statements) {
    Sql.run(backup, statements);
    return this;
  }

  Comparison compare(CompareLimit limit) {
    return looking(comparing -> comparing.compare(limit));
  }

  Comparison compare() {
    return compare(CompareLimit.NONE);
  }

  TableComparison table(String name) {
    return compare().table(name).orElseThrow();
  }

  List<Difference> differences(String table) {
    List<Difference> found = new ArrayList<>();
    Optional<Shape> shape = looking(comparing -> comparing.walk(table, found::add));
    assertThat(shape).isPresent();
    return found;
  }

  <T> T looking(Function<RowComparing, T> question) {
    Looker looker = new Looker();
    return looker
        .look(
            DatabaseFile.of(today),
            one ->
                looker
                    .look(
                        DatabaseFile.of(backup),
                        other -> question.apply(new RowComparing(one, other, Work.quiet())))
                    .value())
        .value();
  }
}
