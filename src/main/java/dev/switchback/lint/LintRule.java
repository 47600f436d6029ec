package dev.switchback.lint;

/// One rule: one class. Reads texts, and nothing else but [EncodingRule] a file.
interface LintRule {
  Rule rule();

  Result check(Subject subject);
}
