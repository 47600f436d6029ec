package dev.switchback.lint;

/// One rule, and what came of it.
public record Check(Rule rule, Result result) {
  /// How many things speak against it.
  public int findings() {
    return result instanceof Result.NotMet(java.util.List<Spot> spots) ? spots.size() : 0;
  }

  public boolean isProblem() {
    return result instanceof Result.NotMet && rule.level() == Rule.Level.PROBLEM;
  }

  public boolean isAdvice() {
    return result instanceof Result.NotMet && rule.level() == Rule.Level.ADVICE;
  }
}
