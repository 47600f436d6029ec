package dev.switchback.schema;

import java.util.OptionalLong;

/// Rows of one table at two moments; empty where the table doesn't exist or can't be counted.
public record TableRows(String table, OptionalLong before, OptionalLong after) {

  public boolean differs() {
    return !before.equals(after);
  }
}
