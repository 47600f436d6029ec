package dev.switchback.backup;

import dev.switchback.failure.Failure;
import dev.switchback.health.Finding;
import dev.switchback.migration.Version;
import dev.switchback.schema.TableRows;
import java.util.List;
import java.util.Optional;

/// Something that a drill found.
public sealed interface DrillFinding {

  /// Whether the backup can't be relied on because of it. What isn't one is only worth knowing.
  default boolean isProblem() {
    return switch (this) {
      case FileGone _,
          BytesDiffer _,
          NotRestored _,
          Damaged _,
          RowsDiffer _,
          SchemaDiffers _,
          LastMigrationDiffers _ ->
          true;
      case Remarked _, MigrationsUnknown _, NothingToCompare _ -> false;
    };
  }

  /// Its file isn't there.
  record FileGone() implements DrillFinding {}

  /// Its bytes are not the ones that were recorded.
  record BytesDiffer() implements DrillFinding {}

  /// It couldn't be restored to a new file.
  record NotRestored(Failure failure) implements DrillFinding {}

  /// The full check of the restored file found damage.
  record Damaged(List<Finding> findings) implements DrillFinding {
    public Damaged {
      findings = List.copyOf(findings);
    }
  }

  /// The restored file doesn't count the rows that were recorded.
  ///
  /// @param tables recorded and restored, only those that differ
  record RowsDiffer(List<TableRows> tables) implements DrillFinding {
    public RowsDiffer {
      tables = List.copyOf(tables);
    }
  }

  /// The restored file hasn't the schema that the manifest says.
  record SchemaDiffers() implements DrillFinding {}

  /// The newest migration applied in it is another one than was recorded.
  record LastMigrationDiffers(Optional<Version> recorded, Optional<Version> found)
      implements DrillFinding {}

  /// What the checks found and what a restore brings back as it was: rows that break a rule,
  /// references to rows that don't exist, what couldn't be checked.
  record Remarked(List<Finding> findings) implements DrillFinding {
    public Remarked {
      findings = List.copyOf(findings);
    }
  }

  /// Migrations applied in it whose text is neither in its manifest nor in the source.
  record MigrationsUnknown(List<Version> versions) implements DrillFinding {
    public MigrationsUnknown {
      versions = List.copyOf(versions);
    }
  }

  /// Nothing was recorded when it was made: it was checked, but not compared.
  record NothingToCompare() implements DrillFinding {}
}
