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
      Map.of(
          "dev.switchback.sqlite.FileGate",
          "flushes, behind its own gate",
          "dev.switchback.sqlite.PlainFiles",
          "files of our own, through the gate",
          "dev.switchback.sqlite.CopyOut",
          "files that nobody uses, through the gate",
          "dev.switchback.sqlite.Header",
          "the first bytes, through the gate",
          "dev.switchback.sample.Damage",
          "a private copy, after its session is closed",
          "dev.switchback.sample.SampleShop",
          "migration files",
          "dev.switchback.source.FolderReader",
          "migration files",
          "dev.switchback.source.NewMigration",
          "migration files",
          "dev.switchback.ui.app.WindowMemory",
          "the layout of the window");

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
