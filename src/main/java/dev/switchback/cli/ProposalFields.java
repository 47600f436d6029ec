package dev.switchback.cli;

import dev.switchback.registry.NewDatabase;
import dev.switchback.registry.Protection;
import dev.switchback.registry.SourceGuess;
import java.util.List;
import java.util.Optional;

/// The fields of a proposal: what is registered, and what each guess rests on.
final class ProposalFields {
  private ProposalFields() {}

  static Fields of(NewDatabase proposal, Protection protection) {
    return new Fields()
        .put("name", proposal.name())
        .put("file", proposal.file())
        .put("migrationsFolder", proposal.source().map(SourceGuess::folder))
        .put("environment", proposal.environment())
        .put("protected", protection == Protection.PROTECTED)
        .put("exists", proposal.exists())
        .put("tool", proposal.tool())
        .put("saidBy", proposal.saidBy())
        .put("layout", proposal.settings().layout())
        .put("source", proposal.source().map(ProposalFields::source))
        .put("otherSources", proposal.otherSources().stream().map(ProposalFields::source).toList())
        .put("history", history(proposal));
  }

  private static Fields source(SourceGuess source) {
    return new Fields()
        .put("folder", source.folder())
        .put("tool", source.layout())
        .put("migrations", source.migrations())
        .put("reason", source.reason())
        .put("saidBy", source.saidBy());
  }

  private static Optional<Fields> history(NewDatabase proposal) {
    return proposal
        .findings()
        .map(
            found ->
                HistoryFields.of(proposal.unregistered(), found)
                    .put("database", proposal.name())
                    .put("chosen", proposal.settings().history().tool())
                    .put("rows", List.of()));
  }
}
