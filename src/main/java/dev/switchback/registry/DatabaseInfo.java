package dev.switchback.registry;

import dev.switchback.schema.Inside;
import java.util.Optional;
import java.util.OptionalInt;

/// All that can be said about one database without changing it.
///
/// @param inside what stands in it; empty when it can't be read, and the status says why
/// @param writtenBy the number of the SQLite that wrote to it last, as its header says it; empty
///     when the file can't be looked at now, or is empty
public record DatabaseInfo(DatabaseStatus status, Optional<Inside> inside, OptionalInt writtenBy) {}
