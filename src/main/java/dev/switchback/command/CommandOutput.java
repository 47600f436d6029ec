package dev.switchback.command;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What a command printed: its first and its last lines, whatever it printed in between.
///
/// @param first the first lines, at most [#KEPT]
/// @param last the last lines that aren't among the first, at most [#KEPT]
/// @param leftOut how many lines stood between them
/// @param bytes all that was printed
public record CommandOutput(
    List<OutputLine> first, List<OutputLine> last, long leftOut, long bytes) {
  /// So many lines are kept from the beginning, and as many from the end.
  public static final int KEPT = 300;

  public static final CommandOutput NONE = new CommandOutput(List.of(), List.of(), 0, 0);

  public CommandOutput {
    first = List.copyOf(first);
    last = List.copyOf(last);
  }

  /// The lines kept, in order.
  public List<OutputLine> lines() {
    List<OutputLine> all = new ArrayList<>(first);
    all.addAll(last);
    return all;
  }

  /// The last `count` lines, those without words left out.
  public List<OutputLine> end(int count) {
    List<OutputLine> all = lines().stream().filter(line -> !line.text().isBlank()).toList();
    return all.subList(Math.max(0, all.size() - count), all.size());
  }

  /// Collects lines without growing. Used by one thread.
  static final class Keeper {
    private final List<OutputLine> first = new ArrayList<>();
    private final Deque<OutputLine> last = new ArrayDeque<>();
    private long leftOut;

    void add(OutputLine line) {
      if (first.size() < KEPT) {
        first.add(line);
        return;
      }
      last.addLast(line);
      if (last.size() > KEPT) {
        last.removeFirst();
        leftOut++;
      }
    }

    CommandOutput output(long bytes) {
      return new CommandOutput(first, List.copyOf(last), leftOut, bytes);
    }
  }
}
