package dev.switchback.ui.backups;

import dev.switchback.backup.Schedule;
import java.time.DayOfWeek;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// A schedule as somebody fills it in.
final class ScheduleForm {
  /// What is typed into the command line for no schedule at all.
  private static final String NEVER = "never";

  private static final int HOURS_OF_DAY = 24;

  /// How often.
  enum Often {
    NEVER,
    HOURS,
    DAYS,
    DAILY,
    WEEKLY
  }

  private final ObjectProperty<Often> often = new SimpleObjectProperty<>(Often.NEVER);
  private final StringProperty count = new SimpleStringProperty("6");
  private final ObjectProperty<DayOfWeek> day = new SimpleObjectProperty<>(DayOfWeek.SUNDAY);
  private final StringProperty time = new SimpleStringProperty("03:00");

  void show(Optional<Schedule> schedule) {
    if (schedule.isEmpty()) {
      often.set(Often.NEVER);
      return;
    }
    switch (schedule.get()) {
      case Schedule.Every(int hours) -> {
        boolean isDays = hours % HOURS_OF_DAY == 0;
        often.set(isDays ? Often.DAYS : Often.HOURS);
        count.set(String.valueOf(isDays ? hours / HOURS_OF_DAY : hours));
      }
      case Schedule.Daily(var at) -> {
        often.set(Often.DAILY);
        time.set(at.toString());
      }
      case Schedule.Weekly(var on, var at) -> {
        often.set(Often.WEEKLY);
        day.set(on);
        time.set(at.toString());
      }
    }
  }

  /// As it is typed on the command line, understood or not.
  String text() {
    return switch (often.get()) {
      case NEVER -> NEVER;
      case HOURS -> "every " + count.get().strip() + "h";
      case DAYS -> "every " + count.get().strip() + "d";
      case DAILY -> "daily " + time.get().strip();
      case WEEKLY ->
          "weekly " + day.get().name().toLowerCase(Locale.ROOT) + " " + time.get().strip();
    };
  }

  /// @throws IllegalArgumentException when it isn't understood
  Optional<Schedule> schedule() {
    return often.get() == Often.NEVER ? Optional.empty() : Optional.of(Schedule.parse(text()));
  }

  boolean isUnderstood() {
    try {
      schedule();
      return true;
    } catch (IllegalArgumentException notUnderstood) {
      return false;
    }
  }

  ObjectProperty<Often> oftenProperty() {
    return often;
  }

  /// How many hours or days.
  StringProperty countProperty() {
    return count;
  }

  ObjectProperty<DayOfWeek> dayProperty() {
    return day;
  }

  StringProperty timeProperty() {
    return time;
  }
}
