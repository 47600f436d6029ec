package dev.switchback.migration;

import dev.switchback.sql.ScriptProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Why nothing will be done, and what would allow it. A value, not an error.
public record Refusal(Target target, List<Reason> reasons) implements Planning {
  public Refusal {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("A refusal without a reason");
    }
  }

  /// One reason.
  public sealed interface Reason {
    /// What would take this reason away when it is allowed by name; empty when nothing does.
    default Optional<Allowance> allowance() {
      return Optional.empty();
    }

    /// It is older than the newest applied one.
    record OutOfOrder(Version version, Version newestApplied) implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.OUT_OF_ORDER);
      }
    }

    /// Applied, but its file is gone.
    record Missing(Version version) implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.MISSING);
      }
    }

    /// Applied, but its file now says something else.
    record Edited(Version version) implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.EDITED);
      }
    }

    /// Several files claim this version.
    record Duplicate(Version version, List<Path> files) implements Reason {}

    /// A file that would be among the steps can't be used.
    record Unusable(SourceProblem problem) implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.BROKEN_FILES);
      }
    }

    /// No down part was written.
    record Irreversible(Version version) implements Reason {}

    /// The way back is a class of Java that isn't at hand: its jar is gone, isn't allowed, or no
    /// longer has it.
    record ClassGone(Version version, String className) implements Reason {}

    /// A jar beside the migrations that nobody has allowed to be run: which migrations it has, only
    /// running it tells.
    record JarNotAllowed(SourceProblem problem) implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.BROKEN_FILES);
      }
    }

    /// No migration has this version. `similar` are the nearest that exist.
    record UnknownTarget(Version version, List<Version> similar) implements Reason {}

    /// It is applied already.
    record AlreadyApplied(Version version) implements Reason {}

    /// It isn't applied.
    record NotApplied(Version version) implements Reason {}

    /// A statement would begin or end a transaction. The line is that of the file.
    record TransactionControl(Version version, Optional<Path> file, int line, String keyword)
        implements Reason {
      @Override
      public Optional<Allowance> allowance() {
        return Optional.of(Allowance.TRANSACTION_CONTROL);
      }
    }

    /// A statement that SQLite refuses or ignores inside a transaction: `what` names it, as in
    /// `VACUUM` or `PRAGMA journal_mode`. The cure is `-- switchback: no-transaction <reason>` at
    /// the head of the text. The line is that of the file.
    record NeedsNoTransaction(Version version, Optional<Path> file, int line, String what)
        implements Reason {}

    /// A flag, a lock or a failed row of the tool's history has to be dealt with first.
    record Blocked(Blockage blockage) implements Reason {}

    /// In production nothing is written without a verified copy, whatever is allowed.
    record SafetyCopyNeeded() implements Reason {}

    /// The history holds what only its tool can make, so nothing is written into it.
    record OnlyRead(Tool tool) implements Reason {}

    /// It is a program that only its tool's own command can run.
    record NeedsCommand(Version version, Tool tool) implements Reason {}

    /// The text can't be split into statements. The line is that of the file.
    record Unreadable(Version version, Optional<Path> file, int line, ScriptProblem problem)
        implements Reason {}
  }
}
