package dev.switchback;

import dev.switchback.failure.FileFailed;
import dev.switchback.registry.Database;
import dev.switchback.registry.Folders;
import dev.switchback.salvage.KnownSchema;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.salvage.PageView;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SalvageRequest;
import dev.switchback.sqlite.CopyOut;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.PlainFiles;
import dev.switchback.sqlite.PrivateFolder;
import dev.switchback.sqlite.Unfinished;
import dev.switchback.work.Step;
import dev.switchback.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;

/// Salvages that are looked at before anything is kept: each lies in a folder of its own until it
/// is saved or thrown away.
final class SalvageDrafts {
  private static final String COPY = "page-view.db";

  private final Folders folders;
  private final Salvaging salvaging;

  SalvageDrafts(Folders folders, Salvaging salvaging) {
    this.folders = folders;
    this.salvaging = salvaging;
  }

  SalvageDraft make(
      Database database, KnownSchema.From from, SalvageRequest.Extras extras, Work work) {
    Path folder = folders.newTry();
    try {
      SalvageRequest request = SalvageRequest.into(folder.resolve("salvaged.db")).with(extras);
      SalvageReport report = salvaging.carryOut(database, request, from, work);
      return new SalvageDraft(report, folder);
    } catch (RuntimeException | Error e) {
      PrivateFolder.delete(folder);
      throw e;
    }
  }

  /// Never over another file.
  Path save(SalvageDraft draft, Path target, Work work) {
    Path into = target.toAbsolutePath().normalize();
    if (Files.exists(into)) {
      throw new FileFailed(into, "write", "there is a file of that name already");
    }
    DatabaseFile unfinished = DatabaseFile.of(Unfinished.of(into));
    try {
      work.started(Step.COPY, String.valueOf(into.getFileName()));
      new CopyOut().copyPlainly(DatabaseFile.of(draft.file()), unfinished.real(), work);
      PlainFiles.restrictLike(draft.file(), unfinished.real());
      Path published = PlainFiles.publish(unfinished.real(), into, PlainFiles.Taken.REFUSE);
      work.finished(Step.COPY, String.valueOf(into.getFileName()), "");
      return published;
    } finally {
      CopyOut.deleteWithCompanions(unfinished);
    }
  }

  void throwAway(SalvageDraft draft) {
    PrivateFolder.delete(draft.folder());
  }

  LostAndFound.Moved give(SalvageDraft draft, LostRows rows, String table, Work work) {
    return LostAndFound.give(draft.file(), rows, table, work);
  }

  /// The damaged file is copied once for it, and not opened again.
  PageView page(SalvageDraft draft, int number, Work work) {
    Path copy = draft.folder().resolve(COPY);
    if (!Files.exists(copy)) {
      new CopyOut().copyPlainly(DatabaseFile.of(draft.report().damaged()), copy, work);
    }
    return PageView.of(copy, number, draft.report().how().layout());
  }
}
