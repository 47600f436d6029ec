package dev.switchback.history;

import java.util.List;

/// A table that looks like a history somebody made for himself, and how it would be read. It is
/// only proposed: somebody has to say that it is one.
///
/// @param score how much speaks for it, 5 at least
/// @param reasons what does, in words: "column run_on holds times"
public record MappingProposal(Mapping mapping, int score, List<String> reasons) {
  public MappingProposal {
    reasons = List.copyOf(reasons);
  }
}
