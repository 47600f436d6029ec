package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.history.HistoryChoice;
import dev.switchback.history.HistoryFit;
import dev.switchback.registry.Environment;
import dev.switchback.registry.HistoryFindings;
import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.SourceGuess;
import dev.switchback.words.ProposalWords;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.List;

/// A proposal as text: the file, then each guess with what it rests on.
final class ProposalLines {
  private final Words words;

  ProposalLines(Words words) {
    this.words = words;
  }

  /// @param verb what became of it: "Added"
  List<String> of(NewDatabase proposal, String verb) {
    ProposalWords say = words.proposals();
    List<String> lines = new ArrayList<>();
    lines.add(verb + " " + proposal.name() + ": " + words.formats().path(proposal.file()));
    if (!proposal.exists()) {
      lines.add("  the file is not there yet");
    }
    if (!proposal.saidBy().isEmpty()) {
      lines.add("  why         " + say.named(proposal));
    }
    lines.add(
        "  migrations  "
            + proposal
                .source()
                .map(source -> words.formats().path(source.folder()))
                .orElse("none"));
    proposal
        .source()
        .ifPresent(
            source -> {
              if (!source.saidBy().isEmpty()) {
                lines.add("              " + say.place(source));
              }
              lines.add("              " + say.layout(source, proposal.settings().layout()));
            });
    for (SourceGuess other : proposal.otherSources()) {
      if (proposal.source().stream().noneMatch(one -> one.folder().equals(other.folder()))) {
        lines.add("    or        " + words.formats().path(other.folder()));
      }
    }
    if (proposal.environment() != Environment.DEVELOPMENT) {
      lines.add("  used for    " + words.word(proposal.environment()));
    }
    String label = "  history     ";
    for (String line : say.history(proposal)) {
      lines.add(label + line);
      label = "              ";
    }
    return lines;
  }

  /// Refuses a history that can't be read in the file.
  static void requireFit(
      Administration administration, NewDatabase proposal, HistoryChoice choice, Face face) {
    if (proposal.findings().isEmpty()) {
      return;
    }
    HistoryFindings findings = administration.history(proposal.unregistered());
    if (findings.fit() != HistoryFit.FITS && !HistoryNaming.isYetToBeMade(choice, findings)) {
      throw new Usage(face.words().histories().misfit(findings));
    }
  }
}
