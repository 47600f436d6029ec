package dev.switchback.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Who may open a file without SQLite. Closing one drops SQLite's locks on it in this process, so
/// each of them has to say why it never meets a database that is in use.
final class FilesTest {
  private static final Map<String, String> MAY_OPEN =
      Map.ofEntries(
          Map.entry("dev.switchback.sqlite.FileGate", "flushes, behind its own gate"),
          Map.entry("dev.switchback.sqlite.PlainFiles", "files of our own, through the gate"),
          Map.entry(
              "dev.switchback.sqlite.PackedFile", "packed files of our own, through the gate"),
          Map.entry("dev.switchback.sqlite.NewFile", "a new file of our own, through the gate"),
          Map.entry("dev.switchback.sqlite.CopyOut", "files that nobody uses, through the gate"),
          Map.entry("dev.switchback.sqlite.Header", "the first bytes, through the gate"),
          Map.entry("dev.switchback.salvage.PrivateBytes", "a private copy of a damaged file"),
          Map.entry("dev.switchback.salvage.LineEnds", "a private copy of a damaged file"),
          Map.entry("dev.switchback.salvage.KnownSchema", "a file of SQL statements"),
          Map.entry("dev.switchback.sample.Damage", "a private copy, after its session is closed"),
          Map.entry("dev.switchback.sample.SampleShop", "migration files"),
          Map.entry("dev.switchback.script.ScriptFile", "scripts of SQL, never over a database"),
          Map.entry("dev.switchback.source.TextFile", "migration files"),
          Map.entry("dev.switchback.source.FileTree", "migration files"),
          Map.entry("dev.switchback.source.CodeJar", "jars beside migration files"),
          Map.entry("dev.switchback.source.CodeFolder", "programs of migrations, as text"),
          Map.entry("dev.switchback.source.NewMigration", "migration files"),
          Map.entry(
              "dev.switchback.source.SmallText", "small files of a project, known by their names"),
          Map.entry(
              "dev.switchback.command.Aim",
              "a project's configuration, and its copy in a private folder"),
          Map.entry("dev.switchback.command.Project", "text files of a project"),
          Map.entry("dev.switchback.compare.RowExport", "a new file that somebody asked for"),
          Map.entry("dev.switchback.command.Spool", "what a program printed"),
          Map.entry("dev.switchback.ui.app.WindowMemory", "the layout of the window"));

  private static final Set<String> OPENING =
      Set.of(
          "newInputStream",
          "newOutputStream",
          "newBufferedReader",
          "newBufferedWriter",
          "newByteChannel",
          "readAllBytes",
          "readAllLines",
          "readString",
          "lines",
          "write",
          "writeString",
          "copy",
          "mismatch",
          "setLastModifiedTime",
          "setAttribute");

  private static final Set<String> STREAMS =
      Set.of(
          "java.io.FileInputStream",
          "java.io.FileOutputStream",
          "java.io.FileReader",
          "java.io.FileWriter",
          "java.io.RandomAccessFile",
          "java.util.Scanner",
          "java.util.zip.ZipFile",
          "java.util.jar.JarFile");

  @Test
  void onlyNamedClassesOpenFiles() {
    Set<String> opening =
        House.CLASSES.stream()
            .filter(FilesTest::opensFiles)
            .map(FilesTest::outermost)
            .collect(Collectors.toSet());
    assertThat(opening).as("classes that open files").isEqualTo(MAY_OPEN.keySet());
  }

  private static boolean opensFiles(JavaClass type) {
    return type.getCodeUnitCallsFromSelf().stream().anyMatch(FilesTest::opens);
  }

  private static boolean opens(JavaCall<?> call) {
    String owner = call.getTargetOwner().getName();
    return switch (owner) {
      case "java.nio.file.Files" -> OPENING.contains(call.getName());
      case "java.nio.channels.FileChannel" -> call.getName().equals("open");
      default -> STREAMS.contains(owner) && call.getName().equals("<init>");
    };
  }

  private static String outermost(JavaClass type) {
    return type.getName().replaceAll("\\$.*", "");
  }
}
