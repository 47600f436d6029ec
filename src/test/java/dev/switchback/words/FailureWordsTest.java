package dev.switchback.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.AccessDenied;
import dev.switchback.failure.BackupUnusable;
import dev.switchback.failure.DatabaseBusy;
import dev.switchback.failure.DatabaseDamaged;
import dev.switchback.failure.DatabaseMissing;
import dev.switchback.failure.DatabaseTooNew;
import dev.switchback.failure.DiskFull;
import dev.switchback.failure.Failure;
import dev.switchback.failure.FileFailed;
import dev.switchback.failure.FileReplaced;
import dev.switchback.failure.Holder;
import dev.switchback.failure.NotADatabase;
import dev.switchback.failure.NotPutBack;
import dev.switchback.failure.OperationCancelled;
import dev.switchback.failure.RecoveryPending;
import dev.switchback.failure.SourceMissing;
import dev.switchback.failure.SqlFailed;
import dev.switchback.failure.UnknownName;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FailureWordsTest {
  private static final Path FILE = Samples.FILE;
  private static final List<Failure> ONE_OF_EACH =
      List.of(
          new AccessDenied(FILE, AccessDenied.Access.READ),
          new AccessDenied(FILE, AccessDenied.Access.WRITE),
          new AccessDenied(FILE, AccessDenied.Access.WRITE_FOLDER),
          new BackupUnusable(FILE, "its bytes differ from its record."),
          new DatabaseBusy(FILE, "run", List.of()),
          new DatabaseBusy(FILE, "run", List.of(new Holder(4121, "python3"))),
          new DatabaseDamaged(FILE, "read", Samples.sqlite(11, "database disk image is malformed")),
          new DatabaseMissing(FILE),
          new DatabaseTooNew(FILE, Samples.sqlite(1, "unsupported file format")),
          new DiskFull(FILE, "backup"),
          new FileFailed(FILE, "delete", "Device busy"),
          new FileReplaced(FILE, "run"),
          new NotADatabase(FILE, NotADatabase.Kind.FOREIGN_OR_ENCRYPTED),
          new NotADatabase(FILE, NotADatabase.Kind.FOLDER),
          new NotADatabase(FILE, NotADatabase.Kind.NOT_A_FILE),
          new NotADatabase(FILE, NotADatabase.Kind.TOO_SHORT),
          new NotPutBack(FILE, NotPutBack.Reason.FOREIGN_KEYS, List.of("orders -> customers")),
          new NotPutBack(FILE, NotPutBack.Reason.OTHER_ROWS, List.of("orders", "items")),
          new OperationCancelled("run"),
          new RecoveryPending(FILE),
          new SourceMissing(FILE, "it is not there"),
          new SqlFailed(FILE, "read", Samples.sqlite(1, "no such module: spellfix1")),
          new UnknownName("database", "shpo", List.of("shop")),
          new UnknownName("backup", "99", List.of()));

  private final FailureWords words = Samples.WORDS.failures();

  @Test
  void everyKindOfFailureHasASentenceAndAWayOn() {
    assertThat(ONE_OF_EACH.stream().map(Object::getClass).collect(Collectors.toSet()))
        .isEqualTo(
            Arrays.stream(Failure.class.getPermittedSubclasses()).collect(Collectors.toSet()));
    for (Failure failure : ONE_OF_EACH) {
      Said said = words.say(failure);
      assertThat(said.sentence()).as(failure.code()).endsWith(".").doesNotContain("{", "..");
      assertThat(said.advice()).as(failure.code()).matches("(?s).*[.?]").doesNotContain("{");
    }
  }

  @Test
  void aFileThatIsNoDatabaseIsCalledSoWithAWayOn() {
    assertThat(words.say(new NotADatabase(FILE, NotADatabase.Kind.FOREIGN_OR_ENCRYPTED)))
        .isEqualTo(
            new Said(
                "shop.db is not a SQLite database: its first bytes are those of another program's"
                    + " file, or it is encrypted.",
                "Open it with the program that made it, or give its unencrypted copy."));
  }

  @Test
  void whoHoldsTheLockIsNamedWhenItIsKnown() {
    assertThat(
            words
                .say(new DatabaseBusy(FILE, "run", List.of(new Holder(4121, "python3"))))
                .sentence())
        .isEqualTo(
            "shop.db is in use by python3 (4121), which kept its lock for longer than the wait."
                + " Nothing was changed.");
  }

  @Test
  void aMisspeltNameGetsASuggestion() {
    assertThat(words.say(new UnknownName("database", "shpo", List.of("shop"))))
        .isEqualTo(new Said("There is no database called \"shpo\".", "Did you mean shop?"));
  }
}
