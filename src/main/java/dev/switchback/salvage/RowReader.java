package dev.switchback.salvage;

import dev.switchback.salvage.page.Cell;
import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import dev.switchback.salvage.page.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Reads the rows of trees, page by page.
final class RowReader {
  private static final int SAMPLED_PAGES = 24;
  private static final int SAMPLED_ROWS = 200;
  private static final int ZEROS = 8;

  private RowReader() {}

  /// Every row of `tree`, in the order of its pages.
  static void each(Survey survey, Tree tree, Consumer<FoundRow> reader) {
    for (int i = 0; i < tree.pages().size(); i++) {
      onPage(survey, tree, tree.pages().get(i), reader);
    }
  }

  /// Some rows of `tree`, spread over its pages.
  static List<FoundRow> sample(Survey survey, Tree tree) {
    return sample(survey, tree, SAMPLED_PAGES);
  }

  /// The same from about so many pages.
  static List<FoundRow> sample(Survey survey, Tree tree, int sampledPages) {
    List<FoundRow> rows = new ArrayList<>();
    int step = Math.max(1, tree.pages().size() / sampledPages);
    for (int i = 0; i < tree.pages().size() && rows.size() < SAMPLED_ROWS; i += step) {
      onPage(
          survey,
          tree,
          tree.pages().get(i),
          row -> {
            if (row.soundness().isGood()) {
              rows.add(row);
            }
          });
    }
    return rows;
  }

  /// The rows of one page.
  static void onPage(Survey survey, Tree tree, int number, Consumer<FoundRow> reader) {
    Image image = survey.image();
    byte[] bytes = image.page(number);
    PageKind leaf = tree.isOfTable() ? PageKind.TABLE_LEAF : PageKind.INDEX_LEAF;
    Optional<Page> interior =
        Page.of(number, bytes, image.layout()).filter(page -> !page.kind().isLeaf());
    if (interior.isPresent()) {
      for (int i = 0; i < interior.get().cellCount(); i++) {
        Optional<Cell> cell = interior.get().cell(i);
        if (cell.isPresent()) {
          boolean agrees = LeafCells.agrees(bytes, cell.get());
          FoundCell.How how = agrees ? FoundCell.How.POINTED : FoundCell.How.DOUBTFUL;
          reader.accept(row(survey, tree, number, i, new FoundCell(cell.get(), bytes, how)));
        }
      }
      return;
    }
    int index = 0;
    for (FoundCell cell : LeafCells.of(bytes, number, leaf, image.layout(), tree::canHold)) {
      reader.accept(row(survey, tree, number, index++, cell));
    }
  }

  /// What stands between the cells of a leaf: rows that had been deleted, as far as nothing was
  /// written over them.
  static void between(Survey survey, Tree any, int number, Consumer<FoundRow> reader) {
    byte[] bytes = survey.image().page(number);
    int index = 0;
    for (FoundCell cell : LeafCells.between(bytes, number, survey.image().layout())) {
      reader.accept(row(survey, any, number, index++, cell));
    }
  }

  private static FoundRow row(Survey survey, Tree tree, int page, int index, FoundCell found) {
    PageRoles roles = survey.roles();
    Payload payload =
        Payload.of(
            survey.image(),
            found.page(),
            found.cell(),
            next -> mayBelong(roles, next, found.cell().overflowPage()));
    Fields fields = payload.fields(survey.image().layout().encoding());
    if (found.cell().end() > survey.image().realBytes(page)) {
      return new FoundRow(
          page, index, found.cell().rowid(), fields.values(), FoundRow.Soundness.ZEROS);
    }
    return new FoundRow(
        page,
        index,
        found.cell().rowid(),
        fields.values(),
        soundness(tree, found, payload, fields));
  }

  /// Whether a page may be part of the chain that begins with `first`.
  private static boolean mayBelong(PageRoles roles, int page, int first) {
    return switch (roles.of(page)) {
      case OVERFLOW -> roles.owner(page) == first && !roles.isContested(page);
      case UNKNOWN, EMPTY -> true;
      case BTREE, FREE, POINTER_MAP, LOCK -> false;
    };
  }

  /// Whether every page of a chain follows the one before, as they do when a row was written at
  /// once; between two of them a page of a pointer map may lie.
  private static boolean isInOneStretch(Payload payload) {
    int[] pages = payload.pages();
    for (int i = 1; i < pages.length; i++) {
      if (pages[i] - pages[i - 1] < 1 || pages[i] - pages[i - 1] > 2) {
        return false;
      }
    }
    return true;
  }

  /// Whether a text ends in signs that no text ends in.
  private static boolean endsInZeros(Value.Text text) {
    byte[] bytes = text.bytes();
    for (int i = 1; i <= ZEROS; i++) {
      if (bytes.length < i || bytes[bytes.length - i] != 0) {
        return false;
      }
    }
    return true;
  }

  private static FoundRow.Soundness soundness(
      Tree tree, FoundCell found, Payload payload, Fields fields) {
    boolean onlyGoesOn = payload.state() == Payload.State.CHAIN_TOO_LONG && isInOneStretch(payload);
    if (payload.state() != Payload.State.WHOLE && !onlyGoesOn) {
      return switch (payload.state()) {
        case ZEROS -> FoundRow.Soundness.ZEROS;
        case TOO_LARGE -> FoundRow.Soundness.TOO_LARGE;
        case CHAIN_BROKEN, CHAIN_TOO_LONG, WHOLE -> FoundRow.Soundness.CHAIN_BROKEN;
      };
    }
    if (found.how() == FoundCell.How.DOUBTFUL || fields.state() != Fields.State.WHOLE) {
      return fields.state() == Fields.State.WHOLE
          ? FoundRow.Soundness.ZEROS
          : FoundRow.Soundness.CONTRADICTORY;
    }
    boolean unreadable =
        tree.hasReadableTexts()
            && fields.values().stream()
                .anyMatch(
                    v ->
                        v instanceof Value.Text text
                            && (text.decoded().isEmpty() || endsInZeros(text)));
    if (unreadable) {
      return FoundRow.Soundness.TEXT_UNREADABLE;
    }
    if (tree.keepsItsRules() && tree.table().isPresent() && !tree.canHold(fields.values())) {
      return FoundRow.Soundness.IMPOSSIBLE_VALUE;
    }
    return switch (found.how()) {
      case MENDED -> FoundRow.Soundness.MENDED;
      case CARVED -> FoundRow.Soundness.CARVED;
      case POINTED, DOUBTFUL -> FoundRow.Soundness.SOUND;
    };
  }
}
