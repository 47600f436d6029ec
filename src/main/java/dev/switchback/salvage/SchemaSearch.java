package dev.switchback.salvage;

import dev.switchback.salvage.page.Fields;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Layout;
import dev.switchback.salvage.page.Page;
import dev.switchback.salvage.page.PageKind;
import dev.switchback.salvage.page.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds the rows of `sqlite_schema`, on the pages they belong to and wherever else they lie.
final class SchemaSearch {
  private SchemaSearch() {}

  /// The rows that stand on one page; empty when it holds something else.
  static List<SchemaRow> on(Image image, int number) {
    return on(image, image.page(number), number);
  }

  private static List<SchemaRow> on(Image image, byte[] bytes, int number) {
    List<SchemaRow> rows = new ArrayList<>();
    Layout layout = image.layout();
    for (FoundCell found :
        LeafCells.of(
            bytes,
            number,
            PageKind.TABLE_LEAF,
            layout,
            record -> SchemaRow.of(record).isPresent())) {
      if (found.how() != FoundCell.How.DOUBTFUL) {
        Payload payload = Payload.of(image, found.page(), found.cell(), page -> true);
        Fields fields = payload.fields(layout.encoding());
        if (fields.state() == Fields.State.WHOLE) {
          SchemaRow.of(fields.values()).ifPresent(rows::add);
        }
      }
    }
    return rows;
  }

  /// Whether most of what stands on a page are rows of a schema.
  static boolean isSchemaPage(Image image, int number, byte[] bytes) {
    return Page.of(number, bytes, image.layout())
        .filter(page -> page.kind() == PageKind.TABLE_LEAF && page.cellCount() > 0)
        .filter(page -> on(image, bytes, number).size() * 2 >= page.cellCount())
        .isPresent();
  }

  /// `rows` with those of `more` whose objects they don't have.
  static List<SchemaRow> completed(List<SchemaRow> rows, List<SchemaRow> more) {
    Set<String> known = rows.stream().map(SchemaSearch::key).collect(Collectors.toSet());
    return Stream.concat(rows.stream(), more.stream().filter(row -> known.add(key(row)))).toList();
  }

  private static String key(SchemaRow row) {
    return row.name().toLowerCase(Locale.ROOT);
  }
}
