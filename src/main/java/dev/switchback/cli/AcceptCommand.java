package dev.switchback.cli;

import dev.switchback.Administration;
import dev.switchback.failure.UnknownName;
import dev.switchback.salvage.LostAndFound;
import dev.switchback.salvage.LostRows;
import dev.switchback.words.CombineWords;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives rows that a salvage kept in `lost_and_found` a table.
@Command(
    name = "accept",
    customSynopsis = "switchback accept FILE [--page PAGE --table TABLE] [OPTIONS]",
    description = {
      "Lists the rows that a salvage kept in lost_and_found, with the tables that they could be of;"
          + " with --page and --table puts some of them into a table.",
      "FILE is a file that salvage has written."
    })
final class AcceptCommand extends Verb {
  @Parameters(paramLabel = "FILE", description = "A file that salvage has written.")
  private String salvaged = "";

  @Option(
      names = "--page",
      paramLabel = "PAGE",
      description = "Which rows: those that were found below this page.")
  private @Nullable Long page;

  @Option(names = "--table", paramLabel = "TABLE", description = "The table they belong to.")
  private @Nullable String table;

  AcceptCommand(Face face) {
    super(face);
  }

  @Override
  ExitCode carryOut(Administration administration) {
    Path file = face().path(salvaged);
    if (page == null && table == null) {
      return list(administration, file);
    }
    if (page == null || table == null) {
      throw new Usage("--page and --table belong together.");
    }
    return accept(administration, file, page, table);
  }

  private ExitCode list(Administration administration, Path file) {
    List<LostRows> lost = administration.lostRows(file);
    CombineWords words = face().words().combining();
    answer(
        lost.isEmpty()
            ? List.of(words.nothingFound())
            : lost.stream().map(words::sentence).toList(),
        new Fields()
            .put("file", file)
            .put(
                "lost",
                lost.stream()
                    .map(
                        each ->
                            new Fields()
                                .put("page", each.rootPage())
                                .put("tables", tables(each))
                                .put("rows", each.rows())
                                .put("values", each.fields()))
                    .toList()));
    return ExitCode.DONE;
  }

  private static List<String> tables(LostRows lost) {
    return lost.possible().isEmpty() ? List.of() : List.of(lost.possible().split(", "));
  }

  private ExitCode accept(Administration administration, Path file, long from, String into) {
    List<LostRows> all = administration.lostRows(file);
    LostRows chosen =
        all.stream()
            .filter(each -> each.rootPage() == from)
            .findFirst()
            .orElseThrow(
                () ->
                    new UnknownName(
                        "page",
                        String.valueOf(from),
                        all.stream().map(each -> String.valueOf(each.rootPage())).toList()));
    LostAndFound.Moved moved =
        face().doing(this, work -> administration.giveHome(file, chosen, into, work));
    answer(
        List.of(face().words().combining().given(chosen, into, moved)),
        new Fields()
            .put("file", file)
            .put("table", into)
            .put("page", from)
            .put("moved", moved.moved())
            .put("refused", moved.refused()));
    return moved.refused() == 0 ? ExitCode.DONE : ExitCode.PROBLEMS;
  }
}
