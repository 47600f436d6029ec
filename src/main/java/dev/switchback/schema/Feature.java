package dev.switchback.schema;

/// What a schema uses that an older SQLite can't read or doesn't know.
public enum Feature {
  /// sqlite.org/foreignkeys.html: enforced from this version on.
  FOREIGN_KEYS(3_006_019),
  /// sqlite.org/wal.html
  WRITE_AHEAD_LOG(3_007_000),
  /// sqlite.org/partialindex.html
  PARTIAL_INDEX(3_008_000),
  /// sqlite.org/withoutrowid.html
  WITHOUT_ROWID(3_008_002),
  /// sqlite.org/expridx.html
  EXPRESSION_INDEX(3_009_000),
  /// sqlite.org/gencol.html
  GENERATED_COLUMN(3_031_000),
  /// sqlite.org/stricttables.html
  STRICT(3_037_000),
  /// sqlite.org/vtab.html: needs its module, whatever the version.
  VIRTUAL_TABLE(3_003_007);

  private final int sinceNumber;

  Feature(int sinceNumber) {
    this.sinceNumber = sinceNumber;
  }

  /// The first SQLite that has it, as SQLite counts its versions: 3037000 is 3.37.0.
  public int sinceNumber() {
    return sinceNumber;
  }
}
