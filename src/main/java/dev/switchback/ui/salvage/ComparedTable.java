package dev.switchback.ui.salvage;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.salvage.SalvageReport;
import dev.switchback.salvage.TableVerdict;
import dev.switchback.ui.sheet.Line;
import dev.switchback.words.Formats;
import dev.switchback.words.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One table in the comparison: what is readable now, what the backup has, what was salvaged.
///
/// @param details what is known of it, in sentences
public record ComparedTable(
    String table,
    String readable,
    String backup,
    String salvaged,
    String found,
    String missing,
    Line.Tone tone,
    String verdict,
    List<String> details) {
  public ComparedTable {
    details = List.copyOf(details);
  }

  /// What is read aloud.
  String spoken() {
    return String.join(", ", List.of(table, readable, backup, salvaged, missing, verdict));
  }

  /// All tables, those of the user first, then those kept aside.
  ///
  /// @param backup rows of the newest good backup; empty where there is none
  static List<ComparedTable> of(SalvageReport report, Map<String, Long> backup, Words words) {
    List<ComparedTable> all = new ArrayList<>();
    Set<String> named = new HashSet<>();
    for (TableVerdict verdict : report.tables()) {
      named.add(verdict.name());
      all.add(of(verdict, backup, words));
    }
    backup.forEach(
        (table, rows) -> {
          if (!named.contains(table)) {
            all.add(onlyInBackup(table, rows, words.formats()));
          }
        });
    report.aside().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(each -> aside(each.getKey(), each.getValue(), words.formats()))
        .forEach(all::add);
    return all;
  }

  private static ComparedTable of(TableVerdict verdict, Map<String, Long> backup, Words words) {
    Formats formats = words.formats();
    Long then = backup.get(verdict.name());
    return new ComparedTable(
        verdict.name(),
        verdict.bySqlite().isPresent()
            ? formats.rows(verdict.bySqlite().getAsLong())
            : text("salvage.notReadable"),
        then == null ? text("salvage.none") : formats.rows(then),
        verdict.outcome() == TableVerdict.Outcome.LOST
            ? text("salvage.nothing")
            : formats.rows(verdict.written()),
        found(verdict, formats),
        missing(verdict, formats),
        switch (verdict.outcome()) {
          case COMPLETE -> Line.Tone.GOOD;
          case PARTIAL -> Line.Tone.WARNING;
          case LOST -> Line.Tone.DANGER;
        },
        words.salvages().word(verdict.outcome()),
        List.of(words.salvages().sentence(verdict)));
  }

  /// How the rows were found: along pointers, given back by evidence, or one by one.
  private static String found(TableVerdict verdict, Formats formats) {
    List<String> ways = new ArrayList<>();
    if (verdict.walked() > 0) {
      ways.add(text("salvage.walked", formats.count(verdict.walked())));
    }
    if (verdict.adopted() > 0) {
      ways.add(text("salvage.adopted", formats.count(verdict.adopted())));
    }
    if (verdict.carved() > 0) {
      ways.add(text("salvage.carved", formats.count(verdict.carved())));
    }
    return ways.isEmpty() ? text("salvage.none") : String.join(", ", ways);
  }

  private static String missing(TableVerdict verdict, Formats formats) {
    List<String> facts = new ArrayList<>();
    long most =
        verdict.expected().stream()
            .filter(it -> it.source() == TableVerdict.Source.INDEX)
            .mapToLong(TableVerdict.Expectation::rows)
            .max()
            .orElse(0);
    if (most > verdict.written()) {
      facts.add(formats.rows(most - verdict.written()));
    }
    if (verdict.lostPages() > 0) {
      facts.add(text("salvage.pages", verdict.lostPages()));
    }
    long aside = verdict.partial() + verdict.breaking() + verdict.duplicates();
    if (aside > 0) {
      facts.add(text("salvage.aside", formats.count(aside)));
    }
    return facts.isEmpty() ? text("salvage.none") : String.join(", ", facts);
  }

  private static ComparedTable onlyInBackup(String table, long rows, Formats formats) {
    return new ComparedTable(
        table,
        text("salvage.notReadable"),
        formats.rows(rows),
        text("salvage.nothing"),
        text("salvage.none"),
        text("salvage.whole"),
        Line.Tone.DANGER,
        text("salvage.lost"),
        List.of(text("salvage.onlyBackup", table)));
  }

  private static ComparedTable aside(String table, long rows, Formats formats) {
    return new ComparedTable(
        table,
        text("salvage.none"),
        text("salvage.none"),
        formats.rows(rows),
        text("salvage.none"),
        text("salvage.none"),
        Line.Tone.MUTED,
        text("salvage.keptAside"),
        List.of(text("salvage.keptAside.about")));
  }
}
