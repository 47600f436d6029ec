package dev.switchback.ui.command;

import static dev.switchback.ui.sheet.SheetTexts.text;

import dev.switchback.command.CommandPlan;
import dev.switchback.command.CommandProposal;
import dev.switchback.command.ProjectCommand;
import dev.switchback.migration.Tool;
import dev.switchback.registry.Settings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Which command a project runs its migrations with: one of those that were found, or as somebody
/// writes it. Keeps nothing by itself.
public final class CommandChoice {
  private final ObservableList<CommandProposal> proposals = FXCollections.observableArrayList();
  private final ObjectProperty<Optional<CommandProposal>> taken =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Tool>> tool = new SimpleObjectProperty<>(Optional.empty());
  private final StringProperty line = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");
  private final StringProperty environment = new SimpleStringProperty("");
  private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private Optional<ProjectCommand> command = Optional.empty();

  CommandChoice() {
    tool.subscribe(_ -> read());
    line.subscribe(_ -> read());
    folder.subscribe(_ -> read());
    environment.subscribe(_ -> read());
    taken.subscribe(now -> now.ifPresent(it -> write(Optional.of(it.tool()), it.command())));
  }

  /// Shows what was found; opens by itself where nothing is kept yet.
  ///
  /// @param likely the tool whose history the database has
  /// @param fallback the folder of a command that isn't proposed
  void found(List<CommandProposal> all, Settings kept, Tool likely, Path fallback) {
    proposals.setAll(all);
    taken.set(Optional.empty());
    Optional<ProjectCommand> known = kept.command();
    if (known.isPresent()) {
      write(kept.commandTool(), known.get());
      taken.set(
          all.stream().filter(proposal -> proposal.command().equals(known.get())).findFirst());
    } else {
      line.set("");
      environment.set("");
      folder.set(fallback.toString());
      tool.set(Optional.of(likely).filter(CommandPlan.tools()::contains));
      taken.set(all.stream().findFirst());
    }
    open.set(known.isEmpty());
  }

  private void write(Optional<Tool> of, ProjectCommand known) {
    tool.set(of);
    line.set(known.line());
    folder.set(known.folder().toString());
    environment.set(
        new TreeMap<>(known.environment())
            .entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .collect(Collectors.joining("\n")));
  }

  /// Understands what the fields say now.
  private void read() {
    command = Optional.empty();
    problem.set(understand());
  }

  private String understand() {
    if (line.get().isBlank()) {
      return text("command.problem.line");
    }
    if (tool.get().isEmpty()) {
      return text("command.problem.tool");
    }
    if (folder.get().isBlank()) {
      return text("command.problem.folder");
    }
    Map<String, String> variables = new TreeMap<>();
    for (String variable : environment.get().lines().map(String::strip).toList()) {
      int sign = variable.indexOf('=');
      if (sign < 1 && !variable.isEmpty()) {
        return text("command.problem.environment", variable);
      }
      if (sign > 0) {
        variables.put(variable.substring(0, sign).strip(), variable.substring(sign + 1).strip());
      }
    }
    try {
      command =
          Optional.of(ProjectCommand.parse(line.get(), Path.of(folder.get().strip()), variables));
      return "";
    } catch (InvalidPathException e) {
      return text("command.problem.folder");
    } catch (IllegalArgumentException e) {
      return text("command.problem.quote");
    }
  }

  /// What somebody said; empty while [#problemProperty] says what is missing.
  Optional<Settings> in(Settings settings) {
    return command.flatMap(known -> tool.get().map(of -> settings.withCommand(of, known)));
  }

  /// Lets somebody say it anew.
  public void change() {
    open.set(true);
  }

  /// The commands that were found in the project.
  public ObservableList<CommandProposal> proposals() {
    return proposals;
  }

  /// The one of them that the fields were filled with; empty for one that somebody writes.
  public ObjectProperty<Optional<CommandProposal>> takenProperty() {
    return taken;
  }

  /// Whether it is asked for now.
  public ReadOnlyBooleanProperty openProperty() {
    return open.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<Tool>> toolProperty() {
    return tool;
  }

  /// The program and its arguments, without a verb.
  public StringProperty lineProperty() {
    return line;
  }

  public StringProperty folderProperty() {
    return folder;
  }

  /// The folder that is written down, when it can be one.
  Optional<Path> folder() {
    try {
      return folder.get().isBlank() ? Optional.empty() : Optional.of(Path.of(folder.get().strip()));
    } catch (InvalidPathException notOne) {
      return Optional.empty();
    }
  }

  /// What is added to its environment: one `NAME=VALUE` a line.
  public StringProperty environmentProperty() {
    return environment;
  }

  /// What is missing or can't be understood; empty when nothing is.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
