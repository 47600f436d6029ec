package dev.switchback.script;

import dev.switchback.migration.PlanStep;
import java.util.List;

/// A piece of a script.
public sealed interface Part {

  /// One statement, without its `;`.
  ///
  /// @param timely what of it is different each time it is run: names of columns, or the values
  ///     themselves where they have none
  record Sql(Role role, String sql, List<String> timely) implements Part {
    public Sql {
      timely = List.copyOf(timely);
    }

    Sql(Role role, String sql) {
      this(role, sql, List.of());
    }
  }

  /// From here on `step` is carried out.
  record Heading(PlanStep step) implements Part {}

  /// `step` isn't carried out: its condition didn't hold.
  record Skipped(PlanStep step) implements Part {}

  /// A condition of the step didn't hold on the copy, and its file says what is done then. A script
  /// can't ask again and choose, so it takes for granted that it still doesn't hold.
  ///
  /// @param condition the one that didn't hold, as it is written
  record Assumed(PlanStep step, String condition, Then then) implements Part {
    /// What is done with the step in spite of it.
    public enum Then {
      /// Nothing is run, and it is recorded as run.
      ONLY_RECORDED,
      /// It is run all the same.
      RUN
    }
  }

  /// The statement that follows was run `times` times until it changed no row, and stands there as
  /// often.
  record Repeated(int times) implements Part {}

  /// What a statement is for.
  enum Role {
    /// A setting of the connection.
    SETTING,
    /// Makes the tables, in the connection only, that the checks of the script are written to. A
    /// row that says "no" breaks their rule, which ends the script.
    CHECK_TABLES,
    CHECK_HISTORY,
    CHECK_CONDITION,
    /// Keeps which references are broken before anything is done.
    KEEP_REFERENCES,
    CHECK_REFERENCES,
    /// Keeps how many rows were changed before the last repetition.
    KEEP_CHANGES,
    CHECK_CHANGES,
    BEGIN,
    COMMIT,
    MIGRATION,
    HISTORY,
    END
  }
}
