package dev.switchback.migration;

import dev.switchback.sql.Comments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One direction of a migration: SQL, and where it stands.
///
/// @param sql the SQL, without a byte order mark
/// @param file the file it was read from; empty when it comes from a history
/// @param firstLine the 1-based line of `file` on which `sql` begins
/// @param toolMark the mark of another tool by which the text asks to run outside a transaction,
///     as it is written: `-- +goose NO TRANSACTION`
/// @param code the program that is run in place of the SQL, which then only names it
public record MigrationText(
    String sql,
    Optional<Path> file,
    int firstLine,
    Optional<String> toolMark,
    Optional<CodePart> code) {

  public MigrationText(String sql, Optional<Path> file, int firstLine, Optional<String> toolMark) {
    this(sql, file, firstLine, toolMark, Optional.empty());
  }

  public MigrationText(String sql, Optional<Path> file, int firstLine) {
    this(sql, file, firstLine, Optional.empty());
  }

  /// A program, named by the text that a history would keep of it.
  public static MigrationText of(CodePart code) {
    return new MigrationText(code.recorded(), code.jar(), 1, Optional.empty(), Optional.of(code));
  }

  public static MigrationText recorded(String sql) {
    return new MigrationText(sql, Optional.empty(), 1);
  }

  /// The line of the file for a line of [#sql()], both 1-based.
  public int fileLine(int line) {
    return firstLine + line - 1;
  }

  /// The same text, asking to run outside a transaction by a tool's `mark`.
  public MigrationText outsideTransaction(String mark) {
    return new MigrationText(sql, file, firstLine, Optional.of(mark), code);
  }

  /// Why this text asks to run outside a transaction, in its own words (which may be none); empty
  /// when it doesn't ask. It asks by `-- switchback: no-transaction <reason>` before its first
  /// statement, by `transaction:false` on its section mark, or by a mark of another tool.
  public Optional<String> noTransactionReason() {
    return toolMark.or(this::ownMark);
  }

  private Optional<String> ownMark() {
    return Directive.leading(sql).stream()
        .filter(directive -> directive.name().equals(Directive.NO_TRANSACTION))
        .map(Directive::argument)
        .findFirst();
  }

  /// What has to hold for it to be run.
  public List<Condition> conditions() {
    return Condition.in(sql);
  }

  /// Whether there is anything to run: a program, or more than comments and blanks.
  public boolean hasStatements() {
    return code.isPresent() || !Comments.areAllOf(sql);
  }

  public Checksum checksum() {
    return code.map(CodePart::checksum).orElseGet(() -> Checksum.sha256(sql));
  }

  /// The class of a migration in Java whose program isn't at hand: the text only names it.
  public Optional<String> absentClass() {
    return code.isPresent() ? Optional.empty() : CodePart.classIn(sql);
  }
}
