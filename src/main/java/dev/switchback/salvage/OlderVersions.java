package dev.switchback.salvage;

import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import dev.switchback.salvage.page.Wal;
import dev.switchback.work.Work;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/// Rows as they were before: on pages that lie in the log although a newer version of the page
/// counts, and on pages of the main file that the log has replaced.
///
/// Only rows that lie on one page are read: what became of their overflow pages, nobody knows.
final class OlderVersions {
  private static final int MOST = 1 << 20;

  private final Survey survey;
  private final Work work;
  private final BiConsumer<Tree, FoundRow> reader;
  private final LongSet seen = new LongSet(MOST);

  /// @param reader told each row once, with the tree that its page belongs to today
  OlderVersions(Survey survey, Work work, BiConsumer<Tree, FoundRow> reader) {
    this.survey = survey;
    this.work = work;
    this.reader = reader;
  }

  /// Looks through every frame of a log.
  void inLog(Wal wal) {
    for (int i = 0; i < wal.frameCount(); i++) {
      work.cancellation().throwIfRequested("salvage");
      Wal.Frame frame = wal.frame(i);
      if (frame.check() != Wal.Check.DAMAGED && frame.page() > 0) {
        look(frame.page(), wal.content(frame));
      }
    }
  }

  /// Looks at the pages that a log or a journal lies over.
  void underneath() {
    Image image = survey.image();
    image.covered().forEach(page -> look(page, image.underneath(page)));
  }

  private void look(int page, byte[] bytes) {
    Optional<Tree> owner =
        survey.roles().of(page) == PageRoles.Role.BTREE
            ? survey.treeOf(survey.roles().owner(page)).filter(Tree::isOfTable)
            : Optional.empty();
    Layout layout = survey.image().layout();
    if (owner.isEmpty() || owner.get().table().isEmpty()) {
      return;
    }
    int cell = 0;
    for (FoundCell found :
        LeafCells.ifWhole(bytes, page, PageKind.TABLE_LEAF, layout).orElse(java.util.List.of())) {
      if (!found.cell().overflows() && found.how() == FoundCell.How.POINTED) {
        Payload payload = Payload.of(survey.image(), bytes, found.cell(), next -> false);
        FoundRow row =
            new FoundRow(
                page,
                cell++,
                found.cell().rowid(),
                payload.fields(layout.encoding()).values(),
                FoundRow.Soundness.SOUND);
        if (owner.get().canHold(row.values()) && isNew(row)) {
          reader.accept(owner.get(), row);
        }
      }
    }
  }

  /// A full set knows nothing more: then a row may come twice.
  private boolean isNew(FoundRow row) {
    long sum = Objects.hash(row.rowid(), row.values()) * 0x9E3779B97F4A7C15L ^ row.rowid();
    if (seen.contains(sum)) {
      return false;
    }
    seen.add(sum);
    return true;
  }
}
