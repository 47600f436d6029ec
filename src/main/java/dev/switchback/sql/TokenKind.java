package dev.switchback.sql;

/// What a token of SQL text is.
public enum TokenKind {
  KEYWORD,
  /// A name: a bare word that is no keyword, or one in `""`, ` `` ` or `[]`.
  IDENTIFIER,
  STRING,
  NUMBER,
  /// `x'…'`.
  BLOB,
  /// `?`, `?1`, `:name`, `@name`, `$name`.
  PARAMETER,
  OPERATOR,
  /// `(`, `)`, `,`, `;`, `.`.
  PUNCTUATION,
  COMMENT,
  WHITESPACE,
  /// What SQLite can't read: a stray character, or a string, name or comment without an end.
  ILLEGAL
}
