package dev.switchback.ui.add;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.Administration;
import dev.switchback.history.HistoryChoice;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Database;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.SourceGuess;
import dev.switchback.ui.app.FxJobs;
import dev.switchback.ui.sheet.Line;
import dev.switchback.ui.sheet.Lines;
import dev.switchback.ui.sheet.SheetContext;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Thinks for the sheet that shows what was found and why. Nothing is registered by it, and no file
/// is touched.
public final class AddViewModel {
  private final Administration administration;
  private final FxJobs jobs;
  private final Words words;
  private final List<Candidate> candidates;
  private final ObjectProperty<Candidate> shown;
  private final ObservableList<Optional<Path>> folders = FXCollections.observableArrayList();
  private final List<Optional<Tool>> layouts;
  private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
  private final ObservableList<Line> message = FXCollections.observableArrayList();
  private boolean choosing;

  /// @param found one at least, none of them registered
  public AddViewModel(SheetContext context, List<NewDatabase> found) {
    administration = context.administration();
    jobs = context.jobs();
    words = context.words();
    candidates = found.stream().map(Candidate::new).toList();
    shown = new SimpleObjectProperty<>(candidates.getFirst());
    layouts = new ArrayList<>();
    layouts.add(Optional.empty());
    administration.layouts().stream()
        .sorted(
            Comparator.comparing((Tool tool) -> !tool.isOwn())
                .thenComparing(Tool::displayName, String.CASE_INSENSITIVE_ORDER))
        .forEach(tool -> layouts.add(Optional.of(tool)));
    shown.addListener((_, _, now) -> offerFolders(now));
    for (Candidate candidate : candidates) {
      candidate.chosenProperty().addListener((_, _, _) -> decide());
      candidate.proposalProperty().addListener((_, _, _) -> decide());
    }
    offerFolders(candidates.getFirst());
    administration
        .cutOffAt(found)
        .ifPresent(most -> message.setAll(Line.warning(words.proposals().cutOff(most))));
    decide();
  }

  private void offerFolders(Candidate candidate) {
    NewDatabase found = candidate.found();
    List<Optional<Path>> offered = new ArrayList<>();
    found.source().ifPresent(source -> offered.add(Optional.of(source.folder())));
    found.otherSources().forEach(source -> offered.add(Optional.of(source.folder())));
    candidate
        .proposalProperty()
        .get()
        .source()
        .map(source -> Optional.of(source.folder()))
        .filter(folder -> !offered.contains(folder))
        .ifPresent(offered::add);
    offered.add(Optional.empty());
    folders.setAll(offered);
  }

  /// Has all of them registered.
  public void chooseAll() {
    choose(true);
  }

  /// Has none of them registered.
  public void chooseNone() {
    choose(false);
  }

  /// Looks once at what it comes to, not for each of them.
  private void choose(boolean isChosen) {
    choosing = true;
    candidates.forEach(one -> one.chosenProperty().set(isChosen));
    choosing = false;
    decide();
  }

  private void decide() {
    if (choosing) {
      return;
    }
    List<NewDatabase> wanted = chosen();
    Set<String> names = new HashSet<>();
    administration
        .databases()
        .forEach(database -> names.add(database.name().toLowerCase(Locale.ROOT)));
    Optional<String> wrong =
        wanted.stream()
            .map(one -> one.name().strip())
            .filter(name -> name.isEmpty() || !names.add(name.toLowerCase(Locale.ROOT)))
            .findFirst();
    blocked.set(
        wanted.isEmpty()
            ? text("add.blocked.none")
            : wrong
                .map(
                    name ->
                        name.isEmpty()
                            ? text("add.blocked.unnamed")
                            : text("add.blocked.taken", name))
                .orElse(""));
  }

  /// Calls the shown database otherwise.
  public void rename(String name) {
    if (!name.equals(now().name())) {
      keep(shown.get(), now().withName(name));
    }
  }

  /// Takes another folder of migrations for the shown database, or none. Reads it in the
  /// background.
  public void useFolder(Optional<Path> folder) {
    if (folder.equals(now().source().map(SourceGuess::folder))) {
      return;
    }
    if (folder.isEmpty()) {
      keep(shown.get(), now().withSource(Optional.empty()));
      return;
    }
    read(folder.get(), now().settings().layout());
  }

  /// Reads the migrations of the shown database in another layout; empty to go by what was found.
  public void useLayout(Optional<Tool> layout) {
    if (!layout.equals(now().settings().layout())) {
      now().source().ifPresent(source -> read(source.folder(), layout));
    }
  }

  private void read(Path folder, Optional<Tool> layout) {
    Candidate candidate = shown.get();
    NewDatabase before = candidate.proposalProperty().get();
    Optional<SourceGuess> known =
        java.util.stream.Stream.concat(
                candidate.found().source().stream(), candidate.found().otherSources().stream())
            .filter(guess -> layout.isEmpty() && guess.folder().equals(folder))
            .findFirst();
    if (known.isPresent()) {
      take(candidate, known.get(), layout);
      return;
    }
    jobs.look(
        text("add.reading", words.formats().path(folder)),
        _ -> administration.guess(folder, layout.or(before::readAs), before.file()),
        guess -> take(candidate, guess.orElseGet(() -> SourceGuess.unread(folder)), layout),
        failure -> message.setAll(Lines.failure(failure, words)));
  }

  private void take(Candidate candidate, SourceGuess guess, Optional<Tool> layout) {
    message.clear();
    keep(
        candidate,
        candidate.proposalProperty().get().withLayout(layout).withSource(Optional.of(guess)));
    if (!folders.contains(Optional.of(guess.folder()))) {
      folders.add(folders.size() - 1, Optional.of(guess.folder()));
    }
  }

  /// Lets another history count for the shown database.
  public void useHistory(HistoryChoice choice) {
    Candidate candidate = shown.get();
    keep(candidate, candidate.proposalProperty().get().withHistory(choice));
  }

  private static void keep(Candidate candidate, NewDatabase changed) {
    candidate.proposalProperty().set(changed);
  }

  private NewDatabase now() {
    return shown.get().proposalProperty().get();
  }

  /// Those that will be registered, as they were proposed or changed since.
  public List<NewDatabase> chosen() {
    return candidates.stream()
        .filter(candidate -> candidate.chosenProperty().get())
        .map(candidate -> candidate.proposalProperty().get())
        .map(proposal -> proposal.withName(proposal.name().strip()))
        .toList();
  }

  /// The shown database as the sheet of histories knows it.
  public Database unregistered() {
    return now().unregistered();
  }

  /// Which configuration names the file.
  public String named(NewDatabase proposal) {
    return words.proposals().named(proposal);
  }

  /// What the folder and its layout rest on.
  public List<Line> sourceLines(NewDatabase proposal) {
    return proposal
        .source()
        .map(
            source -> {
              List<Line> lines = new ArrayList<>();
              if (!source.reason().isEmpty() || !source.saidBy().isEmpty()) {
                lines.add(Line.muted(words.proposals().place(source)));
              }
              String layout = words.proposals().layout(source, proposal.settings().layout());
              lines.add(source.migrations() == 0 ? Line.warning(layout) : Line.muted(layout));
              return lines;
            })
        .orElseGet(() -> List.of(Line.muted(text("add.noSource.means"))));
  }

  /// Which history counts and why, and which others could be meant.
  public List<Line> historyLines(NewDatabase proposal) {
    List<Line> lines = new ArrayList<>();
    boolean isUnread = proposal.inside() instanceof NewDatabase.Inside.Unread;
    for (String sentence : words.proposals().history(proposal)) {
      lines.add(
          isUnread
              ? Line.warning(sentence)
              : lines.isEmpty() ? Line.plain(sentence) : Line.muted(sentence));
    }
    return lines;
  }

  /// A layout as it is offered.
  public String layoutName(Optional<Tool> layout) {
    return layout.map(words.proposals()::layout).orElseGet(() -> text("add.layout.found"));
  }

  public List<Candidate> candidates() {
    return candidates;
  }

  /// The one whose reasons are shown.
  public ObjectProperty<Candidate> shownProperty() {
    return shown;
  }

  /// The folders that can be taken for the shown database, none of them last.
  public ObservableList<Optional<Path>> folders() {
    return folders;
  }

  /// The layouts that can be named, what was found first.
  public List<Optional<Tool>> layouts() {
    return List.copyOf(layouts);
  }

  public ObservableList<Line> message() {
    return message;
  }

  /// Why nothing can be added yet; empty when it can.
  public ReadOnlyStringProperty blockedProperty() {
    return blocked.getReadOnlyProperty();
  }
}
