package dev.switchback.source;

import dev.switchback.source.PythonToken.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a Python file assigns, read without running it.
///
/// @param docstring the text it begins with; empty when it begins otherwise
/// @param assigned at the top level, by name; of several assignments the last
/// @param classes by name
record PythonModule(
    String docstring, Map<String, PythonValue> assigned, Map<String, PythonClass> classes) {

  /// @param bases as written, without blanks: `migrations.Migration`
  record PythonClass(List<String> bases, Map<String, PythonValue> assigned) {}

  Optional<PythonValue> value(String name) {
    return Optional.ofNullable(assigned.get(name));
  }

  static PythonModule of(String text) {
    return new Reader().read(lines(PythonTokens.of(text)));
  }

  private static List<List<PythonToken>> lines(List<PythonToken> tokens) {
    List<List<PythonToken>> lines = new ArrayList<>();
    List<PythonToken> line = new ArrayList<>();
    for (PythonToken token : tokens) {
      if (token.kind() != Kind.END) {
        line.add(token);
      } else if (!line.isEmpty()) {
        lines.add(List.copyOf(line));
        line.clear();
      }
    }
    return lines;
  }

  private static final class Reader {
    private final Map<String, PythonValue> assigned = new LinkedHashMap<>();
    private final Map<String, PythonClass> classes = new LinkedHashMap<>();
    private Map<String, PythonValue> body = Map.of();
    private int bodyColumn;

    PythonModule read(List<List<PythonToken>> lines) {
      for (List<PythonToken> line : lines) {
        PythonToken first = line.getFirst();
        if (first.column() == 0) {
          body = Map.of();
          topLevel(line);
        } else if (body instanceof LinkedHashMap<String, PythonValue> open) {
          bodyColumn = bodyColumn == 0 ? first.column() : bodyColumn;
          if (first.column() == bodyColumn) {
            assign(line, open);
          }
        }
      }
      String docstring = lines.isEmpty() ? "" : PythonExpression.text(lines.getFirst()).orElse("");
      return new PythonModule(docstring, Map.copyOf(assigned), Map.copyOf(classes));
    }

    private void topLevel(List<PythonToken> line) {
      if (line.size() > 1 && line.getFirst().text().equals("class")) {
        Map<String, PythonValue> opened = new LinkedHashMap<>();
        body = opened;
        bodyColumn = 0;
        classes.put(line.get(1).text(), new PythonClass(bases(line), opened));
      } else {
        assign(line, assigned);
      }
    }

    private static List<String> bases(List<PythonToken> line) {
      StringBuilder written = new StringBuilder();
      line.stream()
          .skip(2)
          .filter(token -> !token.is("(") && !token.is(")") && !token.is(":"))
          .forEach(token -> written.append(token.text()));
      return List.of(written.toString().split(","));
    }

    /// `name = value`, `name: annotation = value`.
    private static void assign(List<PythonToken> line, Map<String, PythonValue> into) {
      if (line.size() < 3 || line.getFirst().kind() != Kind.NAME) {
        return;
      }
      boolean annotated = line.get(1).is(":");
      if (!annotated && !line.get(1).is("=")) {
        return;
      }
      for (int i = 1; i < line.size() - 1; i++) {
        if (line.get(i).is("=")) {
          into.put(
              line.getFirst().text(), PythonExpression.value(line.subList(i + 1, line.size())));
          return;
        }
      }
    }
  }
}
