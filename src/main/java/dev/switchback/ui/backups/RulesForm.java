package dev.switchback.ui.backups;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Care;
import dev.switchback.backup.RetentionPolicy;
import dev.switchback.registry.BackupSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// The rules of a database's backups as somebody fills them in.
final class RulesForm {
  /// The parts of [RetentionPolicy#text()] in their order, and the limit of room.
  static final List<String> KEPT =
      List.of(
          "last", "hourly", "daily", "weekly", "monthly", "yearly", "gb", "safety", "safety-days");

  private static final String ROOM = "gb";
  private static final String NO_LIMIT = "none";

  private final ScheduleForm backUp = new ScheduleForm();
  private final ScheduleForm prove = new ScheduleForm();
  private final BooleanProperty onlyChanged = new SimpleBooleanProperty(true);
  private final BooleanProperty packs = new SimpleBooleanProperty();
  private final BooleanProperty cleansUp = new SimpleBooleanProperty();
  private final Map<String, StringProperty> keep = new LinkedHashMap<>();
  private final StringProperty secondPlace = new SimpleStringProperty("");

  RulesForm() {
    KEPT.forEach(name -> keep.put(name, new SimpleStringProperty("")));
  }

  void show(BackupSettings rules) {
    backUp.show(rules.backUp().map(BackupSettings.Planned::schedule));
    prove.show(rules.prove().map(BackupSettings.Planned::schedule));
    onlyChanged.set(rules.condition() == BackupSettings.Condition.CHANGED);
    packs.set(rules.packing() == Care.Packing.ZSTD);
    cleansUp.set(rules.keep().isPresent());
    keep.values().forEach(value -> value.set(""));
    for (String part : rules.policy().text().split(",", -1)) {
      int equals = part.indexOf('=');
      kept(part.substring(0, equals)).set(part.substring(equals + 1));
    }
    secondPlace.set(rules.secondPlace().map(Path::toString).orElse(""));
  }

  /// What is wrong with it, in a sentence; empty when nothing is.
  Optional<String> problem() {
    if (!backUp.isUnderstood()) {
      return Optional.of(text("backupRules.problem.schedule", backUp.text()));
    }
    if (!prove.isUnderstood()) {
      return Optional.of(text("backupRules.problem.prove", prove.text()));
    }
    for (String name : KEPT) {
      try {
        RetentionPolicy.parse(name + "=" + value(name), RetentionPolicy.STANDARD);
      } catch (IllegalArgumentException notANumber) {
        return Optional.of(
            text("backupRules.problem.keep", text("backupRules.keep." + name), value(name)));
      }
    }
    try {
      Path place = Path.of(secondPlace.get().strip());
      return secondPlace.get().isBlank() || place.isAbsolute()
          ? Optional.empty()
          : Optional.of(text("backupRules.problem.secondPlace", secondPlace.get()));
    } catch (InvalidPathException notAPath) {
      return Optional.of(text("backupRules.problem.secondPlace", secondPlace.get()));
    }
  }

  /// Left empty it means nothing of it; for the limit of room, that there is none.
  private String value(String name) {
    String typed = kept(name).get().strip();
    return !typed.isEmpty() ? typed : name.equals(ROOM) ? NO_LIMIT : "0";
  }

  /// The rules for a clean-up as they are filled in, whether one happens by itself or not.
  ///
  /// @throws IllegalArgumentException when there is a [#problem()] with them
  RetentionPolicy policy() {
    return RetentionPolicy.parse(policyText(), RetentionPolicy.STANDARD);
  }

  private String policyText() {
    return KEPT.stream().map(name -> name + "=" + value(name)).collect(Collectors.joining(","));
  }

  /// What is filled in, in place of `before`.
  ///
  /// @throws IllegalArgumentException when there is a [#problem()]
  BackupSettings rules(BackupSettings before, Instant now) {
    return before
        .withBackUp(backUp.schedule(), now)
        .withProve(prove.schedule(), now)
        .withCondition(
            onlyChanged.get() ? BackupSettings.Condition.CHANGED : BackupSettings.Condition.ALWAYS)
        .withPacking(packs.get() ? Care.Packing.ZSTD : Care.Packing.PLAIN)
        .withKeep(cleansUp.get() ? Optional.of(policy()) : Optional.empty())
        .withSecondPlace(place());
  }

  Optional<Path> place() {
    return secondPlace.get().isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(secondPlace.get().strip()));
  }

  /// The same on the command line, after its name.
  List<String> options() {
    return List.of(
        "--schedule",
        backUp.text(),
        "--when",
        onlyChanged.get() ? "changed" : "always",
        "--prove",
        prove.text(),
        "--keep",
        cleansUp.get() ? policyText() : "standard",
        "--compress",
        packs.get() ? "zstd" : NO_LIMIT,
        "--second-place",
        secondPlace.get().isBlank() ? NO_LIMIT : secondPlace.get().strip());
  }

  ScheduleForm backUp() {
    return backUp;
  }

  ScheduleForm prove() {
    return prove;
  }

  BooleanProperty onlyChangedProperty() {
    return onlyChanged;
  }

  BooleanProperty packsProperty() {
    return packs;
  }

  /// Whether a clean-up follows each scheduled backup.
  BooleanProperty cleansUpProperty() {
    return cleansUp;
  }

  /// One of [#KEPT].
  StringProperty kept(String name) {
    StringProperty value = keep.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name);
    }
    return value;
  }

  StringProperty secondPlaceProperty() {
    return secondPlace;
  }
}
