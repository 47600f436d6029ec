package dev.switchback.ui.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.migration.Allowance;
import dev.switchback.migration.Atomicity;
import dev.switchback.ui.app.SettingsPage;
import dev.switchback.ui.databasesettings.SuppliedViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SheetTextsTest {
  private static final Path ROOT = Path.of(System.getProperty("switchback.root", "."));
  private static final Pattern USED = Pattern.compile("[\"%]([a-z][A-Za-z]*(?:\\.[A-Za-z_]+)+)\"");
  private static final List<String> BANNED =
      List.of("successfully", "fake", "baseline", "revert", "corrupt", "fatal", "please");

  @Test
  void everyTextThatALayoutOrAClassNamesExists() {
    Set<String> missing = new TreeSet<>();
    sources()
        .filter(source -> source.text().contains("SheetTexts") || source.isLayout())
        .forEach(
            source -> {
              Matcher matcher = USED.matcher(source.text());
              while (matcher.find()) {
                String key = matcher.group(1);
                boolean prefix =
                    SheetTexts.BUNDLE.keySet().stream().anyMatch(k -> k.startsWith(key + '.'));
                if (!SheetTexts.BUNDLE.containsKey(key)
                    && !prefix
                    && !key.endsWith(".fxml")
                    && !key.endsWith(".db")
                    && !key.startsWith("dev.")
                    && System.getProperty(key) == null) {
                  missing.add(key);
                }
              }
            });

    assertThat(missing).isEmpty();
  }

  /// A constant without its text breaks the sheet only when somebody meets it.
  @Test
  void everyConstantHasItsText() {
    Map<String, Class<? extends Enum<?>>> families =
        Map.of(
            "review.allow", Allowance.class,
            "review.manner", Atomicity.class,
            "settings.page", SettingsPage.class,
            "settings.supplied.a", SuppliedViewModel.Kind.class,
            "settings.supplied.kind", SuppliedViewModel.Kind.class,
            "settings.supplied.help", SuppliedViewModel.Kind.class);

    Set<String> missing = new TreeSet<>();
    families.forEach(
        (prefix, type) -> {
          for (Enum<?> constant : type.getEnumConstants()) {
            String key = prefix + '.' + constant.name();
            if (!SheetTexts.BUNDLE.containsKey(key)) {
              missing.add(key);
            }
          }
        });

    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextIsUsed() {
    String all = String.join("\n", sources().map(Source::text).toList());
    Set<String> unused = new TreeSet<>();
    for (String key : SheetTexts.BUNDLE.keySet()) {
      String prefix = key.substring(0, key.lastIndexOf('.'));
      boolean constant = key.substring(key.lastIndexOf('.') + 1).matches("[A-Z_]+|[a-z-]+");
      if (!all.contains('"' + key + '"')
          && !all.contains('%' + key)
          && !(constant && (all.contains('"' + prefix + '"') || all.contains(prefix + ".\"")))) {
        unused.add(key);
      }
    }

    assertThat(unused).isEmpty();
  }

  @Test
  void everyTextCanBeFilledIn() {
    for (String key : SheetTexts.BUNDLE.keySet()) {
      assertThat(new MessageFormat(SheetTexts.BUNDLE.getString(key), Locale.ENGLISH)).isNotNull();
    }
  }

  @Test
  void noTextUsesAWordThatIsNotUsedOnScreens() {
    for (String key : SheetTexts.BUNDLE.keySet()) {
      assertThat(SheetTexts.BUNDLE.getString(key).toLowerCase(Locale.ROOT).split("\\W+"))
          .as(key)
          .doesNotContainAnyElementsOf(BANNED)
          .isNotEqualTo(new String[] {"ok"});
    }
  }

  private record Source(Path file, String text) {
    boolean isLayout() {
      return file.toString().endsWith(".fxml") && text.contains("sheets.css");
    }
  }

  private static Stream<Source> sources() {
    return Stream.of("src/main/java/dev/switchback/ui", "src/main/resources/dev/switchback/ui")
        .flatMap(folder -> files(ROOT.resolve(folder)))
        .filter(file -> file.toString().endsWith(".java") || file.toString().endsWith(".fxml"))
        .map(
            file -> {
              try {
                return new Source(file, Files.readString(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
