package dev.switchback.salvage;

import java.time.Instant;
import java.util.Optional;

/// A schema that is known from elsewhere, for a file that has lost its own.
///
/// @param tables how many it has
/// @param at when it was so; empty where nobody knows
public record SchemaOffer(Source source, KnownSchema.From from, long tables, Optional<Instant> at) {

  /// Nothing is offered: what the file itself tells has to do.
  public static final SchemaOffer NOTHING =
      new SchemaOffer(Source.NOTHING, KnownSchema.From.Given.NOTHING, 0, Optional.empty());

  /// Where it comes from.
  public enum Source {
    /// The newest good backup.
    BACKUP,
    /// What the file consisted of when it was looked at last.
    CATALOGUE,
    /// What its migrations make of an empty file.
    MIGRATIONS,
    NOTHING
  }
}
