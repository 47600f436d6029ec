package dev.switchback.salvage;

import dev.switchback.salvage.page.ByteSource;
import dev.switchback.salvage.page.FileHeader;
import dev.switchback.salvage.page.Image;
import dev.switchback.salvage.page.Journal;
import dev.switchback.salvage.page.Wal;
import dev.switchback.sqlite.DatabaseFile;
import dev.switchback.work.Work;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A private copy of a damaged file with its log and its journal, read in the way that fits
/// together best.
final class DamagedFile implements AutoCloseable {
  /// A reading that SQLite itself would choose is given up only for one that is clearly better.
  private static final int CLEARLY = 2;

  private final List<PrivateBytes> open = new ArrayList<>();
  private final List<SchemaRow> known;
  private final Work work;
  private final List<Interpretation.Note> notes = new ArrayList<>();
  private final Optional<Wal> wal;
  private Interpretation how;
  private Survey survey;

  /// @param copy a main file with its companions, which nobody else knows
  /// @param known of the schema from elsewhere
  DamagedFile(DatabaseFile copy, List<SchemaRow> known, Work work) {
    this.known = known;
    this.work = work;
    ByteSource main = mapped(copy.real());
    if (LineEnds.areConverted(main)) {
      Path inverted = copy.real().resolveSibling("line-ends.db");
      LineEnds.invert(main, inverted);
      main = mapped(inverted);
      notes.add(Interpretation.Note.LINE_ENDS_INVERTED);
    }
    how = HeaderGuess.of(main);
    Image image = Image.of(main, how.layout());
    List<Image.Shift> shifts = Alignment.find(main, how.layout());
    if (!shifts.isEmpty()) {
      long shift = shifts.getLast().shiftBytes();
      int size = how.layout().pageSizeBytes();
      int pages = (int) ((main.sizeBytes() - shift + size - 1) / size);
      image = image.shifted(pages, shifts.toArray(Image.Shift[]::new));
      notes.add(Interpretation.Note.SHIFTED);
    }
    wal =
        PrivateBytes.isThere(copy.wal())
            ? Optional.of(Wal.of(mapped(copy.wal()), how.layout().pageSizeBytes()))
                .filter(it -> it.frameCount() > 0)
            : Optional.empty();
    survey = best(candidates(image, copy));
  }

  private PrivateBytes mapped(Path file) {
    PrivateBytes bytes = PrivateBytes.of(file);
    open.add(bytes);
    return bytes;
  }

  /// @param tolerance how much may not fit together before another reading is thought of
  private record Candidate(Image image, List<Interpretation.Note> notes, long tolerance) {
    Candidate(Image image, List<Interpretation.Note> notes) {
      this(image, notes, 0);
    }
  }

  /// The possible readings, the likeliest first.
  private List<Candidate> candidates(Image plain, DatabaseFile copy) {
    List<Candidate> candidates = new ArrayList<>();
    Candidate asItLies = new Candidate(plain, List.of());
    if (wal.isPresent()) {
      Wal.Reading strict = wal.get().asSqliteDoes();
      Wal.Reading most = wal.get().asMuchAsPossible();
      if (most.frames() > strict.frames() || most.mended() + most.damaged() > 0) {
        List<Interpretation.Note> past =
            new ArrayList<>(List.of(Interpretation.Note.LOG_READ_PAST_DAMAGE));
        if (most.mended() > 0) {
          past.add(Interpretation.Note.LOG_BIT_MENDED);
        }
        // A log of another file contradicts nearly everything, a damaged one only here and there.
        long tolerance = 4 + most.damaged() * 3L + most.pages().size() / 20;
        candidates.add(new Candidate(under(plain, most), past, tolerance));
      }
      if (strict.frames() > 0) {
        candidates.add(
            new Candidate(under(plain, strict), List.of(Interpretation.Note.LOG_APPLIED)));
      }
      candidates.add(new Candidate(plain, List.of(Interpretation.Note.LOG_NOT_OURS)));
      return candidates;
    }
    if (PrivateBytes.isThere(copy.journal())) {
      Journal.Reading journal = Journal.read(mapped(copy.journal()), how.layout().pageSizeBytes());
      if (!journal.pages().isEmpty()) {
        long count = journal.pageCount() == 0 ? plain.pageCount() : journal.pageCount();
        Image before = plain.under(journal.pages(), count(count, plain));
        if (journal.standing() == Journal.Standing.HOT) {
          return List.of(
              new Candidate(before, List.of(Interpretation.Note.JOURNAL_ROLLED_BACK)),
              new Candidate(plain, List.of(Interpretation.Note.JOURNAL_NOT_OURS)));
        }
        Candidate rebuilt =
            new Candidate(before, List.of(Interpretation.Note.JOURNAL_HEADER_REBUILT));
        return isFinished(plain, journal)
            ? List.of(asItLies, rebuilt)
            : List.of(rebuilt, new Candidate(plain, List.of(Interpretation.Note.JOURNAL_NOT_OURS)));
      }
    }
    return List.of(asItLies);
  }

  /// Whether the change that a journal without a header belongs to was finished: a journal that is
  /// kept has its header wiped then. The last thing a change does is to count itself on page 1,
  /// which goes into the journal before (sqlite.org/fileformat2.html, section 1.3.7).
  private static boolean isFinished(Image plain, Journal.Reading journal) {
    Image.Place before = journal.pages().get(1);
    return before != null
        && FileHeader.of(plain.page(1)).changeCounter()
            != FileHeader.of(before.source().bytes(before.offset(), FileHeader.LENGTH))
                .changeCounter();
  }

  private static Image under(Image plain, Wal.Reading log) {
    return plain.under(log.pages(), count(log.pageCount(), plain));
  }

  /// A count that the file itself contradicts is not believed.
  private static int count(long declared, Image plain) {
    boolean possible = declared > 0 && declared <= plain.pageCount() + (1L << 24);
    return possible ? (int) declared : plain.pageCount();
  }

  private Survey best(List<Candidate> candidates) {
    Survey best = null;
    Candidate chosen = candidates.getFirst();
    for (Candidate candidate : candidates) {
      Survey look = Survey.of(candidate.image(), how, known, work);
      if (best == null || isClearlyBetter(look, best, chosen.tolerance())) {
        best = look;
        chosen = candidate;
      }
      if (best.problems() == 0 && best.isSchemaWhole()) {
        break;
      }
    }
    notes.addAll(chosen.notes());
    if (!java.util.Objects.requireNonNull(best).isSchemaWhole()) {
      notes.add(Interpretation.Note.SCHEMA_DAMAGED);
    }
    List<Interpretation.Note> all = new ArrayList<>(how.notes());
    all.addAll(notes);
    how =
        new Interpretation(
            how.layout(), how.autoVacuum(), how.userVersion(), how.applicationId(), all);
    return java.util.Objects.requireNonNull(best);
  }

  private static boolean isClearlyBetter(Survey one, Survey other, long tolerance) {
    return one.problems() * CLEARLY + tolerance < other.problems()
        || (other.schema().isEmpty() && !one.schema().isEmpty());
  }

  Interpretation how() {
    return how;
  }

  Survey survey() {
    return survey;
  }

  Optional<Wal> wal() {
    return wal;
  }

  @Override
  public void close() {
    open.forEach(PrivateBytes::close);
  }
}
