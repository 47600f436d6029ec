package dev.switchback.cli;

import dev.switchback.registry.Database;
import dev.switchback.salvage.LostPage;
import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.SchemaOffer;
import dev.switchback.salvage.TableVerdict;
import dev.switchback.words.Words;
import java.nio.file.Path;
import java.util.Optional;

/// The fields of a salvage.
final class SalvageFields {
  private final Words words;

  SalvageFields(Words words) {
    this.words = words;
  }

  Fields salvage(Database database, SalvageReport report) {
    return salvage(database, report, Optional.of(report.into()));
  }

  /// @param into where it is; empty when it wasn't kept
  Fields salvage(Database database, SalvageReport report, Optional<Path> into) {
    return new Fields()
        .put("database", database.name())
        .put(
            "salvage",
            new Fields()
                .put("outcome", report.outcome())
                .put(
                    "message",
                    into.isPresent()
                        ? words.salvages().headline(report)
                        : words.salvages().headlineNotKept(report))
                .put("into", into)
                .put("sha256", report.sha256())
                .put("rows", report.rows())
                .put("tables", report.tables().stream().map(SalvageFields::table).toList())
                .put("schemaOffered", report.offered().map(SchemaOffer::source))
                .put("aside", report.aside())
                .put("lostPages", report.lostPages().stream().map(SalvageFields::page).toList())
                .put("lostPageCount", report.lostPageCount())
                .put("howRead", report.how().notes())
                .put("notMade", report.notMade().stream().map(SalvageFields::notMade).toList())
                .put("checked", report.check().verdict())
                .put("foreignKeys", report.foreignKeys().verdict())
                .put("sizeBytes", report.bytes())
                .put("tookMillis", report.took()));
  }

  private static Fields page(LostPage page) {
    return new Fields()
        .put("page", page.number())
        .put("table", page.table())
        .put("what", page.what());
  }

  private static Fields notMade(SalvageReport.NotMade object) {
    return new Fields()
        .put("type", object.type())
        .put("name", object.name())
        .put("reason", object.reason());
  }

  private static Fields table(TableVerdict table) {
    return new Fields()
        .put("table", table.name())
        .put("outcome", table.outcome())
        .put("rows", table.written())
        .put("bySqlite", table.bySqlite())
        .put("walked", table.walked())
        .put("adopted", table.adopted())
        .put("carved", table.carved())
        .put("mended", table.mended())
        .put("partial", table.partial())
        .put("breaking", table.breaking())
        .put("duplicates", table.duplicates())
        .put("expected", table.expected().stream().map(SalvageFields::expectation).toList())
        .put("missing", table.missing().stream().map(SalvageFields::gap).toList())
        .put("lostPages", table.lostPages());
  }

  private static Fields expectation(TableVerdict.Expectation expected) {
    return new Fields()
        .put("source", expected.source())
        .put("name", expected.name())
        .put("rows", expected.rows());
  }

  private static Fields gap(TableVerdict.Gap gap) {
    return new Fields().put("after", gap.after()).put("upTo", gap.upTo());
  }
}
