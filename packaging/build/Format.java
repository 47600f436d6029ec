import com.google.googlejavaformat.java.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Lays out every Java file below the given folders with google-java-format, or says which are not.
///
/// `Format.java --check|--write FOLDER…`: exit code 0 when all files are (now) in form, 1
/// otherwise.
/// It is a program of its own because the formatter needs the JDK that the code is written for,
/// while
/// Maven itself may run on an older one.
public final class Format {
  private static final int WIDTH = 100;

  private Format() {}

  public static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>();
    if (args[0].equals("--write")) {
      words.add("--replace");
    } else {
      words.addAll(List.of("--dry-run", "--set-exit-if-changed"));
    }
    for (int i = 1; i < args.length; i++) {
      for (String file : javaFilesBelow(Path.of(args[i]))) {
        words.add(file);
        if (args[0].equals("--write")) {
          wrapDocumentation(Path.of(file));
        }
      }
    }
    PrintWriter out = new PrintWriter(System.out, true);
    PrintWriter err = new PrintWriter(System.err, true);
    int result = new Main(out, err, System.in).format(words.toArray(String[]::new));
    out.flush();
    err.flush();
    System.exit(result);
  }

  /// Wraps lines of documentation that are too long. The formatter would wrap them as if they were
  /// ordinary comments, and so cut the documentation in two.
  private static void wrapDocumentation(Path file) throws IOException {
    List<String> before = Files.readAllLines(file);
    List<String> after = new ArrayList<>();
    String carried = "";
    for (String line : before) {
      String body = line.stripLeading();
      String indent = line.substring(0, line.length() - body.length());
      boolean cutOff =
          body.startsWith("// ")
              && !after.isEmpty()
              && after.getLast().stripLeading().startsWith("///");
      String rest = cutOff ? indent + "/" + body : line;
      if (!carried.isEmpty()) {
        if (rest.strip().matches("/// [^@#|*<-].*")) {
          rest = indent + "/// " + carried + " " + rest.strip().substring(4);
        } else {
          after.add(indent + "/// " + carried);
        }
        carried = "";
      }
      if (rest.length() > WIDTH && rest.stripLeading().startsWith("/// ")) {
        int space = rest.lastIndexOf(' ', WIDTH);
        if (space > indent.length() + 4) {
          carried = rest.substring(space + 1);
          rest = rest.substring(0, space);
        }
      }
      after.add(rest);
    }
    if (!after.equals(before)) {
      Files.write(file, after);
    }
  }

  private static List<String> javaFilesBelow(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).filter(name -> name.endsWith(".java")).sorted().toList();
    }
  }
}
