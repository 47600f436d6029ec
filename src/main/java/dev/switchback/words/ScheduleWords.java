package dev.switchback.words;

import dev.switchback.backup.Schedule;
import dev.switchback.registry.DueTask;
import java.time.format.TextStyle;
import java.util.Locale;

/// When something is done by itself, and what came of it.
public final class ScheduleWords {
  private final Bundle bundle;
  private final Formats formats;

  ScheduleWords(Bundle bundle, Formats formats) {
    this.bundle = bundle;
    this.formats = formats;
  }

  /// "every 6 hours", "daily at 03:00", "on Sunday at 03:00".
  public String say(Schedule schedule) {
    return switch (schedule) {
      case Schedule.Every(int hours) -> bundle.counted("schedule.every", hours, hours);
      case Schedule.Daily(var at) -> bundle.text("schedule.daily", at.toString());
      case Schedule.Weekly(var day, var at) ->
          bundle.text(
              "schedule.weekly", day.getDisplayName(TextStyle.FULL, Locale.ENGLISH), at.toString());
    };
  }

  /// What came of something that was due, in a sentence.
  public String say(DueTask.Result result) {
    String name = result.due().database().name();
    return switch (result) {
      case DueTask.Result.BackedUp(var due, var report, var cleanUp) -> {
        String made = new BackupWords(bundle, formats).headline(due.database(), report.backup());
        yield cleanUp
            .filter(it -> !it.trashed().isEmpty())
            .map(
                it -> made + " " + new RetentionWords(bundle, formats).headline(due.database(), it))
            .orElse(made);
      }
      case DueTask.Result.NotChanged _ -> bundle.text("schedule.notChanged", name);
      case DueTask.Result.Proved(var _, var report) ->
          new ProofWords(bundle, formats).headline(report);
      case DueTask.Result.NothingToProve _ -> bundle.text("schedule.nothingToProve", name);
      case DueTask.Result.Checked checked -> {
        String headline =
            new CheckWords(bundle, formats).headline(result.due().database(), checked.report());
        yield checked.isNewlyUnhealthy()
            ? bundle.text(
                "schedule.newlyUnhealthy",
                name,
                formats.instant(checked.before().orElseThrow().at()),
                headline)
            : headline;
      }
      case DueTask.Result.Failed(var _, var failure) ->
          bundle.text(
              "schedule.failed",
              name,
              new FailureWords(bundle, formats, new SqliteWords(bundle)).say(failure).sentence());
      case DueTask.Result.Taken _ -> bundle.text("schedule.taken", name);
    };
  }
}
