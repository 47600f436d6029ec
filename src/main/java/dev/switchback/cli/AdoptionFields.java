package dev.switchback.cli;

import dev.switchback.registry.Database;
import dev.switchback.run.Adoption;
import dev.switchback.run.Evidence;
import dev.switchback.words.Words;

/// The fields of what a database without a history seems to have had.
final class AdoptionFields {
  private final Words words;

  AdoptionFields(Words words) {
    this.words = words;
  }

  Fields adoption(Database database, Adoption adoption) {
    return new Fields()
        .put("database", database.name())
        .put("message", words.blockages().say(database, adoption).headline())
        .put("proposed", adoption.proposed())
        .put("exact", adoption.isExact())
        .put("migrations", adoption.evidence().stream().map(AdoptionFields::row).toList())
        .put("differences", words.schemas().say(adoption.differences()))
        .put(
            "notReplayed",
            adoption
                .notReplayed()
                .map(
                    end -> new Fields().put("version", end.version()).put("reason", end.reason())));
  }

  private static Fields row(Adoption.Row row) {
    return new Fields()
        .put("version", row.migration().version())
        .put("description", row.migration().description())
        .put("conclusion", row.found().conclusion())
        .put("differences", row.differences())
        .put("evidence", row.found().items().stream().map(AdoptionFields::item).toList());
  }

  private static Fields item(Evidence.Item item) {
    return new Fields()
        .put("type", item.type())
        .put("name", item.name())
        .put("expected", item.expected())
        .put("there", item.there());
  }
}
