package dev.switchback.migration;

import java.util.List;
import java.util.Locale;

/// What has to hold right before a migration is run, and what becomes of it where it doesn't.
///
/// @param conditions each has to hold; looked up in this order, up to the first that doesn't
/// @param unmet what is done when one doesn't hold
/// @param wrong what is done when one can't be looked up
public record Preconditions(List<Condition> conditions, Otherwise unmet, Otherwise wrong) {
  public static final Preconditions NONE =
      new Preconditions(List.of(), Otherwise.CONTINUE, Otherwise.HALT);

  public Preconditions {
    conditions = List.copyOf(conditions);
  }

  /// What is done with a migration whose preconditions don't hold. The words are Liquibase's.
  public enum Otherwise {
    /// Stop: nothing behind it is run either.
    HALT,
    /// Leave it out, and go on: it stays pending.
    CONTINUE,
    /// Record it as run without running it, and go on.
    MARK_RAN,
    /// Run it all the same, and say so.
    WARN;

    /// As it is written in a file; empty when it is none of them.
    public static java.util.Optional<Otherwise> parse(String written) {
      String word = written.strip().toUpperCase(Locale.ROOT);
      for (Otherwise one : values()) {
        if (one.name().equals(word)) {
          return java.util.Optional.of(one);
        }
      }
      return java.util.Optional.empty();
    }
  }

  /// What Switchback's own directives in the head of a text ask for: skip it where one doesn't
  /// hold.
  static Preconditions of(MigrationText text) {
    List<Condition> conditions = text.conditions();
    return conditions.isEmpty()
        ? NONE
        : new Preconditions(conditions, Otherwise.CONTINUE, Otherwise.HALT);
  }

  public boolean isEmpty() {
    return conditions.isEmpty();
  }
}
