package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.backup.Backup;
import dev.switchback.registry.BackupRecords;
import java.util.List;
import picocli.CommandLine.Mixin;

/// Pins a backup or unpins it, and says so.
abstract class PinVerb extends Verb {
  @Mixin private Chosen chosen = new Chosen();

  PinVerb(Face face) {
    super(face);
  }

  /// What becomes of the pin of `backup`.
  abstract BackupRecords.Pin pin(Backup backup);

  @Override
  final ExitCode carryOut(Administration administration) {
    ChosenBackup choice = ChosenBackup.of(chosen, administration, face());
    Backup kept = administration.pin(choice.backup(), pin(choice.backup()));
    answer(
        List.of(face().words().backups().pinned(kept)),
        new Fields()
            .put("database", choice.database().name())
            .put("backup", CopyFields.backup(kept)));
    return ExitCode.DONE;
  }
}
