package dev.switchback.migration;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What the tool that a migration belongs to knows of it, beyond its text.
///
/// @param key how the tool's history names it, where that isn't the version's text:
///     `0001_authors.sql`
/// @param kind what it is made of
/// @param checksum the checksum that the tool records of it; empty when it records none
/// @param sameButLineEnds the checksums that the same text would have with other line ends, with or
///     without a byte order mark or a last line end
/// @param lineage its place in a graph; empty lists where the order is a line
/// @param preconditions what its file asks for before it is run, where the tool has such a thing
/// @param marks what else its file says, by the tool's own words: `runOnChange` -> `true`
public record Origin(
    String key,
    Kind kind,
    Optional<Checksum> checksum,
    Set<Checksum> sameButLineEnds,
    Lineage lineage,
    Preconditions preconditions,
    Map<String, String> marks) {
  /// The mark that lists checksums, parted by spaces, that a history may record of it besides its
  /// own: `any` for all.
  public static final String ACCEPTED_CHECKSUMS = "acceptedChecksums";

  public static final Origin NONE = of("", Kind.SQL);

  /// The mark of the other checksum that the tool may have recorded of the same text.
  public static final String OTHER_CHECKSUM = "otherChecksum";

  /// The mark of a migration that its tool runs whenever it comes, older or not.
  public static final String OUT_OF_LINE = "outOfLine";

  /// The mark of a migration that its tool leaves out as the project has set it up.
  public static final String LEFT_OUT = "leftOut";

  /// The mark of the version that the history stands at once this one is rolled back, where the
  /// tool keeps a position; `-1` before the first.
  public static final String PREVIOUS = "previous";
  /// The mark of the name that a history records beside the version, where it isn't the
  /// description.
  public static final String NAME_MARK = "name";

  public Origin {
    sameButLineEnds = Set.copyOf(sameButLineEnds);
    marks = Map.copyOf(marks);
  }

  /// What a migration is made of.
  public enum Kind {
    SQL,
    /// SQL that is run again whenever it changes.
    REPEATABLE,
    /// A program in some language. It is shown, and run by its own tool only.
    CODE,
    /// A program in Java that Switchback runs itself ([CodePart]).
    JAVA
  }

  /// Where a migration stands in a graph, by keys.
  ///
  /// @param parents what has to be applied before, its direct ancestors
  /// @param dependencies what else has to be applied before
  /// @param labels names of the branch it begins
  /// @param replaces what it is applied instead of: a squash
  /// @param group the application or branch it belongs to; empty where there is one only
  /// @param beside by each key it stands on: what else stands on that, however far, and not on it
  public record Lineage(
      List<String> parents,
      List<String> dependencies,
      List<String> labels,
      List<String> replaces,
      String group,
      Map<String, Set<String>> beside) {
    public static final Lineage NONE = new Lineage(List.of(), List.of(), List.of(), List.of(), "");

    public Lineage {
      parents = List.copyOf(parents);
      dependencies = List.copyOf(dependencies);
      labels = List.copyOf(labels);
      replaces = List.copyOf(replaces);
      beside = Map.copyOf(beside);
    }

    public Lineage(
        List<String> parents,
        List<String> dependencies,
        List<String> labels,
        List<String> replaces,
        String group) {
      this(parents, dependencies, labels, replaces, group, Map.of());
    }

    public Lineage withBeside(Map<String, Set<String>> others) {
      return new Lineage(parents, dependencies, labels, replaces, group, others);
    }

    /// All that has to be applied before it, directly.
    public List<String> standsOn() {
      return Stream.concat(parents.stream(), dependencies.stream()).distinct().toList();
    }
  }

  public static Origin of(String key, Kind kind) {
    return new Origin(
        key, kind, Optional.empty(), Set.of(), Lineage.NONE, Preconditions.NONE, Map.of());
  }

  public Origin withChecksum(Checksum own, Set<Checksum> sameButLineEnds) {
    return new Origin(key, kind, Optional.of(own), sameButLineEnds, lineage, preconditions, marks);
  }

  public Origin withLineage(Lineage other) {
    return new Origin(key, kind, checksum, sameButLineEnds, other, preconditions, marks);
  }

  public Origin withMarks(Map<String, String> other) {
    return new Origin(key, kind, checksum, sameButLineEnds, lineage, preconditions, other);
  }

  public Origin withPreconditions(Preconditions other) {
    return new Origin(key, kind, checksum, sameButLineEnds, lineage, other, marks);
  }

  /// Whether its file says that what is `recorded` is fine too.
  public boolean accepts(Checksum recorded) {
    List<String> accepted = List.of(mark(ACCEPTED_CHECKSUMS).orElse("").split(" "));
    return accepted.stream()
        .anyMatch(one -> one.equalsIgnoreCase("any") || one.equals(recorded.value()));
  }

  public Optional<String> mark(String name) {
    return Optional.ofNullable(marks.get(name));
  }
}
