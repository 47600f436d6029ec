package dev.switchback.failure;

import java.util.List;

/// Nothing has the name that was given.
public final class UnknownName extends Failure {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final String name;
  private final transient List<String> similar;

  public UnknownName(String kind, String name, List<String> similar) {
    super("unknown-name", "No " + kind + " named " + name);
    this.kind = kind;
    this.name = name;
    this.similar = List.copyOf(similar);
  }

  public String kind() {
    return kind;
  }

  public String name() {
    return name;
  }

  public List<String> similar() {
    return similar;
  }
}
