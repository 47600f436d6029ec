package dev.switchback.ui.restore;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.backup.Backup;
import dev.switchback.migration.Version;
import dev.switchback.registry.Database;
import dev.switchback.registry.UndoPlan;
import dev.switchback.ui.sheet.ShellWord;
import dev.switchback.words.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What the sheet was opened for.
sealed interface Asked {
  record Restore(Backup backup) implements Asked {}

  /// Back to right after a migration.
  record Point(Version to) implements Asked {}

  record Undo() implements Asked {}

  record Redo() implements Asked {}

  /// Whether an operation is undone or redone, always in the file's place.
  default boolean isGoingBack() {
    return switch (this) {
      case Restore _, Point _ -> false;
      case Undo _, Redo _ -> true;
    };
  }

  /// The title of the sheet.
  ///
  /// @param undo what is undone or redone, once it is known
  default String title(Database database, Optional<UndoPlan> undo, Words words) {
    return switch (this) {
      case Restore(Backup backup) ->
          text("restore.title", database.name(), words.formats().instant(backup.at()));
      case Point(Version to) -> text("restore.point.title", database.name(), to.text());
      case Undo _, Redo _ ->
          undo.map(plan -> words.restores().say(database, plan).headline())
              .orElseGet(
                  () ->
                      text(
                          this instanceof Undo ? "restore.undo.title" : "restore.redo.title",
                          database.name()));
    };
  }

  /// What the button that writes says.
  default String action(RestoreWay way, String file, int tables) {
    return switch (this) {
      case Restore _, Point _ ->
          switch (way) {
            case BESIDE -> text("restore.action.beside");
            case IN_PLACE -> text("restore.action.inPlace", file);
            case TABLES ->
                switch (tables) {
                  case 0 -> text("restore.action.noTable", file);
                  case 1 -> text("restore.action.table", file);
                  default -> text("restore.action.tables", tables, file);
                };
          };
      case Undo _ -> text("restore.action.undo");
      case Redo _ -> text("restore.action.redo");
    };
  }

  /// The same on the command line.
  default String command(Database database, RestoreWay way, List<String> tables) {
    String name = ShellWord.database(database);
    String inPlace = way == RestoreWay.IN_PLACE ? " --in-place" : "";
    return switch (this) {
      case Restore(Backup backup) ->
          "switchback restore "
              + name
              + " "
              + backup.id()
              + (way == RestoreWay.TABLES
                  ? tables.stream()
                      .map(table -> " --table " + ShellWord.quoted(table))
                      .collect(Collectors.joining())
                  : inPlace);
      case Point(Version to) ->
          "switchback restore " + name + " --to " + ShellWord.quoted(to.text()) + inPlace;
      case Undo _ -> "switchback undo " + name;
      case Redo _ -> "switchback redo " + name;
    };
  }
}
