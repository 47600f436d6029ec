package dev.switchback.ui.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.testing.Sql;
import dev.switchback.ui.app.SameThreadFxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheets.Blog;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the project's program is a shell script")
class ProgramsAdoptionTest {
  @TempDir Path folder;

  @Test
  void programsAreListedWithWhatTheirTextsName() {
    try (Blog blog = new Blog(folder)) {
      Sql.run(blog.file, "DROP TABLE alembic_version");
      AdoptionViewModel model =
          new AdoptionViewModel(
              new SheetContext(blog.administration, new SameThreadFxJobs(), blog.words, blog.clock),
              blog.database);
      model.look();

      assertThat(model.rows())
          .extracting(row -> row.migration().version().text() + " " + model.conclusion(row))
          .containsExactly(
              "4b7de20f91c3 All that it changes is there",
              "7d1c0a94e2b1 All that it changes is there",
              "9f3b5c81d6aa Nothing that it changes is there");
      assertThat(model.version()).map(Object::toString).contains("7d1c0a94e2b1");
      assertThat(model.found()).extracting(Line::text).contains("table posts is there");
      assertThat(model.compared())
          .extracting(Line::text)
          .containsExactly("Not compared: a program can only be run by its own tool.");
    }
  }
}
