package dev.switchback.words;

import dev.switchback.registry.Creation;
import dev.switchback.registry.CreationPlan;
import dev.switchback.registry.CreationRefusal;
import dev.switchback.registry.Database;
import dev.switchback.source.NewMigration;
import dev.switchback.sqlite.JournalMode;
import java.nio.file.Path;

/// What a database from nothing would be, and why one isn't made.
public final class CreationWords {
  private final Bundle bundle;
  private final Formats formats;

  CreationWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "WAL", with what it is.
  public String name(JournalMode mode) {
    return bundle.of("create.mode.", mode);
  }

  /// When to take it.
  public String advice(JournalMode mode) {
    return bundle.of("create.mode.advice.", mode);
  }

  /// Everything that would be made.
  public Account say(CreationPlan plan) {
    Creation creation = plan.creation();
    Account.Parts parts = new Account.Parts();
    parts.add(
        bundle.text("create.label.folders"),
        plan.newFolders().stream().map(formats::path).toList());
    parts.add(
        bundle.text("create.label.files"),
        plan.first().stream()
            .flatMap(first -> first.files().stream())
            .map(NewMigration.NewFile::path)
            .map(formats::path)
            .toList());
    parts.add(
        bundle.text("create.label.database"),
        bundle.text("create.database", formats.path(creation.file()), name(creation.mode())));
    parts.add(
        bundle.text("create.label.migrations"),
        creation.migrations().map(formats::path).orElseGet(() -> bundle.text("create.noFolder")));
    parts.add(
        bundle.text("create.label.then"),
        plan.pending() == 0
            ? bundle.text("create.then.nothing")
            : bundle.counted("create.then.pending", plan.pending(), plan.pending()));
    return parts.under(bundle.text("create.plan", creation.name()));
  }

  public Said say(CreationRefusal.Reason reason) {
    String key = "create.refusal." + Bundle.camelCase(reason.kind());
    return new Said(bundle.text(key, subject(reason)), bundle.text(key + ".do"));
  }

  private String subject(CreationRefusal.Reason reason) {
    return switch (reason.kind()) {
      case FILE_EXISTS, COMPANION_LEFT, FOLDER_IS_FILE, FOLDER_READ_ONLY ->
          formats.path(Path.of(reason.subject()));
      case NO_NAME, NAME_TAKEN, NO_FOLDER_FOR_FIRST, FIRST_WITHOUT_DESCRIPTION -> reason.subject();
    };
  }

  /// That it is there.
  public String made(Database database) {
    return bundle.text("create.done", database.name(), formats.path(database.file()));
  }
}
