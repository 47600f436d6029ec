package dev.switchback.registry;

import dev.switchback.history.FoundHistory;
import dev.switchback.history.Histories;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.HistoryFit;
import dev.switchback.history.MappingProposal;
import dev.switchback.history.Recorded;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.sqlite.Looker;
import dev.switchback.sqlite.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a look for histories found in a database.
///
/// @param recorded the history that counts
/// @param chosen what somebody decided about it
/// @param fit whether that can be read here; [HistoryFit#FITS] where nobody decided anything
/// @param found all that were recognised, the one that counts among them
/// @param proposals tables that could be home-made histories; none of them counts by itself
/// @param rows the rows of the history that counts, as they are stored, by column
public record HistoryFindings(
    Recorded recorded,
    HistoryChoice chosen,
    HistoryFit fit,
    List<FoundHistory> found,
    List<MappingProposal> proposals,
    List<Map<String, String>> rows) {
  public HistoryFindings {
    found = List.copyOf(found);
    proposals = List.copyOf(proposals);
    rows = List.copyOf(rows);
  }

  /// Looks; changes nothing.
  public static HistoryFindings of(Database database) {
    return new Looker()
        .look(
            DatabaseFile.of(database.file()),
            session -> of(session, Histories.standard(), database.settings().history()))
        .value();
  }

  private static HistoryFindings of(Session session, Histories histories, HistoryChoice choice) {
    HistoryFit fit = choice.tool().isEmpty() ? HistoryFit.FITS : histories.fit(session, choice);
    Recorded recorded =
        histories.read(session, fit == HistoryFit.FITS ? choice : HistoryChoice.FOUND);
    return new HistoryFindings(
        recorded,
        choice,
        fit,
        histories.find(session),
        histories.proposals(session).stream()
            .filter(one -> !one.mapping().table().equalsIgnoreCase(recorded.table()))
            .toList(),
        recorded.table().isEmpty() ? List.of() : histories.rows(session, recorded.table()));
  }

  /// Why the history that counts was recognised; empty where a person said so, or nothing is there.
  public Optional<String> reason() {
    return found.stream()
        .filter(one -> one.tool() == recorded.tool())
        .filter(one -> one.table().equalsIgnoreCase(recorded.table()))
        .map(FoundHistory::reason)
        .findFirst();
  }

  /// Those that were recognised and don't count.
  public List<FoundHistory> others() {
    return found.stream()
        .filter(
            one -> one.tool() != recorded.tool() || !one.table().equalsIgnoreCase(recorded.table()))
        .toList();
  }
}
