package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.salvage.LostPage;
import dev.switchback.salvage.PageView;
import dev.switchback.salvage.SalvageDraft;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.ui.sheet.SheetTexts;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the bytes of one page of a damaged file.
public final class PageViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final SalvageDraft draft;
  private final ReadOnlyObjectWrapper<Optional<PageView>> page =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("");
  private final ObservableList<PartRow> parts = FXCollections.observableArrayList();
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private int number;

  /// A part of the page, in words.
  public record PartRow(PageView.Part part, String what, String where, String said) {}

  PageViewModel(SheetContext context, SalvageDraft draft) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    this.draft = draft;
    number =
        lostPages().stream()
            .mapToInt(it -> (int) it.number())
            .filter(it -> it > 0)
            .findFirst()
            .orElse(1);
  }

  /// Pages that couldn't be read, or weren't found: the interesting ones.
  public List<LostPage> lostPages() {
    return draft.report().lostPages();
  }

  /// A lost page in words.
  public String said(LostPage lost) {
    return words.salvages().sentence(lost);
  }

  /// Shows another page; numbers outside of the file are taken for the nearest in it.
  public void go(int wanted) {
    int last = page.get().map(PageView::pages).orElse(Integer.MAX_VALUE);
    number = Math.clamp(wanted, 1, Math.max(1, last));
    look();
  }

  public int number() {
    return number;
  }

  /// Reads the page that is to be shown. The first time, the damaged file is copied for it.
  public void look() {
    int wanted = number;
    jobs.look(
        text("salvage.page.looking", wanted),
        work -> administration.pageOf(draft, wanted, work),
        found -> {
          if (wanted == number) {
            show(found);
          }
        },
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private void show(PageView found) {
    message.clear();
    headline.set(
        text(
            "salvage.page.headline",
            found.number(),
            found.pages(),
            found
                .kind()
                .map(kind -> SheetTexts.of("salvage.page", kind))
                .orElseGet(
                    () -> text(isEmpty(found) ? "salvage.page.zeros" : "salvage.page.none"))));
    parts.setAll(
        found.parts().stream()
            .map(
                part ->
                    new PartRow(
                        part,
                        SheetTexts.of("salvage.part", part.what()),
                        text("salvage.part.where", part.from(), part.to() - 1),
                        part.said()))
            .toList());
    page.set(Optional.of(found));
  }

  private static boolean isEmpty(PageView view) {
    return view.bytes().hex().chars().allMatch(digit -> digit == '0');
  }

  public ReadOnlyObjectProperty<Optional<PageView>> pageProperty() {
    return page.getReadOnlyProperty();
  }

  public ReadOnlyStringProperty headlineProperty() {
    return headline.getReadOnlyProperty();
  }

  public ObservableList<PartRow> parts() {
    return parts;
  }

  public ObservableList<Line> message() {
    return message;
  }
}
