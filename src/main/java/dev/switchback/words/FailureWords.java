package dev.switchback.words;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.Holder;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.NotPutBack;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.UnknownName;
import java.nio.file.Path;
import java.util.List;

/// Failures in plain words, with the way on.
public final class FailureWords {
  private final Bundle bundle;
  private final Formats formats;
  private final SqliteWords sqlite;

  FailureWords(Bundle bundle, Formats formats, SqliteWords sqlite) {
    this.bundle = bundle;
    this.formats = formats;
    this.sqlite = sqlite;
  }

  public Said say(Failure failure) {
    return switch (failure) {
      case AccessDenied denied -> accessDenied(denied);
      case BackupUnusable unusable ->
          said(
              "failure.backupUnusable",
              formats.path(unusable.file()),
              withoutStop(unusable.detail()));
      case DatabaseBusy busy -> busy(busy);
      case DatabaseDamaged damaged ->
          said(
              "failure.databaseDamaged", name(damaged.file()), sqlite.ownMessage(damaged.result()));
      case DatabaseMissing missing -> said("failure.databaseMissing", formats.path(missing.file()));
      case DatabaseTooNew tooNew ->
          said("failure.databaseTooNew", name(tooNew.file()), sqlite.ownMessage(tooNew.result()));
      case DiskFull full -> said("failure.diskFull", formats.path(full.place()));
      case FileFailed failed ->
          said(
              "failure.fileFailed",
              formats.path(failed.file()),
              failed.operation(),
              withoutStop(failed.detail()));
      case FileReplaced replaced -> said("failure.fileReplaced", name(replaced.file()));
      case NotADatabase not ->
          said(
              switch (not.kind()) {
                case FOREIGN_OR_ENCRYPTED -> "failure.notADatabase.foreign";
                case FOLDER -> "failure.notADatabase.folder";
                case NOT_A_FILE -> "failure.notADatabase.notAFile";
                case TOO_SHORT -> "failure.notADatabase.tooShort";
              },
              name(not.file()));
      case NotPutBack not ->
          said(
              "failure.notPutBack." + Bundle.camelCase(not.reason()),
              name(not.file()),
              formats.list(not.what()));
      case OperationCancelled _ -> said("failure.operationCancelled");
      case RecoveryPending pending -> said("failure.recoveryPending", name(pending.file()));
      case SourceMissing missing ->
          said(
              "failure.sourceMissing",
              formats.path(missing.folder()),
              withoutStop(missing.detail()));
      case SqlFailed failed -> {
        Said said = sqlite.say(failed.result());
        yield new Said(
            bundle.text("failure.sqlFailed", name(failed.file()), said.sentence()), said.advice());
      }
      case UnknownName unknown -> unknownName(unknown);
    };
  }

  private Said accessDenied(AccessDenied denied) {
    String key =
        switch (denied.access()) {
          case READ -> "failure.accessDenied.read";
          case WRITE -> "failure.accessDenied.write";
          case WRITE_FOLDER -> "failure.accessDenied.writeFolder";
        };
    Path folder = denied.file().toAbsolutePath().getParent();
    return said(key, name(denied.file()), formats.path(folder == null ? denied.file() : folder));
  }

  private Said busy(DatabaseBusy busy) {
    List<String> holders = busy.holders().stream().map(Holder::toString).toList();
    String sentence =
        holders.isEmpty()
            ? bundle.text("failure.databaseBusy", name(busy.file()))
            : bundle.text("failure.databaseBusy.held", name(busy.file()), formats.list(holders));
    return new Said(sentence, bundle.text("failure.databaseBusy.do"));
  }

  private Said unknownName(UnknownName unknown) {
    String advice =
        unknown.similar().isEmpty()
            ? bundle
                .find("failure.unknownName.do." + unknown.kind())
                .orElseGet(() -> bundle.text("failure.unknownName.do.other"))
            : bundle.text("failure.unknownName.do.similar", formats.choice(unknown.similar()));
    return new Said(bundle.text("failure.unknownName", unknown.kind(), unknown.name()), advice);
  }

  private Said said(String key, Object... facts) {
    return new Said(bundle.text(key, facts), bundle.text(key + ".do", facts));
  }

  private String name(Path file) {
    return formats.name(file);
  }

  private static String withoutStop(String detail) {
    return detail.endsWith(".") ? detail.substring(0, detail.length() - 1) : detail;
  }
}
