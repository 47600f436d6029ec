package dev.switchback.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.failure.Failure;
import dev.switchback.migration.Allowance;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class DocumentationTest {
  private static final Path ROOT = Path.of(System.getProperty("switchback.root", "."));

  @Test
  void everyCommandAndEachOfItsOptionsIsDocumented() throws IOException {
    String text = documentation();
    CommandLine root = commands();
    List<String> missing = new ArrayList<>();
    root.getSubcommands()
        .forEach(
            (verb, command) -> {
              if (!text.contains("### `" + verb)) {
                missing.add(verb);
              }
              for (OptionSpec option : command.getCommandSpec().options()) {
                Stream.of(option.names())
                    .filter(name -> !text.contains("`" + name))
                    .forEach(name -> missing.add(verb + " " + name));
              }
            });

    assertThat(root.getSubcommands()).hasSizeGreaterThan(22);
    assertThat(missing).isEmpty();
  }

  @Test
  void everyOptionOfTheDocumentationExists() throws IOException {
    TreeSet<String> options =
        commands().getSubcommands().values().stream()
            .flatMap(command -> command.getCommandSpec().options().stream())
            .flatMap(option -> Stream.of(option.names()))
            .collect(Collectors.toCollection(TreeSet::new));
    options.add("--version");

    assertThat(found("`(--[a-z-]+)", documentation()).filter(name -> !options.contains(name)))
        .isEmpty();
  }

  @Test
  void everyExitCodeIsDocumentedWithItsMeaning() throws IOException {
    String text = documentation();

    assertThat(ExitCode.values())
        .allSatisfy(
            code ->
                assertThat(text).contains("| " + code.number() + " | " + code.meaning() + " |"));
  }

  @Test
  void everyAllowanceIsDocumentedAndInTheHelp() throws IOException {
    String text = documentation();
    String help =
        Objects.requireNonNull(commands().getSubcommands().get("run"))
            .getUsageMessage()
            .replaceAll("\\s+", " ");

    assertThat(Allowance.values())
        .allSatisfy(
            allowance -> {
              assertThat(text).contains("`" + allowance.option() + "`");
              assertThat(help).contains(allowance.option());
            });
  }

  @Test
  void everyJsonFieldThatTheScenariosPrintIsDocumented() throws IOException {
    String text = documentation();
    String scenario = Files.readString(ROOT.resolve("src/test/resources/scenarios/json.txt"));
    List<String> fields =
        found("(?m)^> +\"(\\w+)\": (?!<n>,?$|\\d+,?$)", scenario)
            .filter(field -> !field.equals("notes") && !field.equals("users"))
            .distinct()
            .toList();

    assertThat(fields).hasSizeGreaterThan(60);
    assertThat(fields.stream().filter(field -> !text.contains("`" + field + "`"))).isEmpty();
  }

  @Test
  void everyFailureCodeIsDocumented() throws IOException {
    String text = documentation();
    String sources =
        Stream.of(Failure.class.getPermittedSubclasses())
            .map(type -> "src/main/java/" + type.getName().replace('.', '/') + ".java")
            .map(ROOT::resolve)
            .map(DocumentationTest::read)
            .collect(Collectors.joining());

    List<String> codes = found("super\\(\"([a-z-]+)\"", sources).toList();

    assertThat(codes).hasSize(Failure.class.getPermittedSubclasses().length);
    assertThat(codes.stream().filter(code -> !text.contains("`" + code + "`"))).isEmpty();
  }

  @Test
  void everyHelpTextIsWrittenInSentences() {
    commands()
        .getSubcommands()
        .forEach(
            (verb, command) -> {
              assertThat(command.getCommandSpec().usageMessage().description())
                  .as(verb)
                  .isNotEmpty()
                  .allSatisfy(line -> assertThat(line).endsWith("."));
              assertThat(command.getCommandSpec().options())
                  .allSatisfy(
                      option ->
                          assertThat(String.join(" ", option.description()))
                              .as(verb + " " + option.longestName())
                              .endsWith("."));
            });
  }

  private static Stream<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map((MatchResult m) -> m.group(1));
  }

  private static String documentation() throws IOException {
    return Files.readString(ROOT.resolve("docs/cli.md"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static CommandLine commands() {
    PrintStream nowhere =
        new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, new StringReader(""), Console.Kind.PIPED);
    Path place = Path.of("").toAbsolutePath();
    return new CommandLineFace(new Face(console, Clock.systemUTC(), place, place, place))
        .commands();
  }
}
