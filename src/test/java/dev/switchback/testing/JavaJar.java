package dev.switchback.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// A jar as somebody's own build would make it: sources compiled by the platform's compiler, and
/// the file that names them.
public final class JavaJar {
  private static final Pattern NAME =
      Pattern.compile(
          "package\\s+([\\w.]+);.*?public\\s+(?:final\\s+)?class\\s+(\\w+)", Pattern.DOTALL);

  private final Map<String, String> sources = new LinkedHashMap<>();
  private final Map<String, String> resources = new LinkedHashMap<>();
  private final List<String> named = new ArrayList<>();

  private JavaJar() {}

  public static JavaJar of(String... sources) {
    JavaJar jar = new JavaJar();
    for (String source : sources) {
      String name = nameOf(source);
      jar.sources.put(name, source);
      jar.named.add(name);
    }
    return jar;
  }

  /// The source of `com.example.NAME`, with `body` inside the class.
  public static String migration(String name, String version, String description, String body) {
    String kind = body.contains("void down(") ? "ReversibleCodeMigration" : "CodeMigration";
    return """
    package com.example;

    import dev.switchback.code.*;
    import java.util.*;

    public final class %s implements %s {
      public String version() { return "%s"; }
      public String description() { return "%s"; }
      %s
    }
    """
        .formatted(name, kind, version, description, body);
  }

  public JavaJar with(String entry, String content) {
    resources.put(entry, content);
    return this;
  }

  /// Names a class as a migration that isn't one, or isn't there.
  public JavaJar naming(String className) {
    named.add(className);
    return this;
  }

  /// A class that isn't named as a migration.
  public JavaJar withSource(String source) {
    sources.put(nameOf(source), source);
    return this;
  }

  private static String nameOf(String source) {
    Matcher name = NAME.matcher(source);
    if (!name.find()) {
      throw new AssertionError("No public class: " + source);
    }
    return name.group(1) + "." + name.group(2);
  }

  public Path write(Path file) {
    try {
      Path classes = Files.createTempDirectory("classes");
      compile(classes);
      try (OutputStream out = Files.newOutputStream(file);
          JarOutputStream jar = new JarOutputStream(out)) {
        put(
            jar,
            "META-INF/services/dev.switchback.code.CodeMigration",
            String.join("\n", named).getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> resource : resources.entrySet()) {
          put(jar, resource.getKey(), resource.getValue().getBytes(StandardCharsets.UTF_8));
        }
        try (Stream<Path> files = Files.walk(classes)) {
          for (Path compiled : files.filter(Files::isRegularFile).sorted().toList()) {
            String entry = classes.relativize(compiled).toString().replace('\\', '/');
            put(jar, entry, Files.readAllBytes(compiled));
          }
        }
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void compile(Path classes) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    List<JavaFileObject> units = new ArrayList<>();
    sources.forEach((name, text) -> units.add(new Source(name, text)));
    StringBuilder said = new StringBuilder();
    boolean done =
        compiler
            .getTask(
                null,
                null,
                problem -> said.append(problem).append('\n'),
                List.of("-d", classes.toString(), "-proc:none", "-g"),
                null,
                units)
            .call();
    if (!done) {
      throw new AssertionError(said.toString());
    }
  }

  private static void put(JarOutputStream jar, String entry, byte[] content) throws IOException {
    JarEntry same = new JarEntry(entry);
    same.setTime(0);
    jar.putNextEntry(same);
    jar.write(content);
    jar.closeEntry();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
