package dev.switchback.sqlite;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.SqliteResult;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Turns what SQLite answers into failures. Source of the codes: sqlite.org/rescode.html
final class Sqlite {
  private static final int HEADER_BYTES = 100;
  private static final int ERROR = 1;
  private static final int PERM = 3;
  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int INTERRUPT = 9;
  private static final int IOERR = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANTOPEN = 14;
  private static final int NOTADB = 26;
  private static final int READONLY_ROLLBACK = 776;
  private static final int READONLY_DBMOVED = 1032;
  private static final int READONLY_CANTINIT = 1288;
  private static final int READONLY_DIRECTORY = 1544;

  private Sqlite() {}

  /// Whether another connection is in the way.
  static boolean isLock(SqliteResult result) {
    return result.primaryCode() == BUSY || result.primaryCode() == LOCKED;
  }

  static SqliteResult result(SQLException exception) {
    SQLiteErrorCode code =
        exception instanceof SQLiteException known
            ? known.getResultCode()
            : SQLiteErrorCode.getErrorCode(exception.getErrorCode());
    String name = code == SQLiteErrorCode.UNKNOWN_ERROR ? "SQLITE_UNKNOWN" : code.name();
    return new SqliteResult(code.code, name, ownMessage(String.valueOf(exception.getMessage())));
  }

  /// The driver wraps SQLite's own message as `[CODE]  generic text (own message)`.
  static String ownMessage(String message) {
    int open = message.indexOf(" (");
    if (message.startsWith("[SQLITE") && open > 0 && message.endsWith(")")) {
      return message.substring(open + 2, message.length() - 1);
    }
    return message;
  }

  static Failure failure(DatabaseFile file, String operation, SQLException exception) {
    return failure(file, operation, result(exception));
  }

  static Failure failure(DatabaseFile file, String operation, SqliteResult result) {
    if (result.extendedCode() == READONLY_ROLLBACK) {
      return new RecoveryPending(file.path());
    }
    if (result.extendedCode() == READONLY_DBMOVED) {
      return new FileReplaced(file.path(), operation);
    }
    if (result.extendedCode() == READONLY_DIRECTORY || result.extendedCode() == READONLY_CANTINIT) {
      return new AccessDenied(file.path(), AccessDenied.Access.WRITE_FOLDER);
    }
    return switch (result.primaryCode()) {
      case BUSY, LOCKED -> new DatabaseBusy(file.path(), operation, Holders.of(file));
      case INTERRUPT -> new OperationCancelled(operation);
      case FULL -> new DiskFull(file.folder(), operation);
      case NOTADB -> notADatabase(file, operation, result);
      case CORRUPT ->
          file.sizeBytes() < HEADER_BYTES
              ? new NotADatabase(file.path(), NotADatabase.Kind.TOO_SHORT)
              : new DatabaseDamaged(file.path(), operation, result);
      case READONLY, PERM -> new AccessDenied(file.path(), AccessDenied.Access.WRITE);
      case CANTOPEN -> cannotOpen(file, operation, result);
      case ERROR ->
          result.message().contains("unsupported file format")
              ? new DatabaseTooNew(file.path(), result)
              : new SqlFailed(file.path(), operation, result);
      case IOERR -> ioError(file, operation, result);
      default -> new SqlFailed(file.path(), operation, result);
    };
  }

  private static Failure notADatabase(DatabaseFile file, String operation, SqliteResult result) {
    if (file.sizeBytes() < HEADER_BYTES) {
      return new NotADatabase(file.path(), NotADatabase.Kind.TOO_SHORT);
    }
    Optional<Header> header = Header.of(file);
    if (header.filter(Header::isTooNewToRead).isPresent()) {
      return new DatabaseTooNew(file.path(), result);
    }
    return header.filter(Header::isSqlite).isPresent()
        ? new DatabaseDamaged(file.path(), operation, result)
        : new NotADatabase(file.path(), NotADatabase.Kind.FOREIGN_OR_ENCRYPTED);
  }

  private static Failure cannotOpen(DatabaseFile file, String operation, SqliteResult result) {
    if (!file.exists()) {
      return new DatabaseMissing(file.path());
    }
    if (Files.isDirectory(file.real())) {
      return new NotADatabase(file.path(), NotADatabase.Kind.FOLDER);
    }
    if (!Files.isReadable(file.real())) {
      return new AccessDenied(file.path(), AccessDenied.Access.READ);
    }
    if (!Files.isWritable(file.folder())) {
      return new AccessDenied(file.path(), AccessDenied.Access.WRITE_FOLDER);
    }
    return new SqlFailed(file.path(), operation, result);
  }

  private static Failure ioError(DatabaseFile file, String operation, SqliteResult result) {
    if (!file.exists()) {
      return new FileReplaced(file.path(), operation);
    }
    if (Files.isDirectory(file.real())) {
      return new NotADatabase(file.path(), NotADatabase.Kind.FOLDER);
    }
    return new SqlFailed(file.path(), operation, result);
  }
}
