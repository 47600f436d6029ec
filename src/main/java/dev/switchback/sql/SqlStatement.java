package dev.switchback.sql;

/// One statement of a script.
///
/// @param text the statement as written, from its first token to its last, comments inside kept
/// @param start offset of its first character in the script's text (0-based)
/// @param end offset after its last character; the `;` comes later
/// @param line 1-based line of its first token in the script
/// @param column 1-based column of its first token, in characters
/// @param kind what it does
public record SqlStatement(
    String text, int start, int end, int line, int column, StatementKind kind) {}
