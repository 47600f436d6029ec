package dev.switchback.history;

/// Declared types that tell tables of the same columns apart.
final class RowTypes {
  private RowTypes() {}

  /// Text that has to be there, of the tool's own making: `varchar` or `varchar(255)`.
  static boolean isRequiredVarchar(Tables.Column column) {
    return column.notNull() && column.type().matches("varchar(\\(255\\))?");
  }

  static boolean isVarchar(Tables.Table table, String column) {
    return table.column(column).filter(c -> c.type().startsWith("varchar")).isPresent();
  }

  static boolean isBigint(Tables.Table table, String column) {
    return table.column(column).filter(c -> c.type().equals("bigint")).isPresent();
  }

  static boolean isRequired(Tables.Table table, String column) {
    return table.column(column).filter(Tables.Column::notNull).isPresent();
  }
}
