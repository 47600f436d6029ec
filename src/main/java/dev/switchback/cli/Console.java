package dev.switchback.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Map;
import java.util.Optional;

/// Where the command line reads and writes: results go to one stream, everything else to the other.
final class Console {
  /// What replaces the signs that an old terminal can't show.
  private static final Map<Character, String> PLAIN =
      Map.of('\u202f', " ", '→', "->", '…', "...", '·', "-", '—', "-");

  private final PrintStream results;
  private final PrintStream messages;
  private final BufferedReader answers;
  private final Kind kind;

  Console(PrintStream results, PrintStream messages, Reader answers, Kind kind) {
    this.results = results;
    this.messages = messages;
    this.answers = new BufferedReader(answers);
    this.kind = kind;
  }

  // With the built-in provider of JDK 25, no terminal means no console.
  @SuppressWarnings("SystemConsoleNull")
  static Console ofThisProcess() {
    java.io.Console system = System.console();
    return new Console(
        System.out,
        System.err,
        new InputStreamReader(System.in, Charset.defaultCharset()),
        system != null && system.isTerminal() ? Kind.TERMINAL : Kind.PIPED);
  }

  Kind kind() {
    return kind;
  }

  /// A line of the result, on standard output.
  void result(String line) {
    results.println(showable(line, results.charset()));
    results.flush();
  }

  /// The one JSON document of a command.
  void document(Fields fields) {
    results.println(showableJson(fields.document(), results.charset()));
    results.flush();
  }

  /// A line that is about the work, on standard error.
  void message(String line) {
    messages.println(showable(line, messages.charset()));
    messages.flush();
  }

  /// Text without an end of line, on standard error.
  void unfinished(String text) {
    messages.print(showable(text, messages.charset()));
    messages.flush();
  }

  /// A line from standard input; empty at its end.
  Optional<String> answer() {
    try {
      return Optional.ofNullable(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Standard output, for the texts that picocli prints itself.
  PrintWriter results() {
    return writer(results);
  }

  /// Standard error, for the same.
  PrintWriter messages() {
    return writer(messages);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, stream.charset()), true);
  }

  static String showable(String text, Charset charset) {
    if (!charset.canEncode()) {
      return text;
    }
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      shown.append(encoder.canEncode(c) ? String.valueOf(c) : PLAIN.getOrDefault(c, "?"));
    }
    return shown.toString();
  }

  static String showableJson(String document, Charset charset) {
    if (!charset.canEncode()) {
      return document;
    }
    CharsetEncoder encoder = charset.newEncoder();
    if (encoder.canEncode(document)) {
      return document;
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < document.length(); i++) {
      char c = document.charAt(i);
      // Halves of a pair can only be encoded together, so they are always escaped.
      shown.append(encoder.canEncode(c) ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return shown.toString();
  }

  /// What is at the other end.
  enum Kind {
    /// A person who can be asked, and a line that can be overwritten.
    TERMINAL,
    /// A file or another program.
    PIPED
  }
}
