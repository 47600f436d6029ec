package dev.switchback.template;

import java.util.List;
import java.util.Optional;

/// What comes of filling a template in.
public sealed interface Filled {

  /// Both files' SQL.
  ///
  /// @param columns where a rebuilt table's values come from; empty otherwise
  /// @param notes what a person should know of a rebuild
  /// @param objection what SQLite says when it tries the scripts on the present schema without
  ///     rows; a migration that is still pending may be what is missing
  record Texts(
      String up,
      String down,
      List<Rebuild.Source> columns,
      List<RebuildNote> notes,
      Optional<String> objection)
      implements Filled {
    public Texts {
      columns = List.copyOf(columns);
      notes = List.copyOf(notes);
    }
  }

  /// Values that are missing or can't be right.
  record Wrong(List<Problem> problems) implements Filled {
    public Wrong {
      problems = List.copyOf(problems);
    }
  }

  /// The table can't be rebuilt that way.
  record NoRebuild(Rebuild.Reason reason) implements Filled {}

  /// A rebuild has to see the table as it is, and no database is given.
  record NeedsDatabase() implements Filled {}

  /// One value that can't be right.
  record Problem(TemplateField field, What what, String value) {
    /// What is wrong.
    public enum What {
      MISSING,
      NOT_A_NAME,
      NOT_A_COLUMN,
      NOT_DEFINITIONS,
      NOT_A_TABLE,
      NOT_AN_EXPRESSION,
      NOT_A_PAIR,
      NOT_A_NUMBER,
      NOT_A_CHOICE,
      /// The template has no such field.
      NOT_HERE,
      /// SQLite adds no such column to a table.
      NOT_ADDABLE
    }
  }
}
