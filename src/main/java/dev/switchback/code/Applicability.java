package dev.switchback.code;

/// Whether a migration applies to a database.
public sealed interface Applicability {
  /// It is to be run.
  record Applies() implements Applicability {}

  /// It is left out, and stays pending.
  ///
  /// @param reason why, in a sentence for the person who reads the report
  record DoesNotApply(String reason) implements Applicability {
    public DoesNotApply {
      if (reason.isBlank()) {
        throw new IllegalArgumentException("A reason is needed");
      }
    }
  }

  static Applicability applies() {
    return new Applies();
  }

  static Applicability onlyIf(Condition condition, String otherwise) {
    return condition.holds() ? new Applies() : new DoesNotApply(otherwise);
  }

  /// Something that holds or doesn't.
  @FunctionalInterface
  interface Condition {
    boolean holds();
  }
}
