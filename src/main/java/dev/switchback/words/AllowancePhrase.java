package dev.switchback.words;

import dev.switchback.migration.Allowance;

/// How a surface says that something may be allowed: by the name of a button, or of an option.
@FunctionalInterface
public interface AllowancePhrase {
  String of(Allowance allowance);
}
