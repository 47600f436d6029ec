package dev.switchback.cli;

import dev.switchback.template.Template;
import dev.switchback.template.TemplateField;
import dev.switchback.template.TemplateValues;
import dev.switchback.words.TemplateWords;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// The fields of templates as options: `--table t --column 'c TEXT'`.
final class TemplateOptions {
  private TemplateOptions() {}

  static void addTo(CommandSpec command, TemplateWords words) {
    for (TemplateField field : TemplateField.values()) {
      command.addOption(
          OptionSpec.builder("--" + field.option())
              .paramLabel(label(field))
              .type(List.class)
              .auxiliaryTypes(String.class)
              .arity("1")
              .description(words.optionHelp(field).replace("%", "%%"))
              .build());
    }
  }

  private static String label(TemplateField field) {
    return switch (field.kind()) {
      case NAME -> "NAME";
      case NUMBER -> "N";
      case CHOICE -> "yes|no";
      case EXPRESSION, COLUMN_DEFINITION, DEFINITIONS, TABLE_DEFINITION, PAIR -> "SQL";
    };
  }

  static TemplateValues values(CommandSpec command) {
    Map<TemplateField, List<String>> texts = new EnumMap<>(TemplateField.class);
    for (TemplateField field : TemplateField.values()) {
      List<String> given =
          Optional.<List<String>>ofNullable(command.findOption("--" + field.option()).getValue())
              .orElse(List.of());
      if (field.times() == TemplateField.Times.ONCE && given.size() > 1) {
        throw new Usage("--" + field.option() + " can be given once only.");
      }
      if (!given.isEmpty()) {
        texts.put(field, given);
      }
    }
    return new TemplateValues(texts);
  }

  static Template template(String typed) {
    return Template.ofOption(typed)
        .orElseThrow(
            () ->
                new Usage(
                    "There is no template \""
                        + typed
                        + "\". Templates: "
                        + String.join(
                            ", ", Arrays.stream(Template.values()).map(Template::option).toList())
                        + "."));
  }
}
