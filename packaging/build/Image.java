import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes the directory that a person unpacks and starts:
/// `Image.java PROJECT APPLICATION_JAR CLASS_PATH MAIN_CLASS FLAGS`.
///
/// `target/switchback` gets `runtime` (the parts of the JDK that are needed), `lib` (jars, native
/// libraries, caches) and `bin` (the launchers). It can be moved and copied as a whole.
public final class Image {
  /// Beyond what the byte code refers to: dates and numbers of the languages the window speaks.
  private static final String EXTRA_MODULES = "jdk.localedata";

  private static final String LOCALES = "en,de";
  private static final Pattern NATIVE = Pattern.compile("[^/]+\\.(so|dll|dylib)");
  private static final Pattern NATIVE_FOLDERED = Pattern.compile(".+\\.(so|dll|dylib)");
  private static final boolean WINDOWS = File.separatorChar == '\\';

  private final Path project;
  private final Path image;
  private final Path lib;

  /// Where each library was copied from.
  private final Map<Path, Path> originals = new HashMap<>();

  private Image(Path project) {
    this.project = project;
    this.image = project.resolve("target/switchback");
    this.lib = image.resolve("lib");
  }

  public static void main(String[] args) throws Exception {
    new Image(Path.of(args[0])).make(Path.of(args[1]), args[2], args[3], args[4]);
  }

  private void make(Path application, String classPath, String mainClass, String flags)
      throws IOException, InterruptedException {
    Files.createDirectories(lib);
    List<Path> jars = collectJars(application, classPath);
    linkRuntime(jars);
    extractNativeLibraries(jars);
    writeLaunchers(jars, mainClass, flags);
    copyCompanyFiles();
    Training.train(image);
  }

  /// The jars that hold classes, in the order of the class path, as `lib/…`; strangers are deleted.
  private List<Path> collectJars(Path application, String classPath) throws IOException {
    List<Path> wanted = new ArrayList<>();
    wanted.add(copy(application, lib.resolve("switchback.jar")));
    for (String entry : classPath.split(File.pathSeparator)) {
      Path jar = Path.of(entry);
      if (entry.endsWith(".jar") && holdsClasses(jar)) {
        Path to = lib.resolve(jar.getFileName());
        originals.put(to, jar);
        wanted.add(isZstd(jar) ? copyClasses(jar, to) : copy(jar, to));
      }
    }
    try (Stream<Path> present = Files.list(lib)) {
      for (Path jar : present.filter(file -> file.toString().endsWith(".jar")).toList()) {
        if (!wanted.contains(jar)) {
          Files.delete(jar);
        }
      }
    }
    return wanted;
  }

  /// JavaFX's jars without a platform in their name are empty.
  private static boolean holdsClasses(Path jar) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      return content.stream().anyMatch(entry -> entry.getName().endsWith(".class"));
    }
  }

  /// With its time, which the cache of classes looks at.
  private static Path copy(Path from, Path to) throws IOException {
    return Files.copy(
        from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static boolean isZstd(Path jar) {
    return jar.getFileName().toString().startsWith("zstd-jni");
  }

  /// Without the native libraries, which it brings for some twenty systems; the one of this system
  /// lies beside it.
  private static Path copyClasses(Path from, Path to) throws IOException {
    try (JarFile content = new JarFile(from.toFile());
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(to))) {
      for (JarEntry entry : content.stream().toList()) {
        if (!NATIVE_FOLDERED.matcher(entry.getName()).matches()) {
          JarEntry kept = new JarEntry(entry.getName());
          kept.setTime(entry.getTime());
          out.putNextEntry(kept);
          try (InputStream bytes = content.getInputStream(entry)) {
            bytes.transferTo(out);
          }
        }
      }
    }
    return Files.setLastModifiedTime(to, Files.getLastModifiedTime(from));
  }

  private void linkRuntime(List<Path> jars) throws IOException {
    Path runtime = image.resolve("runtime");
    String modules = neededModules(jars) + "," + EXTRA_MODULES;
    Path note = image.resolve("runtime/linked-from");
    String linkedFrom = Runtime.version() + "\n" + modules + "\n";
    if (Files.exists(note) && Files.readString(note).equals(linkedFrom)) {
      return;
    }
    delete(runtime);
    int result =
        run(
            "jlink",
            "--add-modules",
            modules,
            "--include-locales",
            LOCALES,
            "--strip-java-debug-attributes",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-2",
            "--output",
            runtime.toString());
    if (result != 0) {
      // A JDK may come without the means to link; the launcher then looks for a Java by itself.
      delete(runtime);
      System.out.println("This JDK can't link a runtime. The launcher will look for Java 25.");
      return;
    }
    Files.writeString(note, linkedFrom);
  }

  private String neededModules(List<Path> jars) {
    ToolProvider jdeps = ToolProvider.findFirst("jdeps").orElseThrow();
    var answer = new java.io.StringWriter();
    List<String> words =
        new ArrayList<>(
            List.of(
                "--print-module-deps",
                "--ignore-missing-deps",
                "--multi-release",
                "25",
                "--class-path",
                lib.resolve("*").toString()));
    jars.forEach(jar -> words.add(jar.toString()));
    int result =
        jdeps.run(
            new java.io.PrintWriter(answer, true),
            new java.io.PrintWriter(System.err, true),
            words.toArray(String[]::new));
    if (result != 0) {
      throw new IllegalStateException("jdeps failed: " + answer);
    }
    return answer.toString().lines().reduce((first, last) -> last).orElseThrow().strip();
  }

  private static int run(String tool, String... words) {
    Optional<ToolProvider> found = ToolProvider.findFirst(tool);
    return found.map(provider -> provider.run(System.out, System.err, words)).orElse(1);
  }

  /// Beside the jars: unpacked at every start, they would cost time and leave litter.
  private void extractNativeLibraries(List<Path> jars) throws IOException {
    Path javafx = WINDOWS ? Files.createDirectories(image.resolve("bin")) : lib;
    for (Path jar : jars) {
      String name = jar.getFileName().toString();
      if (name.startsWith("zstd-jni")) {
        extract(originals.get(jar), Pattern.compile(Pattern.quote(zstdFolder()) + "/[^/]+"), lib);
      } else if (name.startsWith("sqlite-jdbc")) {
        extract(jar, Pattern.compile(Pattern.quote(sqliteFolder()) + "/[^/]+"), lib);
      } else if (name.startsWith("javafx")) {
        extract(jar, NATIVE, javafx);
      }
    }
  }

  private static void extract(Path jar, Pattern wanted, Path folder) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      for (JarEntry entry : content.stream().toList()) {
        if (wanted.matcher(entry.getName()).matches()) {
          String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
          try (InputStream bytes = content.getInputStream(entry)) {
            Files.copy(bytes, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
          }
        }
      }
    }
  }

  /// Where sqlite-jdbc keeps the library for this machine.
  private static String sqliteFolder() {
    String name = System.getProperty("os.name");
    String system =
        WINDOWS ? "Windows" : name.startsWith("Mac") ? "Mac" : isMusl() ? "Linux-Musl" : name;
    String processor = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "aarch64";
    return "org/sqlite/native/" + system + "/" + processor;
  }

  /// Where zstd-jni keeps the library for this machine.
  private static String zstdFolder() {
    String name = System.getProperty("os.name");
    boolean isMac = name.startsWith("Mac");
    String processor = System.getProperty("os.arch");
    return (WINDOWS ? "win" : isMac ? "darwin" : "linux")
        + "/"
        + (isMac && processor.equals("amd64") ? "x86_64" : processor);
  }

  private static boolean isMusl() {
    return Files.exists(Path.of("/etc/alpine-release"));
  }

  private void writeLaunchers(List<Path> jars, String mainClass, String flags) throws IOException {
    Path bin = Files.createDirectories(image.resolve("bin"));
    List<String> names = jars.stream().map(jar -> jar.getFileName().toString()).toList();
    String unix = names.stream().map(jar -> "$lib/" + jar).collect(Collectors.joining(":"));
    String windows = names.stream().map(jar -> "%lib%\\" + jar).collect(Collectors.joining(";"));
    Path shell = writeLauncher("switchback", unix, mainClass, flags, bin);
    writeLauncher("switchback.bat", windows, mainClass, flags, bin);
    shell.toFile().setExecutable(true, false);
  }

  private Path writeLauncher(
      String name, String classPath, String mainClass, String flags, Path bin) throws IOException {
    String text =
        Files.readString(project.resolve("packaging/launcher").resolve(name))
            .replace("@CLASSPATH@", classPath)
            .replace("@MAIN@", mainClass)
            .replace("@FLAGS@", flags)
            .replace("@ZSTD@", zstdLibrary());
    return Files.writeString(bin.resolve(name), text);
  }

  /// The name that zstd-jni's library has got in `lib`.
  private String zstdLibrary() throws IOException {
    try (Stream<Path> files = Files.list(lib)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("libzstd-jni"))
          .findFirst()
          .orElse("libzstd-jni");
    }
  }

  private void copyCompanyFiles() throws IOException {
    copy(
        project.resolve("packaging/launcher/logging.properties"),
        lib.resolve("logging.properties"));
    for (String name : List.of("LICENSE", "NOTICE", "README.md")) {
      copy(project.resolve(name), image.resolve(name));
    }
    Path share = Files.createDirectories(image.resolve("share"));
    copy(
        project.resolve("packaging/linux/switchback.desktop"), share.resolve("switchback.desktop"));
    copy(project.resolve("assets/icons/switchback.svg"), share.resolve("switchback.svg"));
    copy(project.resolve("assets/icons/switchback-256.png"), share.resolve("switchback.png"));
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> below = Files.walk(folder)) {
      for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
