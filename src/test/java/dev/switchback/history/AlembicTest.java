package dev.switchback.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Atomicity;
import dev.switchback.migration.HistoryEntry;
import dev.switchback.migration.MigrationState;
import dev.switchback.migration.Refusal;
import dev.switchback.migration.SourceProblem;
import dev.switchback.migration.Target;
import dev.switchback.migration.TimelineRow;
import dev.switchback.migration.Verdict;
import dev.switchback.migration.Version;
import dev.switchback.run.RunReport;
import dev.switchback.testing.Project;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A project of Alembic: a graph of revisions, and only its heads in the database.
class AlembicTest {
  private static final String TABLE =
      "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
          + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))";

  @TempDir Path folder;

  /// a1 - b2 - c3 - e5 (merge)
  ///         \ d4 /
  private Project project() {
    return Project.in(folder)
        .write(
            "alembic.ini",
            "# A generic, single database configuration.\n[alembic]\n"
                + "script_location = %(here)s/migrations\nprepend_sys_path = .\n"
                + "\n[loggers]\nkeys = root\nscript_location = elsewhere\n")
        .write("migrations/env.py", "from alembic import context\n")
        .write(
            "migrations/versions/a1_authors.py",
            """
            \"""authors

            Revision ID: a1
            Revises:
            Create Date: 2026-01-01 10:00:00.000000

            \"""
            from typing import Sequence, Union

            from alembic import op
            import sqlalchemy as sa


            # revision identifiers, used by Alembic.
            revision: str = "a1"
            down_revision: Union[str, Sequence[str], None] = None
            branch_labels: Union[str, Sequence[str], None] = None
            depends_on: Union[str, Sequence[str], None] = None


            def upgrade() -> None:
                revision = "not this one"
                op.create_table("authors", sa.Column("id", sa.Integer()))


            def downgrade() -> None:
                op.drop_table("authors")
            """)
        .write("migrations/versions/b2_books.py", revision("b2", "'a1'", "10:05", "books"))
        .write("migrations/versions/c3_email.py", revision("c3", "(\"b\" '2')", "10:10", "email"))
        .write("migrations/versions/d4_tags.py", revision("d4", "('b2',)", "10:20", "tags"))
        .write(
            "migrations/versions/e5_merge.py",
            revision("e5", "(\n  'c3',  # the left one\n  'd4',\n)", "10:30", "merge"));
  }

  private static String revision(String id, String parents, String time, String message) {
    return "\"\"\""
        + message
        + "\n\nRevision ID: "
        + id
        + "\nCreate Date: 2026-01-01 "
        + time
        + ":00\n\"\"\"\nrevision = '"
        + id
        + "'\ndown_revision = "
        + parents
        + "\nbranch_labels = None\ndepends_on = None\n";
  }

  private static List<String> heads(Project project) {
    return project.query("SELECT version_num FROM alembic_version ORDER BY 1");
  }

  @Test
  void whatTheHeadsStandOnIsApplied() {
    try (Project project =
        project().sql(TABLE, "INSERT INTO alembic_version VALUES ('c3'), ('d4')")) {
      assertThat(project.rows())
          .containsExactly(
              "a1 authors APPLIED",
              "b2 books APPLIED",
              "c3 email APPLIED",
              "d4 tags APPLIED",
              "e5 merge PENDING");
      TimelineRow first = project.timeline().rows().getFirst();
      assertThat(first.entry().flatMap(HistoryEntry::at)).isEmpty();
      assertThat(project.timeline().rows().getLast().verdict()).contains(Verdict.NEEDS_COMMAND);
    }
  }

  @Test
  void headsComeAfterWhatTheyStandOn() {
    try (Project project =
        project().sql(TABLE, "INSERT INTO alembic_version VALUES ('d4'), ('c3')")) {
      assertThat(project.status().history().entries())
          .extracting(entry -> entry.id() + " " + entry.version().text())
          .containsExactly("1 a1", "2 b2", "3 d4", "4 c3");
    }
  }

  @Test
  void aBranchIsNotOutOfOrder() {
    try (Project project = project().sql(TABLE, "INSERT INTO alembic_version VALUES ('d4')")) {
      assertThat(project.timeline().rows().get(2).state()).isEqualTo(MigrationState.PENDING);
    }
  }

  @Test
  void aRevisionWithoutItsFileStopsAlembicAltogether() {
    try (Project project = project().sql(TABLE, "INSERT INTO alembic_version VALUES ('0123')")) {
      TimelineRow lost = project.timeline().applied().getFirst();

      assertThat(project.timeline().applied()).hasSize(1);
      assertThat(lost.version().text()).isEqualTo("0123");
      assertThat(lost.state()).isEqualTo(MigrationState.MISSING);
      assertThat(lost.verdict()).contains(Verdict.REFUSES_ALL);
    }
  }

  @Test
  void onlyAlembicsCommandRunsThem() {
    try (Project project = project().sql(TABLE)) {
      assertThat(project.planning(new Target.RunAll()))
          .isInstanceOfSatisfying(
              Refusal.class,
              refusal ->
                  assertThat(refusal.reasons())
                      .hasSize(5)
                      .allMatch(reason -> reason instanceof Refusal.Reason.NeedsCommand));
    }
  }

  @Test
  void aStampMovesTheHeadsAsAlembicDoes() {
    try (Project project = project()) {
      assertThat(project.stamp("b2").outcome()).isEqualTo(RunReport.Outcome.DONE);
      assertThat(heads(project)).containsExactly("b2");
      project.stamp("d4");
      assertThat(heads(project)).containsExactly("d4");
      project.stamp("c3");
      assertThat(heads(project)).containsExactly("c3", "d4");
      project.stamp("e5");
      assertThat(heads(project)).containsExactly("e5");
      assertThat(project.timeline().pending()).isEmpty();
    }
  }

  @Test
  void aStampIsTakenBackWithWhatStandsOnIt() {
    try (Project project = project()) {
      project.carryOut(new Target.Stamp(Version.named("e5")), Atomicity.ALL_OR_NOTHING);
      project.unstamp("e5");
      assertThat(heads(project)).containsExactly("c3", "d4");
      project.unstamp("c3");
      assertThat(heads(project)).containsExactly("d4");
      project.unstamp("d4");
      assertThat(heads(project)).containsExactly("b2");
      project.stamp("e5");
      project.unstamp("b2");
      assertThat(heads(project)).containsExactly("a1");
      project.unstamp("a1");
      assertThat(heads(project)).isEmpty();
    }
  }

  @Test
  void aDependencyIsAppliedWithWhatNeedsIt() {
    try (Project project =
        Project.in(folder)
            .write("one.py", "revision = 'one1'\ndown_revision = None\nbranch_labels = ('left',)\n")
            .write(
                "two.py",
                "# from alembic import op\nrevision = 'two2'\ndown_revision = None\n"
                    + "depends_on = 'left'\n")
            .write(
                "three.py",
                "revision = 'three3'\ndown_revision = 'two2'\ndepends_on = ['one']\n")) {
      project.stamp("three3");

      assertThat(heads(project)).containsExactly("three3");
      assertThat(project.timeline().pending()).isEmpty();
      project.unstamp("two2");
      assertThat(heads(project)).containsExactly("one1");
    }
  }

  @Test
  void filesThatCanNotBeUnderstoodAreNamed() {
    try (Project project =
        project()
            .write("migrations/versions/f6.py", "revision = make()\ndown_revision = None\n")
            .write("migrations/versions/g7.py", revision("g7", "'gone'", "10:40", "lost"))
            .write("migrations/versions/notes.py", "x = 1\n")
            .write("migrations/versions/z.py", revision("e5", "'a1'", "10:50", "again"))) {
      assertThat(project.timeline().problems())
          .extracting(problem -> problem.file().getFileName() + " " + problem.kind())
          .containsExactlyInAnyOrder(
              "f6.py " + SourceProblem.Kind.UNREADABLE,
              "g7.py " + SourceProblem.Kind.UNKNOWN_PARENT,
              "notes.py " + SourceProblem.Kind.UNREADABLE,
              "z.py " + SourceProblem.Kind.DUPLICATE_VERSION,
              "e5_merge.py " + SourceProblem.Kind.DUPLICATE_VERSION);
    }
  }
}
