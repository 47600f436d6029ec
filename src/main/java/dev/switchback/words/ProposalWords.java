package dev.switchback.words;

import dev.switchback.failure.Failure;
import dev.switchback.history.FoundHistory;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.MappingProposal;
import dev.switchback.migration.Tool;
import dev.switchback.registry.HistoryFindings;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.NewDatabase.Inside;
import dev.switchback.registry.SourceGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What adding a database would register, and what each guess rests on.
public final class ProposalWords {
  private final Bundle bundle;
  private final Formats formats;
  private final HistoryWords histories;
  private final FailureWords failures;

  ProposalWords(Bundle bundle, Formats formats, HistoryWords histories, FailureWords failures) {
    this.bundle = bundle;
    this.formats = formats;
    this.histories = histories;
    this.failures = failures;
  }

  /// That there may be more databases than were looked for.
  public String cutOff(int most) {
    return bundle.text("proposal.cutOff", formats.databases(most));
  }

  /// Where the file's place is from.
  public String named(NewDatabase proposal) {
    if (proposal.saidBy().isEmpty()) {
      return bundle.text("proposal.found");
    }
    return proposal
        .tool()
        .map(tool -> bundle.text("proposal.named.tool", proposal.saidBy(), tool.displayName()))
        .orElseGet(() -> bundle.text("proposal.named", proposal.saidBy()));
  }

  /// Where the folder is from.
  public String place(SourceGuess source) {
    return source.saidBy().isEmpty()
        ? bundle.text("proposal.source.found")
        : bundle.text("proposal.named", source.saidBy());
  }

  /// How many migrations there are, whose layout they are read in, and by what it was told.
  ///
  /// @param chosen the layout that somebody chose; empty where the program did
  public String layout(SourceGuess source, Optional<Tool> chosen) {
    String count = formats.migrations(source.migrations());
    String whose = source.layout().map(Tool::displayName).orElse("");
    if (chosen.isPresent()) {
      return bundle.text("proposal.layout.chosen", count, layout(chosen.get()));
    }
    return source.layout().isEmpty()
        ? bundle.text("proposal.layout.plain", count, source.reason())
        : bundle.text("proposal.layout", count, whose, source.reason());
  }

  /// A layout as it is offered.
  public String layout(Tool tool) {
    return tool.isOwn() ? bundle.text("proposal.layout.own") : tool.displayName();
  }

  /// Which history counts, and why; then which others could be meant.
  public List<String> history(NewDatabase proposal) {
    HistoryChoice choice = proposal.settings().history();
    if (choice.tool().isPresent()) {
      return List.of(chosen(choice));
    }
    return switch (proposal.inside()) {
      case Inside.Nothing _ -> List.of(none(proposal));
      case Inside.Unread(Failure failure) ->
          List.of(bundle.text("proposal.history.unread", failures.say(failure).sentence()));
      case Inside.Histories(HistoryFindings found) -> found(proposal, found);
    };
  }

  private List<String> found(NewDatabase proposal, HistoryFindings findings) {
    List<String> lines = new ArrayList<>();
    lines.add(
        proposal
            .history()
            .map(one -> bundle.text("proposal.history.found", whose(one), one.reason()))
            .orElseGet(() -> none(proposal)));
    for (FoundHistory other : findings.others()) {
      lines.add(bundle.text("proposal.history.other", whose(other), other.reason()));
    }
    for (MappingProposal guess : findings.proposals()) {
      lines.add(
          bundle.text(
              "proposal.history.likely",
              guess.mapping().table(),
              histories.columns(guess.mapping()),
              formats.list(guess.reasons())));
    }
    return lines;
  }

  private String none(NewDatabase proposal) {
    if (proposal.source().isEmpty() && proposal.settings().projectTool().isEmpty()) {
      return bundle.text("proposal.history.nothing");
    }
    Tool next =
        proposal
            .settings()
            .projectTool()
            .or(() -> proposal.settings().layout())
            .or(() -> proposal.source().flatMap(SourceGuess::layout))
            .filter(Tool::isWritable)
            .orElse(Tool.SWITCHBACK);
    return bundle.text("proposal.history.none", next.displayName());
  }

  private String whose(FoundHistory found) {
    String tool =
        found.tool().isHomeMade()
            ? bundle.text("proposal.history.homeMade")
            : found.tool().displayName();
    return found.table().isEmpty()
        ? tool
        : bundle.text("proposal.history.table", tool, found.table());
  }

  private String chosen(HistoryChoice choice) {
    Tool tool = choice.tool().orElse(Tool.SWITCHBACK);
    String whose =
        whose(new FoundHistory(tool, choice.table().orElse(""), ""))
            + choice.mapping().map(mapping -> " (" + histories.columns(mapping) + ")").orElse("");
    return bundle.text("proposal.history.chosen", whose);
  }
}
