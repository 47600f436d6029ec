package dev.switchback.migration;

/// What a tool's history says of an entry in its own terms. The words stand in `words.properties`
/// under `history.remark.…`.
///
/// @param value what makes the sentence complete: a batch's number, a tag; empty where nothing does
public record Remark(Kind kind, String value) {

  /// The kinds.
  public enum Kind {
    /// The tool began it and didn't note its end.
    DIRTY,
    /// It was begun and never finished; the value says how far it came, where that is recorded.
    UNFINISHED,
    /// It stopped half-way, and its tool goes on behind the statement whose number is the value.
    RESUMABLE,
    /// Everything up to here was there before the tool was used.
    BASELINE,
    /// Recorded as applied without having been run.
    MARKED,
    /// A newer run of the same migration took its place.
    SUPERSEDED,
    /// Its file was taken away, and the history was told so.
    DELETED,
    /// Applied instead of others, or instead of it another was.
    SQUASHED,
    /// A head of the graph: nothing applied stands on it.
    HEAD,
    /// Inferred from the position that the tool keeps, not from a row of its own.
    INFERRED,
    /// Applied together with others; the value is the batch's number.
    BATCH,
    /// Applied together with others; the value is the deployment's id.
    DEPLOYMENT,
    /// The value is a tag somebody put on it.
    TAG,
    /// It is run again whenever it changes.
    REPEATABLE,
    /// The tool's own version; the value.
    TOOL_VERSION,
    /// The application or set it belongs to; the value.
    GROUP,
    /// Its files belong to a package outside of the folder that was read.
    ELSEWHERE,
    /// Rolling back stops here.
    BREAKPOINT,
    /// A program changed the schema directly, without a migration.
    PUSHED,
    /// Its duration wasn't noted: the tool ended right after the commit.
    ENDED_AFTER_COMMIT
  }

  public static Remark of(Kind kind) {
    return new Remark(kind, "");
  }
}
