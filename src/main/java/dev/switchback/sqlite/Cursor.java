package dev.switchback.sqlite;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/// The rows of a query, read one after the other: only one is held at a time. Belongs to the thread
/// of its session.
public final class Cursor implements AutoCloseable {
  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  private final PreparedStatement statement;
  private final ResultSet results;
  private final int columns;

  Cursor(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.results = statement.executeQuery();
    this.columns = results.getMetaData().getColumnCount();
  }

  /// Goes to the next row.
  ///
  /// @return whether there is one
  /// @throws SqliteError when SQLite can't read on, or was asked to stop
  public boolean next() {
    try {
      return results.next();
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  /// The cells of the present row, exactly as they are stored.
  public List<Cell> cells() {
    try {
      return ((CoreStatement) statement).pointer.safeRun(this::cells);
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }

  private List<Cell> cells(DB database, long pointer) throws SQLException {
    Cell[] cells = new Cell[columns];
    for (int i = 0; i < columns; i++) {
      // The types have to be asked for before the values (sqlite.org/c3ref/column_blob.html).
      cells[i] =
          switch (database.column_type(pointer, i)) {
            case 1 -> new Cell.Whole(database.column_long(pointer, i));
            case 2 -> new Cell.Real(database.column_double(pointer, i));
            case 3 -> new Cell.Text(bytes(database, pointer, i));
            case 4 -> new Cell.Blob(bytes(database, pointer, i));
            default -> Cell.NULL;
          };
    }
    return List.of(cells);
  }

  private static Bytes bytes(DB database, long pointer, int column) throws SQLException {
    byte[] bytes = database.column_blob(pointer, column);
    return bytes == null ? NOTHING : Bytes.of(bytes);
  }

  @Override
  public void close() {
    try (statement) {
      results.close();
    } catch (SQLException e) {
      throw new SqliteError(Sqlite.result(e), e);
    }
  }
}
